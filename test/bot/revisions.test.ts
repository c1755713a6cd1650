import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { createSlackClient } from "../../bot/slack-client.ts";
import type { Revision } from "../../builder/desk.ts";
import { silentLog } from "../../lib/log.ts";
import type { HeardOutcome } from "../../store/message-tables.ts";
import { openStage, startStageBot, until } from "./stage.ts";

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
  assert.deepEqual({ ...edited, revisedTs: "" }, { ...place, revisedTs: "", ask: edited?.ask });
  assert.match(edited?.ask?.text ?? "", /a list of .*all.* things/);
  assert.equal(deleted?.ask, null);
  assert.notEqual(edited?.revisedTs, deleted?.revisedTs);
  await until(
    "two answers",
    async () => (await stage.ephemerals("asker1")).filter((one) => one === "Noted.").length === 2,
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

async function listen(context: TestContext, outcome: HeardOutcome) {
  const stage = await openStage(context);
  const revisions: Revision[] = [];
  await startStageBot(stage, {
    revise: async (revision) => {
      revisions.push(revision);
      return outcome;
    },
  });
  const requests = stage.channelId("requests");
  const say = async (text: string) => (await stage.as("asker1").chat.postMessage({ channel: requests, text })).ts ?? "";
  return { stage, revisions, requests, say };
}
