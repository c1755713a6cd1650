import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { createSlackClient } from "../../bot/slack-client.ts";
import type { Revision } from "../../builder/desk.ts";
import { silentLog } from "../../lib/log.ts";
import { addRequest } from "../../store/app-requests.ts";
import { unprocessedEnvelopes } from "../../store/envelopes.ts";
import type { HeardOutcome } from "../../store/message-tables.ts";
import { claimOutboundMessage, outboundMessageByKey } from "../../store/outbound-messages.ts";
import { openParts, openStage, startStageBot, until } from "./stage.ts";

test("an edit and a deletion of a person's message reach the desk in plain words, and who did it is told alone", async (context) => {
  const { say, stage, revisions, requests } = await listen(context, { kind: "told", say: "Noted." });
  const asker = stage.as("asker1");
  const ts = await say("a list of <#general> things");
  await stage.as("asker2").chat.postMessage({ channel: requests, text: "me too", thread_ts: ts });
  await asker.chat.update({ channel: requests, ts, text: "a list of *all* things" });
  await until("the edit", () => revisions.length === 1);
  await asker.chat.delete({ channel: requests, ts });
  await until("the deletion", () => revisions.length === 2);
  const place = { channelId: requests, threadTs: ts, messageTs: ts, personId: stage.idOf("asker1") };
  const [edited, deleted] = revisions;
  assert.deepEqual({ ...edited, revisedTs: "" }, { ...place, revisedTs: "", mentioned: false, ask: edited?.ask });
  assert.match(edited?.ask?.text ?? "", /a list of .*all.* things/);
  assert.equal(deleted?.ask, null);
  assert.notEqual(edited?.revisedTs, deleted?.revisedTs);
  await until(
    "an answer",
    async () => (await stage.ephemerals("asker1")).filter((one) => one === "Noted.").length === 1,
  );
});

test("a revision of what called the bot, or is said to it directly, says so", async (context) => {
  const { say, stage, revisions, requests } = await listen(context, { kind: "ignored" });
  const { chat, conversations } = stage.as("asker1");
  const ts = await say(`hi <@${stage.botUserId}>`);
  await chat.update({ channel: requests, ts, text: "never mind" });
  const direct = (await conversations.open({ users: stage.botUserId })).channel?.id ?? "";
  const told = await chat.postMessage({ channel: direct, text: "a list" });
  await chat.delete({ channel: direct, ts: told.ts ?? "" });
  await until("both", () => revisions.length === 2);
  assert.deepEqual(
    revisions.map(({ mentioned }) => mentioned),
    [true, true],
  );
});

test("what Slack changes by itself, and what we change, is no edit of a person's", async (context) => {
  const { say, stage, revisions, requests } = await listen(context, { kind: "ignored" });
  const ts = await say("see https://example.com");
  const bot = createSlackClient({ ...stage.slack, log: silentLog }).chat;
  const ours = await bot.postMessage({ channel: requests, text: "a card" });
  await bot.update({ channel: requests, ts: ours.ts ?? "", text: "the card" });
  await bot.delete({ channel: requests, ts: ours.ts ?? "" });
  await stage.as("asker1").reactions.add({ channel: requests, timestamp: ts, name: "eyes" });
  const last = await say("the last one");
  await stage.as("asker1").chat.update({ channel: requests, ts: last, text: "the very last one" });
  await until("the last edit", () => revisions.length > 0);
  assert.deepEqual(
    revisions.map(({ messageTs }) => messageTs),
    [last],
  );
});

test("an edit does not overtake the ask it is of", async (context) => {
  const stage = await openStage(context);
  const order: string[] = [];
  const held = Promise.withResolvers<void>();
  await startStageBot(stage, {
    receive: async () => {
      await held.promise;
      order.push("ask");
      return { kind: "started", requestId: "req_1" };
    },
    revise: async ({ ask }) => {
      order.push(ask === null ? "deletion" : "edit");
      return { kind: "ignored" };
    },
  });
  const channel = stage.channelId("requests");
  const { chat } = stage.as("asker1");
  const { ts = "" } = await chat.postMessage({ channel, text: `<@${stage.botUserId}> a list` });
  await chat.update({ channel, ts, text: `<@${stage.botUserId}> another list` });
  await chat.delete({ channel, ts });
  await until("all received", async () => (await unprocessedEnvelopes(stage.store)).length >= 3);
  held.resolve();
  await until("all done", () => order.length === 3);
  assert.deepEqual(order, ["ask", "edit", "deletion"]);
});

test("a message that calls us only since its edit is an ask, once", async (context) => {
  const stage = await openStage(context);
  const heard: string[] = [];
  await startStageBot(stage, {
    receive: async ({ text, messageTs }) => {
      heard.push(`ask: ${text} (${messageTs})`);
      return { kind: "started", requestId: "req_1" };
    },
    reply: async () => ({ kind: "ignored" }),
    revise: async () => ({ kind: "ignored" }),
  });
  const channel = stage.channelId("requests");
  const { chat } = stage.as("asker1");
  const { ts = "" } = await chat.postMessage({ channel, text: "a list of keys" });
  await chat.update({ channel, ts, text: `<@${stage.botUserId}> a list of keys` });
  await until("the ask", () => heard.length === 1);
  await until("all heard", async () => (await unprocessedEnvelopes(stage.store)).length === 0);
  assert.deepEqual(heard, [`ask: a list of keys (${ts})`]);
});

test("many edits are answered once, until something new is asked", async (context) => {
  const revised = { messageTs: "1.0", since: "apr_1" };
  const outcome: HeardOutcome = { kind: "taken", requestId: "req_1", as: "your ask as it stands now", revised };
  const { say, stage, revisions, requests } = await listen(context, outcome);
  const ts = await say("a list");
  const edit = async (text: string, count: number) => {
    await stage.as("asker1").chat.update({ channel: requests, ts, text });
    await until("the edit", () => revisions.length === count);
    await until("all heard", async () => (await unprocessedEnvelopes(stage.store)).length === 0);
  };
  const heard = async () => (await stage.ephemerals("asker1")).filter((one) => /Taken as: your ask/.test(one)).length;
  for (let number = 1; number <= 5; number += 1) await edit(`a list ${number}`, number);
  assert.equal(await heard(), 1);
  revised.since = "apr_2";
  await edit("a new list", 6);
  assert.equal(await heard(), 2);
});

test("what is said once to many edits is said again by the same one, which a kill may have cut off", async (context) => {
  const stage = await openStage(context);
  const { outbound } = openParts(stage);
  const place = { channelId: stage.channelId("requests"), personId: stage.idOf("asker1"), key: "revised:1" };
  const say = (saidBy: string) => outbound.sayToOne({ text: "Noted.", blocks: [], ...place, isOnce: true, saidBy });
  for (const saidBy of ["1.0", "2.0", "1.0", "3.0"]) await say(saidBy);
  assert.equal((await stage.ephemerals("asker1")).length, 2);
});

test("what a kill cut off as a direct message is finished as one", async (context) => {
  const stage = await openStage(context);
  const { outbound } = openParts(stage);
  const place = { channelId: stage.channelId("requests"), personId: stage.idOf("asker1"), key: "revised:1" };
  const claim = { key: place.key, channelId: place.personId, threadTs: null, contentHash: "x", at: 1 };
  await claimOutboundMessage(stage.store, claim);
  await outbound.sayToOne({ text: "Noted.", blocks: [], ...place });
  assert.deepEqual(await stage.ephemerals("asker1"), []);
  assert.ok((await outboundMessageByKey(stage.store, place.key))?.ts);
});

test("who pastes a secret by an edit is warned, once", async (context) => {
  const { say, stage, revisions, requests } = await listen(context, { kind: "ignored" });
  const ts = await say("a list");
  const place = { channelId: requests, threadTs: ts, messageTs: ts };
  const asked = { ...place, id: "req_1", slackTeamId: "T1", requesterId: stage.idOf("asker1"), text: "a list" };
  await addRequest(stage.store, { ...asked, inputs: [], appId: null, at: 1 });
  const { chat } = stage.as("asker1");
  for (const text of ["my password: hunter2000x", "a list, my password: hunter2000x"])
    await chat.update({ channel: requests, ts, text });
  await until("both edits", () => revisions.length === 2);
  const warnings = (await stage.ephemerals("asker1")).filter((one) => /password/i.test(one));
  assert.equal(warnings.length, 1);
  assert.doesNotMatch(JSON.stringify([warnings, revisions]), /hunter2000x/);
});

async function listen(context: TestContext, outcome: HeardOutcome) {
  const stage = await openStage(context);
  const revisions: Revision[] = [];
  await startStageBot(stage, {
    receive: async () => ({ kind: "started", requestId: "req_1" }),
    revise: async (revision) => {
      revisions.push(revision);
      return outcome;
    },
  });
  const requests = stage.channelId("requests");
  const say = async (text: string) => (await stage.as("asker1").chat.postMessage({ channel: requests, text })).ts ?? "";
  return { stage, revisions, requests, say };
}
