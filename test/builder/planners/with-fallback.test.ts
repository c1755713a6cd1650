import assert from "node:assert/strict";
import { test } from "node:test";
import type { Ask, Intent, PlanAnswer, Planner } from "../../../builder/planner.ts";
import { createRulesPlanner } from "../../../builder/planners/rules/create-rules-planner.ts";
import { createPlannerWithFallback } from "../../../builder/planners/with-fallback.ts";
import { KnownError } from "../../../lib/errors.ts";
import { silentLog } from "../../../lib/log.ts";
import type { Plan } from "../../../sdk/contract/plan.ts";
import { askFor } from "./rules/reading-fixture.ts";

const ASK = { requestId: "req_1", mayAsk: true } as Ask;
const DOWN = new KnownError("model_down", "The model does not answer.", "Reply *try again*.");
const WHOLE: PlanAnswer = { kind: "plan", plan: { leftOut: [] } as unknown as Plan };
const HALF: PlanAnswer = { kind: "plan", plan: { leftOut: ["the map"] } as unknown as Plan };

test("while the model is there, the rules are not asked", async () => {
  const planner = withRules(answering({ kind: "new_app" }, HALF), failing(new Error("asked")));
  assert.deepEqual(await planner.triage(ASK), { kind: "new_app" });
  assert.equal(await planner.plan(ASK), HALF);
});

test("where the model is gone, an ask that the rules understand whole goes on without it", async () => {
  const planner = withRules(failing(DOWN), answering({ kind: "new_app" }, WHOLE));
  assert.deepEqual(await planner.triage(ASK), { kind: "new_app" });
  assert.equal(await planner.plan(ASK), WHOLE);
});

test("where the rules would leave something out or ask, the model's failure stands", async () => {
  const answers: PlanAnswer[] = [HALF, { kind: "questions", questions: ["When?"] }, { kind: "cannot", reason: "no" }];
  for (const answer of answers) {
    const planner = withRules(failing(DOWN), answering({ kind: "new_app" }, answer));
    await assert.rejects(planner.triage(ASK), { code: "model_down" });
    await assert.rejects(planner.plan(ASK), { code: "model_down" });
  }
});

test("what the model says about the ask itself is no reason to ask the rules", async () => {
  const declined = new KnownError("declined", "The model declined.", "Say it in other words.");
  const planner = withRules(failing(declined), answering({ kind: "new_app" }, WHOLE));
  await assert.rejects(planner.plan(ASK), { code: "declined" });
});

test("where a rule of the ask would be dropped, the model's failure stands", async () => {
  const planner = withRules(failing(DOWN), createRulesPlanner());
  for (const rule of ["Nobody may delete an entry.", "HR only.", "Confidential!"])
    await assert.rejects(planner.plan(askFor(`A list of orders with name and dish. ${rule}`)), { code: "model_down" });
});

function withRules(model: Planner, rules: Planner): Planner {
  return createPlannerWithFallback({ model, rules, log: silentLog });
}

function answering(intent: Intent, answer: PlanAnswer): Planner {
  return { name: "rules", triage: async () => intent, plan: async () => answer };
}

function failing(error: Error): Planner {
  const fail = () => Promise.reject(error);
  return { name: "model", triage: fail, plan: fail };
}
