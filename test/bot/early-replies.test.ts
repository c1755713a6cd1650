import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { ReceivedAsk, ThreadReply } from "../../builder/desk.ts";
import { addRequest, requestsOfThread } from "../../store/app-requests.ts";
import { unprocessedEnvelopes } from "../../store/envelopes.ts";
import { openParts, openStage, quickClock, startStageBot, until } from "./stage.ts";

test("a reply that Slack sends before the ask of its thread is taken behind it", async (context) => {
  const { stage, heard, mention, reply } = await listen(context);
  // The ask comes twice, as a mention and as a message.
  await stage.control("faults", { reorder_events: 3 });
  const ask = await mention("a list");
  await reply(ask, "at 12, please");
  await until("both", () => heard.length === 2);
  assert.deepEqual(heard, ["ask: a list", "reply: at 12, please"]);
});

test("a call in a thread that Slack sends before the ask of the thread is no ask of its own", async (context) => {
  const { stage, heard, mention, settled } = await listen(context);
  await stage.control("faults", { reorder_events: 4 });
  const ask = await mention("a list");
  await mention("at 12, please", ask);
  await until("both", () => heard.length === 2);
  await settled();
  assert.deepEqual(heard, ["ask: a list", "call: at 12, please"]);
});

test("a reply in a direct message that Slack sends before its ask is no ask of its own", async (context) => {
  const { stage, heard, settled } = await listen(context);
  const { chat, conversations } = stage.as("asker1");
  const channel = (await conversations.open({ users: stage.botUserId })).channel?.id ?? "";
  await stage.control("faults", { reorder_events: 2 });
  const root = (await chat.postMessage({ channel, text: "a list" })).ts ?? "";
  await chat.postMessage({ channel, thread_ts: root, text: "at 12, please" });
  await until("both", () => heard.length === 2);
  await settled();
  assert.deepEqual(heard, ["ask: a list", "call: at 12, please"]);
});

test("a call below one that came before we were there is an ask of its own", async (context) => {
  const { stage, heard } = await listen(context);
  const asker = stage.as("asker1");
  const channel = (await asker.conversations.create({ name: "kitchen" })).channel?.id ?? "";
  const call = `<@${stage.botUserId}> a list`;
  const root = (await asker.chat.postMessage({ channel, text: call })).ts ?? "";
  await asker.conversations.invite({ channel, users: stage.botUserId });
  await asker.chat.postMessage({ channel, thread_ts: root, text: `${call}, as above` });
  await until("the ask", () => heard.length === 1);
  assert.deepEqual(heard, ["ask: a list, as above"]);
});

test("replies to an ask that failed once count as they stand when it is tried again, once, and what was said before it does not", async (context) => {
  const { stage, heard, mention, reply, fail, settled } = await listen(context);
  const channel = stage.channelId("requests");
  const asker = stage.as("asker1");
  const root = (await asker.chat.postMessage({ channel, text: "we should do something about lunch" })).ts ?? "";
  await reply(root, "oh yes");
  const mend = fail();
  await mention("a list", root);
  const edited = await reply(root, "at 12, please");
  const deleted = await reply(root, "and at 14");
  await asker.chat.update({ channel, ts: edited, text: "at 13, please" });
  await asker.chat.delete({ channel, ts: deleted });
  await reply(root, "in #food", "asker2");
  await until("the ask, alone", async () => (await unprocessedEnvelopes(stage.store)).length === 1);
  assert.deepEqual(heard, []);
  mend();
  await until("all", () => heard.length >= 3);
  await settled();
  assert.deepEqual(heard, ["ask: a list", "reply: at 13, please", "reply: in #food"]);
});

async function listen(context: TestContext) {
  const stage = await openStage(context);
  const heard: string[] = [];
  let isBroken = false;
  const receive = async ({ text, ...ask }: ReceivedAsk) => {
    if (isBroken) throw new Error("The registry is locked.");
    const { slackTeamId, channelId, threadTs, messageTs, personId: requesterId } = ask;
    const place = { slackTeamId, channelId, threadTs, messageTs };
    await addRequest(stage.store, { ...place, id: "req_1", requesterId, text, inputs: [], appId: null, at: 1 });
    heard.push(`ask: ${text}`);
    return { kind: "started" as const, requestId: "req_1" };
  };
  const reply = async ({ channelId, threadTs, text, mentioned }: ThreadReply) => {
    const isOurs = (await requestsOfThread(stage.store, channelId, threadTs)).length > 0;
    if (isOurs || !mentioned) heard.push(`${mentioned ? "call" : "reply"}: ${text}`);
    return { kind: "ignored" as const };
  };
  const revise = async () => ({ kind: "ignored" as const });
  // The ask is tried again for longer than the test waits, and sooner than anybody notices.
  const parts = openParts(stage, undefined, quickClock(10));
  await startStageBot(stage, { receive, reply, revise }, { parts });
  const channel = stage.channelId("requests");
  return {
    ...{ stage, heard },
    fail: () => {
      isBroken = true;
      return () => {
        isBroken = false;
      };
    },
    settled: () => until("all done", async () => (await unprocessedEnvelopes(stage.store)).length === 0),
    mention: async (text: string, thread_ts?: string) => {
      const place = thread_ts === undefined ? { channel } : { channel, thread_ts };
      return (await stage.as("asker1").chat.postMessage({ ...place, text: `<@${stage.botUserId}> ${text}` })).ts ?? "";
    },
    reply: async (thread_ts: string, text: string, who = "asker1") =>
      (await stage.as(who).chat.postMessage({ channel, thread_ts, text })).ts ?? "",
  };
}
