import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { type Revision, WHOLE_ASK } from "../../../builder/desk.ts";
import { sha256 } from "../../../lib/ids.ts";
import { endRequest, requestById, setStage } from "../../../store/app-requests.ts";
import { approvalById, openApproval } from "../../../store/approvals.ts";
import { goLive } from "../../fakes/live-app.ts";
import { addApp, NOON } from "../../fakes/registry.ts";
import { ASK, newDesk } from "./new-desk.ts";

async function setUp(t: TestContext) {
  const scene = await newDesk(t);
  let at = 20;
  const revise = (text: string | null, given: Partial<Revision> = {}) => {
    at += 1;
    const place = { channelId: "C1", threadTs: "1.0", messageTs: "0.5", revisedTs: `${at}.0`, personId: "UASKER" };
    return scene.desk.revise({
      ...place,
      mentioned: false,
      ask: text === null ? null : { text, inputs: [] },
      ...given,
    });
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

test("until the plan is agreed, the last edit is the ask, in whatever order edits come", async (t) => {
  const { ask, revise, request, store, requestId } = await setUp(t);
  for (const stage of ["received", "understand", "plan"]) {
    await setStage(store, requestId, stage, NOON);
    const taken = await revise(`weekly, please (${stage})`);
    assert.equal(taken.kind === "taken" && taken.as, "your ask as it stands now");
    assert.equal((await request())?.text, `weekly, please (${stage})`);
  }
  assert.deepEqual(await revise("an older edit", { revisedTs: "20.5" }), { kind: "ignored" });
  const planId = await ask("plan");
  for (let edit = 0; edit < 50; edit += 1) {
    const taken = await revise(`edit ${edit}`);
    assert.equal(taken.kind, "taken");
    assert.equal(taken.kind === "taken" && taken.revised?.since, planId, "all of them are said once");
  }
  assert.equal((await request())?.text, "edit 49");
  assert.deepEqual((await request())?.remarks, []);
});

test("a plan or a question of older words is shown to nobody", async (t) => {
  const { revise, store, requestId } = await setUp(t);
  const of = sha256("collect lunch orders");
  await revise("collect dinner orders");
  const whose = { releaseId: null, personId: "UASKER", groupHandle: null, expiresAt: NOON + 1 };
  const old = { id: "apr_1", requestId, kind: "plan" as const, round: 1, subjectHash: "a", ...whose };
  assert.equal((await openApproval(store, old, NOON, of)).status, "superseded");
  const fresh = { ...old, id: "apr_2", round: 2 };
  assert.equal((await openApproval(store, fresh, NOON, sha256("collect dinner orders"))).status, "pending");
});

test("after the plan was agreed, an edit changes nothing and that is said", async (t) => {
  const { ask, desk, revise, request, store, requestId } = await setUp(t);
  const approvalId = await ask("plan");
  await desk.decide({ approvalId, personId: "UASKER", answer: "yes" });
  for (const stage of ["code", "preview", "approve", "deploy"]) {
    await setStage(store, requestId, stage, NOON);
    if (stage === "preview") await ask("preview");
    const told = await revise(`monthly, please (${stage})`);
    assert.match(told.kind === "told" ? told.say : "", /after its plan was agreed.*Say in its thread/);
  }
  assert.equal((await request())?.text, "collect lunch orders");
});

test("what came with an ask is changed with its words", async (t) => {
  const { revise, request } = await setUp(t);
  const whole = { kind: "text" as const, name: WHOLE_ASK, mediaType: "text/plain" };
  const link = { kind: "link" as const, name: "https://example.com" };
  await revise("long", { ask: { text: "long", inputs: [{ ...whole, content: "all of it" }, link] } });
  assert.deepEqual((await request())?.inputs, [{ ...whole, content: "all of it" }, link]);
  await revise("short again");
  assert.deepEqual((await request())?.inputs, [{ ...whole, content: "short again" }, link]);
});

test("a reply that nobody has taken up counts as it is edited, or not at all where it is deleted", async (t) => {
  const { desk, revise, request, store, requestId } = await setUp(t);
  await setStage(store, requestId, "code", NOON);
  const input = (name: string) => ({ kind: "link" as const, name });
  const say = (messageTs: string, text: string) =>
    desk.reply({ ...ASK, messageTs, text, inputs: [input(text)], mentioned: false });
  await say("11.0", "make it blue");
  await say("12.0", "and weekly");
  assert.equal((await revise("make it green", { messageTs: "11.0" })).kind, "taken");
  assert.deepEqual(await revise("else", { messageTs: "11.0", personId: "UOTHER" }), { kind: "ignored" });
  const words = async () => (await request())?.remarks.map(({ text }) => text);
  assert.deepEqual(await words(), ["make it green", "and weekly"]);
  const told = await revise(null, { messageTs: "11.0" });
  assert.match(told.kind === "told" ? told.say : "", /does not count/);
  assert.deepEqual(await words(), ["and weekly"]);
  assert.deepEqual((await request())?.inputs, [input("and weekly")]);
  assert.deepEqual((await request())?.remarks[0]?.inputs, { from: 0, count: 1 });
  const word = await revise("stop", { messageTs: "12.0" });
  assert.match(word.kind === "told" ? word.say : "", /only in a new message/);
  assert.deepEqual(await words(), ["and weekly"]);
});

test("who deletes a secret as they were told to hears that nothing is left to do", async (t) => {
  const { ask, desk, revise } = await setUp(t);
  await ask("plan");
  await desk.reply({ ...ASK, messageTs: "11.0", text: "the password is [secret], post it", mentioned: false });
  const told = await revise(null, { messageTs: "11.0" });
  assert.match(told.kind === "told" ? told.say : "", /^Thank you, it is gone from Slack\./);
});

test("of a reply that was taken up, its author hears that it was read already", async (t) => {
  const { ask, desk, revise, request, store, requestId } = await setUp(t);
  await ask("plan");
  const say = (messageTs: string, text: string) => desk.reply({ ...ASK, messageTs, text, mentioned: false });
  await say("11.0", "make it blue");
  for (const text of ["make it green", null]) {
    const told = await revise(text, { messageTs: "11.0" });
    const says =
      text === null ? /^I had read that before you deleted it, so / : /^I had read it already\. Say in a new/;
    assert.match(told.kind === "told" ? told.say : "", says);
  }
  assert.deepEqual(
    (await request())?.remarks.map(({ text }) => text),
    ["make it blue"],
  );
  await setStage(store, requestId, "plan", NOON);
  await say("12.0", "thanks");
  assert.deepEqual(await revise("thanks!", { messageTs: "12.0" }), { kind: "ignored" });
});

test("chatter that is edited into a wish is taken as if it were said now, once; a bare word is not", async (t) => {
  const { desk, revise, request, started, store, requestId } = await setUp(t);
  await setStage(store, requestId, "plan", NOON);
  const say = (messageTs: string, text: string, personId = "UASKER") =>
    desk.reply({ ...ASK, messageTs, text, personId, mentioned: false });
  for (const [ts, text] of [
    ["11.0", "thanks"],
    ["11.1", "lol"],
    ["11.2", "nice"],
  ] as const)
    assert.deepEqual(await say(ts, text), { kind: "ignored" });
  const taken = await revise("thanks, please make it weekly", { messageTs: "11.0", revisedTs: "40.0" });
  assert.equal(taken.kind, "taken");
  assert.deepEqual(await revise("thanks, please make it weekly", { messageTs: "11.0", revisedTs: "40.0" }), taken);
  const again = await revise("thanks, please make it daily", { messageTs: "11.0" });
  assert.match(again.kind === "told" ? again.say : "", /^I had read it already\. Say in a new/);
  assert.deepEqual(
    (await request())?.remarks.map(({ text }) => text),
    ["thanks, please make it weekly"],
  );
  assert.deepEqual(await revise("thanks, great", { messageTs: "11.1" }), { kind: "ignored" });
  const word = await revise("stop", { messageTs: "11.2" });
  assert.match(word.kind === "told" ? word.say : "", /counts only in a new message/);
  assert.equal((await request())?.stopRequestedBy, null);
  assert.deepEqual(started, []);
});

test("chatter that an edit made an ask of is an ask: edited on it is that ask's, deleted it stops", async (t) => {
  const { desk, revise, store, requestId } = await setUp(t);
  const app = await addApp(store, "lunch", { ownerId: "UASKER" });
  await goLive(store, app, 1);
  await endRequest(store, requestId, "live", "v1 is live", NOON);
  const { threadTs } = app;
  const said = { ...ASK, threadTs, messageTs: "11.0", text: "thanks", mentioned: false };
  assert.deepEqual(await desk.reply(said), { kind: "ignored" });
  const question = { ...said, messageTs: "10.0", text: "who owns this?" };
  assert.equal((await desk.reply(question)).kind, "answered");
  const instead = await revise("add a price", { threadTs, messageTs: "10.0", revisedTs: "38.0" });
  assert.match(instead.kind === "told" ? instead.say : "", /^I had read it already\. Say in a new message/);
  const begun = await revise("thanks, please add a price", { threadTs, messageTs: "11.0", revisedTs: "40.0" });
  const id = begun.kind === "started" ? begun.requestId : "";
  const older = await revise("thanks, please add a prize", { threadTs, messageTs: "11.0", revisedTs: "39.0" });
  assert.deepEqual(older, { kind: "ignored" });
  const edited = await revise("thanks, please add a price and a total", {
    threadTs,
    messageTs: "11.0",
    revisedTs: "41.0",
  });
  assert.equal(edited.kind === "taken" && edited.requestId, id);
  assert.equal((await requestById(store, id))?.text, "thanks, please add a price and a total");
  const gone = await revise(null, { threadTs, messageTs: "11.0", revisedTs: "42.0" });
  assert.match(gone.kind === "told" ? gone.say : "", /^You deleted your ask, so I stop working on it/);
  assert.equal((await requestById(store, id))?.stopRequestedBy, "UASKER");
});

test("a call that is added to what was overheard is answered", async (t) => {
  const { desk, revise, store, requestId } = await setUp(t);
  await setStage(store, requestId, "plan", NOON);
  const said = { ...ASK, messageTs: "12.0", personId: "UOTHER", text: "weekly would be nice", mentioned: false };
  assert.deepEqual(await desk.reply(said), { kind: "ignored" });
  const answer = await revise("weekly would be nice", { messageTs: "12.0", personId: "UOTHER", mentioned: true });
  assert.equal(answer.kind, "refused");
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

test("what begins another try is not its ask: edited, it leaves the ask as it was", async (t) => {
  const { desk, revise, request, store, requestId } = await setUp(t);
  await endRequest(store, requestId, "refused", "no", NOON);
  const say = async (messageTs: string, text: string) => {
    const replied = await desk.reply({ ...ASK, messageTs, text, mentioned: false });
    return replied.kind === "started" ? replied.requestId : replied.kind;
  };
  const other = await say("11.0", "then only a page wiht the list");
  const edited = await revise("then only a page with the list", { messageTs: "11.0" });
  assert.equal(edited.kind, "taken");
  const asked = await requestById(store, other);
  assert.deepEqual(
    [asked?.text, asked?.remarks.map(({ text }) => text)],
    ["collect lunch orders", ["then only a page with the list"]],
  );
  await endRequest(store, other, "failed", "no", NOON + 1);
  const again = await say("12.0", "try again");
  assert.deepEqual(await revise("try again, please", { messageTs: "12.0" }), { kind: "ignored" });
  const told = await revise("try again, but weekly", { messageTs: "12.0" });
  assert.match(told.kind === "told" ? told.say : told.kind, /Say in a new message what should be different/);
  assert.equal((await requestById(store, again))?.text, "collect lunch orders");
  assert.equal((await request())?.text, "collect lunch orders");
});

test("what is tried again goes on by its ask as that is edited, and stops where it is deleted", async (t) => {
  const { desk, store } = await newDesk(t);
  const place = { ...ASK, threadTs: "7.0" };
  const first = await desk.receive({ ...place, messageTs: "7.0", text: "collect lunch orders" });
  await endRequest(store, first.kind === "started" ? first.requestId : "", "refused", "no", NOON);
  const again = await desk.reply({ ...place, messageTs: "8.0", text: "try again", mentioned: false });
  const requestId = again.kind === "started" ? again.requestId : "";
  const of = { channelId: "C1", threadTs: "7.0", messageTs: "7.0", personId: "UASKER", mentioned: true };
  for (const text of ["collect dinner orders", "collect breakfast orders"]) {
    const revised = await desk.revise({ ...of, revisedTs: `9.${text.length}`, ask: { text, inputs: [] } });
    assert.equal(revised.kind, "taken", text);
    assert.equal((await requestById(store, requestId))?.text, text);
  }
  const deleted = await desk.revise({ ...of, revisedTs: "10.0", ask: null });
  assert.match(deleted.kind === "told" ? deleted.say : deleted.kind, /^You deleted your ask/);
  assert.equal((await requestById(store, requestId))?.stopRequestedBy, "UASKER");
});
