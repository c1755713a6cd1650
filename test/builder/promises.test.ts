import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { assignmentForProblems, UNPROVEN } from "../../builder/assignments.ts";
import { composeManifest } from "../../builder/blueprints/compose-manifest.ts";
import { comparePromises } from "../../builder/promises.ts";
import type { Composition } from "../../sdk/contract/parts.ts";
import type { Plan } from "../../sdk/contract/plan.ts";
import { addRequest, requestById, setPlan } from "../../store/app-requests.ts";
import { plan as samplePlan } from "../bot/samples.ts";
import { goLive } from "../fakes/live-app.ts";
import { addApp, NOON, openTestStore, TEAM } from "../fakes/registry.ts";
import { lunch, PRICE } from "./blueprints/samples.ts";

const MONTHS_LATER = Date.parse("2026-06-18T07:00:00Z");
const DUE = { name: "until", label: "Until", type: "date" };

test("known parts planned again months later promise nothing new and give nothing up", async (t) => {
  const compare = await open(t, lunch([DUE]));
  assert.deepEqual(await compare(lunch([DUE])), { isNew: [], dropped: [] });
});

test("of a new column only what tells of it is new, and what is promised with it is not given up", async (t) => {
  const compare = await open(t, lunch([DUE]));
  assert.deepEqual(await compare(lunch([DUE, PRICE])), { isNew: ["visit /orders"], dropped: [] });
});

test("what goes with a column or a part is named", async (t) => {
  const withPrice = await open(t, lunch([PRICE]));
  assert.deepEqual(await withPrice(lunch()), { isNew: ["visit /orders"], dropped: ["visit /orders"] });
  const withPost = await open(t, lunch());
  const { parts, language } = lunch();
  const silent = { language, parts: parts.filter(({ part }) => part !== "digest") };
  assert.deepEqual(await withPost(silent), { isNew: [], dropped: ["fire post-summary", "fire post-summary"] });
});

test("a Plan taken up from a stopped request is compared as of the day it was made", async (t) => {
  const compare = await open(t, lunch([DUE]));
  assert.deepEqual(await compare(lunch([DUE]), { takenUpAfterDays: 9 }), { isNew: [], dropped: [] });
});

test("the agent that proves a correction may add a check, and change nothing else of app.yaml", () => {
  const problem = { check: "app.yaml", message: `app.yaml: ${UNPROVEN.message}: ${UNPROVEN.fix}`, fix: UNPROVEN.fix };
  assert.match(
    assignmentForProblems(samplePlan, [problem]),
    /of app\.yaml change nothing but that you add the checks that are asked for\./,
  );
  const other = { check: "types", message: "app.ts line 3: no" };
  assert.match(assignmentForProblems(samplePlan, [other]), /change neither app\.yaml nor what is checked\./);
});

/** An app that is live, made of these parts in March; compares a change of June with it. Checks by what they do. */
async function open(t: TestContext, before: Composition) {
  const { store } = openTestStore(t);
  const app = await addApp(store, "lunch-orders");
  const planFor = (composition: Composition, at: number): Plan => ({
    ...{ skill: "blueprints", summary: "Lunch.", details: "", leftOut: [], composition },
    manifest: composeManifest(composition, {
      ...{ name: "lunch-orders", title: "Lunch", purpose: "Lunch.", timeZone: "Europe/Paris", at: new Date(at) },
    }),
  });
  const request = async (id: string, plan: Plan, at: number, continuesId?: string) => {
    const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "1.0", messageTs: id, requesterId: "U1" };
    const more = continuesId === undefined ? {} : { continuesId };
    await addRequest(store, { ...place, id, text: "lunch", inputs: [], appId: app.id, at, ...more });
    await setPlan(store, id, plan, at);
    return (await requestById(store, id)) ?? assert.fail();
  };
  const live = planFor(before, NOON);
  await request("req_1", live, NOON);
  await goLive(store, app, 1, "req_1", { manifest: live.manifest });
  return async (after: Composition, { takenUpAfterDays = 0 } = {}) => {
    const plan = planFor(after, MONTHS_LATER);
    const asked = await request("req_2", plan, MONTHS_LATER);
    const later = MONTHS_LATER + takenUpAfterDays * 86_400_000;
    const changing = takenUpAfterDays === 0 ? asked : await request("req_3", plan, later, "req_2");
    const compared = (await comparePromises({ store }, changing, plan, plan.manifest)) ?? assert.fail();
    const doing = (index: number, checks = plan.manifest.checks) => {
      const check = checks[index] ?? assert.fail();
      return "fire" in check ? `fire ${check.fire}` : "visit" in check ? `visit ${check.visit}` : check.command;
    };
    return {
      isNew: compared.isNew.map((index) => doing(index)),
      dropped: compared.dropped.map((index) => doing(index, compared.before.checks)),
    };
  };
}
