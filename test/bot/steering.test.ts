import assert from "node:assert/strict";
import { test } from "node:test";
import type { ThreadReply } from "../../builder/desk.ts";
import { addRequest } from "../../store/app-requests.ts";
import { openStage, startStageBot, until } from "./stage.ts";

test("two who steer a build are told of each other in the thread, once, with what is taken first", async (context) => {
  const stage = await openStage(context);
  const [ana, jonas] = [stage.idOf("asker1"), stage.idOf("asker2")];
  const wishes: { personId: string; text: string | null }[] = [{ personId: ana, text: "weekly <!here>" }];
  let heard = 0;
  const reply = async ({ text, personId }: ThreadReply) => {
    heard += 1;
    wishes.push({ personId, text });
    return { kind: "taken" as const, requestId: "req_1", as: "a wish", together: [...wishes] };
  };
  await startStageBot(stage, { reply });
  const channel = stage.channelId("requests");
  const { ts: root = "" } = await stage.as("asker1").chat.postMessage({ channel, text: "a list" });
  const place = { slackTeamId: "T1", channelId: channel, threadTs: root, messageTs: root, requesterId: ana };
  await addRequest(stage.store, { ...place, id: "req_1", text: "a list", inputs: [], appId: null, at: 1 });
  const say = (handle: string, text: string) => stage.as(handle).chat.postMessage({ channel, thread_ts: root, text });
  const told = async () =>
    ((await stage.as("asker1").conversations.replies({ channel, ts: root })).messages ?? [])
      .filter((message) => message.bot_id !== undefined)
      .map(({ text }) => text);
  await say("asker2", "in green");
  await until("the word", async () => (await told()).length === 1);
  await say("asker1", "and at nine");
  await until("both", () => heard === 2);
  await until("an echo", async () => (await stage.ephemerals("asker1")).length > 0);
  assert.deepEqual(await told(), [
    `<@${jonas}> has also asked for: “in green”\n<@${ana}> and <@${jonas}>, you steer this together now. It is taken in this order:\n1. <@${ana}>: “weekly &lt;!here&gt;”\n2. <@${jonas}>: “in green”\nWhere one does not fit the other, the later one counts.`,
  ]);
});
