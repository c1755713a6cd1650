import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { BuilderDeps } from "../../builder/deps.ts";
import { showEnd, showProgress, stageWords } from "../../builder/progress.ts";
import type { Card } from "../../operator/announcer.ts";
import { addRequest, endRequest, requestById, setPlan } from "../../store/app-requests.ts";
import { expireApprovals, openApproval } from "../../store/approvals.ts";
import { plan } from "../bot/samples.ts";
import { createHandClock, NOON, openTestStore, TEAM } from "../fakes/registry.ts";

const COMPOSED = { ...plan, composition: { language: "en" as const, parts: [] } };

test("the card of an app of known parts says that it is put together, and of another that its code is written", async (t) => {
  const { store, codeStep } = open(t);
  assert.equal(await codeStep("model"), "Writing the code");
  assert.equal(await codeStep("rules"), "Putting it together from known parts");
  await setPlan(store, "req_1", COMPOSED, NOON);
  assert.equal(await codeStep("model"), "Putting it together from known parts");
  const request = await requestById(store, "req_1");
  assert.equal(request && stageWords(request), "Putting it together from known parts");
  await setPlan(store, "req_1", plan, NOON);
  assert.equal(await codeStep("rules"), "Writing the code");
  // Where somebody goes back to an earlier version nothing is written, wherever its stage is told.
  assert.equal(stageWords({ stage: "code", plan, returnsTo: "rel_1" }), "Bringing back the earlier version");
});

test("the card tells the moment, that somebody is waited for, and at the end when that was, however late it is told", async (t) => {
  const { store, deps, clock, shown } = open(t);
  const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "1.0", messageTs: "1.0", requesterId: "U1" };
  await addRequest(store, { ...place, id: "req_1", text: "lunch", inputs: [], appId: null, at: NOON });
  const times = () => shown.map(({ startedAt, at, isWaiting }) => [startedAt - NOON, at - NOON, isWaiting]).at(-1);
  clock.add(1_000);
  await showProgress(deps, "req_1", "plan");
  assert.deepEqual(times(), [0, 1_000, false]);
  const about = { subjectHash: "a", releaseId: null, personId: "U1", groupHandle: null, expiresAt: NOON + 9_000 };
  await openApproval(store, { id: "apr_1", requestId: "req_1", kind: "plan", round: 1, ...about }, NOON);
  await showProgress(deps, "req_1", "agree");
  assert.deepEqual(times(), [0, 1_000, true]);
  await expireApprovals(store, NOON + 9_000);
  await endRequest(store, "req_1", "cancelled", "", NOON + 9_000);
  clock.add(86_400_000);
  await showEnd(deps, "req_1", { kind: "expired" });
  assert.deepEqual(times(), [0, 9_000, false]);
});

function open(t: TestContext) {
  const { store } = openTestStore(t);
  const clock = createHandClock();
  const shown: Card[] = [];
  const announcer = { progress: async (_: string, card: Card) => void shown.push(card) };
  const deps = { store, clock, announcer, planner: { name: "model" } } as unknown as BuilderDeps;
  const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "1.0", messageTs: "1.0", requesterId: "U1" };
  const codeStep = async (planner: string) => {
    await addRequest(store, { ...place, id: "req_1", text: "lunch", inputs: [], appId: null, at: NOON });
    await showProgress({ ...deps, planner: { name: planner } } as unknown as BuilderDeps, "req_1", "code");
    return shown.at(-1)?.steps.find(({ state }) => state === "now")?.text;
  };
  return { store, codeStep, deps, clock, shown };
}
