import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { askQuestions, showPlan } from "../../builder/asking.ts";
import { approvalIdOf } from "../../builder/deciding.ts";
import type { BuilderDeps } from "../../builder/deps.ts";
import type { Ask } from "../../builder/planner.ts";
import { makePlan, triage } from "../../builder/planning.ts";
import { sha256 } from "../../lib/ids.ts";
import { addRemark, requestById } from "../../store/app-requests.ts";
import { approvalById } from "../../store/approvals.ts";
import { plan } from "../bot/samples.ts";
import { ASK, newDesk, showCard } from "./desk/new-desk.ts";

/** A planner that is edited at while it reads: by the words that stand for its turn. */
async function setUp(t: TestContext, edits: (string | null)[]) {
  const { desk, store, clock, requestId } = await newDesk(t);
  let revisedTs = 20;
  const edit = (text: string, messageTs = "0.5") => {
    revisedTs += 1;
    const place = { channelId: "C1", threadTs: "1.0", messageTs, revisedTs: `${revisedTs}.0`, personId: "UASKER" };
    return desk.revise({ ...place, mentioned: true, ask: { text, inputs: [] } });
  };
  const read: Ask[] = [];
  const readOne = async (ask: Ask) => {
    read.push(ask);
    const next = edits.shift();
    if (next) await edit(next, ask.remarks[0]?.ts);
  };
  const asked: unknown[] = [];
  const deps = {
    ...{ store, clock: { ...clock, sleep: async () => undefined }, log: { info: () => undefined } },
    requireRoom: () => undefined,
    channels: async () => [],
    doors: { open: async () => "/door" },
    announcer: {
      progress: async () => undefined,
      ask: async (_: string, question: unknown) => void asked.push(question),
    },
    planner: {
      triage: async (ask: Ask) => {
        await readOne(ask);
        return ask.text.endsWith("?") ? { kind: "question", answer: "no" } : { kind: "new_app" };
      },
      plan: async (ask: Ask) => {
        await readOne(ask);
        return { kind: "plan", plan: { ...plan, manifest: { ...plan.manifest, purpose: ask.text } } };
      },
    },
  } as unknown as BuilderDeps;
  const request = async () => await requestById(store, requestId);
  return { desk, deps, store, clock, requestId, edit, read, asked, request };
}

test("what was asked after a plan, too, is asked once: whatever the answer, the same questions do not come again", async (t) => {
  const { desk, deps, requestId, read } = await setUp(t, []);
  assert.equal((await makePlan(deps, requestId)).kind, "plan");
  const shown = { kind: "go" as const, needsApprovalBy: null, reasons: [] };
  await showPlan(deps, requestId, 1, shown, { askHash: sha256("collect lunch orders") });
  await showCard(deps.store, approvalIdOf(requestId, "plan", 1), "2.0");
  await desk.reply({ ...ASK, messageTs: "3.0", text: "please in #food and not in #sales", mentioned: false });
  await makePlan(deps, requestId);
  await askQuestions(deps, requestId, 2, {
    kind: "questions",
    questions: ["Shall I leave that out?"],
    of: sha256("collect lunch orders"),
  });
  await showCard(deps.store, approvalIdOf(requestId, "questions", 2), "4.0");
  const taken = await desk.reply({ ...ASK, messageTs: "5.0", text: "leave that out", mentioned: false });
  assert.equal(taken.kind === "taken" && taken.as, "your answer");
  await makePlan(deps, requestId);
  assert.deepEqual(
    read.map(({ mayAsk }) => mayAsk),
    [true, true, false],
  );
});

test("a plan is of the words that stand when it is done", async (t) => {
  const { deps, requestId, read, request } = await setUp(t, ["dinner orders", "breakfast orders", null]);
  const made = await makePlan(deps, requestId);
  assert.deepEqual(made, { kind: "plan", of: sha256("breakfast orders") });
  assert.deepEqual(
    read.map(({ text }) => text),
    ["collect lunch orders", "dinner orders", "breakfast orders"],
  );
  assert.equal((await request())?.plan?.manifest.purpose, "breakfast orders");
});

test("a wish that is edited while the planner reads it is in the plan as it stands", async (t) => {
  const { deps, store, requestId, read, request } = await setUp(t, ["make it green", null]);
  await addRemark(store, requestId, { ts: "11.0", personId: "UASKER", text: "make it blue" }, []);
  await makePlan(deps, requestId);
  assert.equal(read.length, 2);
  assert.deepEqual(
    (await request())?.remarks.map(({ text, takenBy }) => [text, takenBy]),
    [["make it green", "plan"]],
  );
});

test("an ask that is edited while it is read ends by what it says then", async (t) => {
  const { deps, requestId, edit } = await setUp(t, ["collect dinner orders", null]);
  await edit("can you collect?");
  assert.equal((await triage(deps, requestId)).kind, "new_app");
});

test("what is about older words is shown to nobody, and asked anew", async (t) => {
  const { deps, store, requestId, edit, asked } = await setUp(t, []);
  const made = await makePlan(deps, requestId);
  assert.equal(made.kind, "plan");
  const of = made.kind === "plan" ? made.of : "";
  await edit("dinner orders");
  const go = { kind: "go" as const, needsApprovalBy: null, reasons: [] };
  await showPlan(deps, requestId, 1, go, { askHash: of });
  await askQuestions(deps, requestId, 2, { kind: "questions", of, questions: ["When?"] });
  assert.deepEqual(asked, []);
  const statusOf = async (kind: "plan" | "questions", round: number) =>
    (await approvalById(store, approvalIdOf(requestId, kind, round)))?.status;
  assert.deepEqual([await statusOf("plan", 1), await statusOf("questions", 2)], ["superseded", "superseded"]);
});

test("what is said in many messages makes one plan; one alone waits for nothing, and a stop for none", async (t) => {
  const { desk, deps, store, clock, requestId, read } = await setUp(t, []);
  let left = 0;
  let waitedMs = 0;
  let saidTs = 20;
  const say = (text: string) => {
    saidTs += 1;
    return desk.reply({ ...ASK, messageTs: `${saidTs}.0`, text, mentioned: false });
  };
  const sleep = async (ms: number) => {
    clock.add(ms);
    waitedMs += ms;
    if (left > 0) await say(`and ${left--}`);
  };
  const plan = () => makePlan({ ...deps, clock: { ...clock, sleep } }, requestId);
  await say("in green");
  await plan();
  assert.equal(waitedMs, 0);
  left = 3;
  await say("and weekly");
  await plan();
  assert.equal(waitedMs, 4_000, "as long as they go on, and a second");
  assert.deepEqual(
    read.at(-1)?.remarks.map(({ text }) => text),
    ["in green", "and weekly", "and 3", "and 2", "and 1"],
  );
  left = 1_000;
  await say("and red");
  await plan();
  assert.equal(waitedMs, 19_000, "somebody who never stops talking gets a plan, too");
  await say("stop");
  await assert.rejects(plan(), { code: "stopped" });
  assert.equal(waitedMs, 19_000);
  assert.equal((await requestById(store, requestId))?.stopRequestedBy, "UASKER");
});
