import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Revision } from "../../../builder/desk.ts";
import { endRequest, requestById, setStage } from "../../../store/app-requests.ts";
import { approvalById } from "../../../store/approvals.ts";
import { NOON } from "../../fakes/registry.ts";
import { newDesk } from "./new-desk.ts";

async function setUp(t: TestContext) {
  const scene = await newDesk(t);
  let at = 20;
  const revise = (text: string | null, given: Partial<Revision> = {}) => {
    at += 1;
    const place = { channelId: "C1", threadTs: "1.0", messageTs: "0.5", revisedTs: `${at}.0`, personId: "UASKER" };
    return scene.desk.revise({ ...place, ask: text === null ? null : { text, inputs: [] }, ...given });
  };
  const request = async () => await requestById(scene.store, scene.requestId);
  return { ...scene, revise, request };
}

test("an ask that is edited while its plan waits is planned anew, once", async (t) => {
  const { ask, revise, request, signals, store } = await setUp(t);
  const planId = await ask("plan");
  const taken = await revise("collect lunch orders until 11:00", { revisedTs: "30.0" });
  assert.match(taken.kind === "taken" ? taken.as : "", /your ask as it stands now/);
  assert.deepEqual(await revise("collect lunch orders until 11:00", { revisedTs: "30.0" }), taken);
  assert.equal((await request())?.text, "collect lunch orders until 11:00");
  assert.deepEqual((await request())?.remarks, []);
  assert.equal((await approvalById(store, planId))?.status, "change");
  assert.deepEqual(signals, [planId]);
});

test("one that is edited while a question waits answers it", async (t) => {
  const { ask, revise, request, store } = await setUp(t);
  const questionId = await ask("questions");
  await revise("collect lunch orders, post them in #food");
  assert.equal((await approvalById(store, questionId))?.status, "yes");
  assert.equal((await request())?.text, "collect lunch orders, post them in #food");
});

test("before there is a plan, the new words are heard; after it was agreed, they change nothing and that is said", async (t) => {
  const { ask, revise, request, store, requestId } = await setUp(t);
  await setStage(store, requestId, "plan", NOON);
  assert.equal((await revise("weekly, please")).kind, "taken");
  assert.deepEqual(
    (await request())?.remarks.map(({ text }) => text),
    ["weekly, please"],
  );
  for (const stage of ["code", "preview", "approve", "deploy"]) {
    await setStage(store, requestId, stage, NOON);
    if (stage === "preview") await ask("preview");
    const told = await revise(`monthly, please (${stage})`);
    assert.match(told.kind === "told" ? told.say : "", /after its plan was agreed.*Say in its thread/);
  }
  assert.equal((await request())?.text, "collect lunch orders");
});

test("one that is deleted stops its request, but not one that is going live", async (t) => {
  const { ask, revise, request, store, requestId } = await setUp(t);
  await setStage(store, requestId, "deploy", NOON);
  const late = await revise(null);
  assert.match(late.kind === "told" ? late.say : "", /going live this very moment/);
  await setStage(store, requestId, "agree", NOON);
  const planId = await ask("plan");
  const told = await revise(null);
  assert.match(told.kind === "told" ? told.say : "", /You deleted your ask, so I stop/);
  assert.equal((await request())?.stopRequestedBy, "UASKER");
  assert.equal((await approvalById(store, planId))?.status, "no");
});

test("of other messages, of other people and of what has ended, a revision changes nothing", async (t) => {
  const { revise, request, store, requestId } = await setUp(t);
  assert.deepEqual(await revise("collect lunch orders"), { kind: "ignored" }, "the same words");
  assert.deepEqual(await revise("else", { messageTs: "0.7" }), { kind: "ignored" });
  assert.deepEqual(await revise("else", { personId: "UOTHER" }), { kind: "ignored" });
  await endRequest(store, requestId, "cancelled", "no", NOON);
  assert.deepEqual(await revise(null), { kind: "ignored" });
  assert.equal((await request())?.text, "collect lunch orders");
});
