import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Revision } from "../../../builder/desk.ts";
import { requestById, requestsOfThread } from "../../../store/app-requests.ts";
import { verifyAudit } from "../../../store/audit.ts";
import { keepEarly, pruneEarlyRevisions } from "../../../store/early-revisions.ts";
import { earlyRevisions } from "../../../store/message-tables.ts";
import { NOON } from "../../fakes/registry.ts";
import { ASK, newDesk } from "./new-desk.ts";

/** An ask of its own thread at 5.0, and what is revised of it. */
async function setUp(t: TestContext) {
  const scene = await newDesk(t);
  const { desk, store } = scene;
  const place = { channelId: "C1", threadTs: "5.0", messageTs: "5.0", personId: "UASKER" };
  const revise = (text: string | null, revisedTs = "6.0", given: Partial<Revision> = {}) => {
    const ask = text === null ? null : { text, inputs: [] };
    return desk.revise({ ...place, revisedTs, mentioned: true, ask, ...given });
  };
  const ask = { ...ASK, ...place, text: "collect lunch orders" };
  const receive = () => desk.receive(ask);
  const request = async () => (await requestsOfThread(store, "C1", "5.0"))[0];
  return { ...scene, revise, ask, receive, request };
}

test("an ask that was deleted before it came is stopped as it is saved", async (t) => {
  const { revise, receive, request, started, store } = await setUp(t);
  assert.deepEqual(await revise(null), { kind: "ignored" });
  assert.equal(await request(), undefined);
  const received = await receive();
  assert.equal((await request())?.stopRequestedBy, "UASKER");
  assert.equal((await verifyAudit(store)).ok, true);
  assert.deepEqual(started, [received.kind === "started" ? received.requestId : ""]);
  assert.equal((await receive()).kind, "known", "after a crash in between");
  assert.deepEqual(await revise(null), { kind: "ignored" }, "the same deletion again");
});

test("one that was edited before it came is received as it stands", async (t) => {
  const { revise, receive, request } = await setUp(t);
  const link = { kind: "link" as const, name: "https://example.com" };
  await revise("collect dinner orders", "7.0", { ask: { text: "collect dinner orders", inputs: [link] } });
  await revise("collect breakfast orders", "6.0");
  await receive();
  assert.equal((await request())?.text, "collect dinner orders", "the last edit, in whatever order edits come");
  assert.deepEqual((await request())?.inputs, [link]);
  assert.equal((await request())?.stopRequestedBy, null);
  await revise("collect breakfast orders", "6.5");
  assert.equal((await request())?.text, "collect dinner orders", "an older edit that comes later still");
  await revise("collect cakes", "8.0");
  assert.equal((await request())?.text, "collect cakes");
});

test("a deletion stands, whatever edits come after it", async (t) => {
  const { revise, receive, request } = await setUp(t);
  await revise(null, "7.0");
  await revise("collect dinner orders", "6.0");
  await receive();
  assert.equal((await request())?.stopRequestedBy, "UASKER");
});

test("what others revise, and what was not said to us, is not kept", async (t) => {
  const { revise, receive, request, store } = await setUp(t);
  await revise(null, "6.0", { personId: "UOTHER" });
  await revise(null, "6.1", { messageTs: "5.5", mentioned: false });
  await receive();
  assert.equal((await request())?.stopRequestedBy, null);
  const kept = store.orm.select().from(earlyRevisions).all();
  assert.deepEqual(
    kept.map(({ messageTs, personId }) => [messageTs, personId]),
    [["5.0", "UOTHER"]],
  );
});

test("where the ask comes while its revision is being kept, one of the two finds the other", async (t) => {
  const { revise, receive, request, store, ask } = await setUp(t);
  await Promise.all([receive(), revise(null)]);
  assert.equal((await request())?.stopRequestedBy, "UASKER");
  const early = { ...ask, revisedTs: "9.0", ask: null, createdAt: NOON };
  assert.equal(await keepEarly(store, early, []), "known");
});

test("a reply that was edited before it came counts as it stands, one that was deleted not at all", async (t) => {
  const { desk, revise, store, requestId } = await setUp(t);
  const thread = { threadTs: "1.0", mentioned: false };
  await revise("make it green", "13.0", { ...thread, messageTs: "11.0" });
  await revise(null, "13.1", { ...thread, messageTs: "12.0" });
  const say = (messageTs: string, text: string) => desk.reply({ ...ASK, messageTs, text, mentioned: false });
  assert.equal((await say("11.0", "make it blue")).kind, "taken");
  assert.deepEqual(await say("12.0", "stop"), { kind: "ignored" });
  const mentioned = { ...ASK, messageTs: "14.0", text: "stop", mentioned: true };
  await revise(null, "15.0", { ...thread, messageTs: "14.0" });
  const told = await desk.reply(mentioned);
  assert.match(told.kind === "told" ? told.say : "", /does not count/);
  const request = await requestById(store, requestId);
  assert.deepEqual([request?.remarks.map(({ text }) => text), request?.stopRequestedBy], [["make it green"], null]);
  await revise("make it red", "12.5", { ...thread, messageTs: "11.0" });
  assert.equal((await requestById(store, requestId))?.remarks[0]?.text, "make it green", "an older edit");
});

test("a mention in a thread of others that was deleted before it came is stopped, too", async (t) => {
  const { desk, revise, request } = await setUp(t);
  await revise(null, "9.0", { messageTs: "8.0" });
  const ask = { ...ASK, threadTs: "5.0", messageTs: "8.0", text: "collect lunch orders" };
  assert.deepEqual(await desk.reply({ ...ask, mentioned: true }), { kind: "ignored" });
  await desk.receive(ask);
  assert.equal((await request())?.stopRequestedBy, "UASKER");
});

test("of what never comes only so much is kept, and not for long", async (t) => {
  const { revise, store } = await setUp(t);
  for (let number = 1; number <= 1_010; number += 1) await revise("x", `${number}.5`, { messageTs: `${number}.25` });
  const kept = () => store.orm.select().from(earlyRevisions).all();
  assert.equal(kept().length, 1_000);
  assert.ok(kept().some(({ messageTs }) => messageTs === "1010.25"));
  await pruneEarlyRevisions(store, NOON + 1);
  assert.deepEqual(kept(), []);
});
