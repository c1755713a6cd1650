import assert from "node:assert/strict";
import { test } from "node:test";
import type { ReceivedAsk } from "../../builder/desk.ts";
import { openStage, startStageBot, until } from "./stage.ts";

test("an ask in a channel reaches the desk once, in plain words, and is seen within a second", async (context) => {
  const stage = await openStage(context);
  const asks: ReceivedAsk[] = [];
  await startStageBot(stage, {
    receive: async (ask) => {
      asks.push(ask);
      return { kind: "started", requestId: "req_1" };
    },
  });
  const channel = stage.channelId("requests");
  const asker = stage.as("asker1");
  const began = Date.now();
  const posted = await asker.chat.postMessage({
    channel,
    text: `<@${stage.botUserId}> collect lunch orders & post them in <#${stage.channelId("food")}> for <@${stage.idOf("asker2")}>, see https://example.com/menu`,
  });
  const seen = await until("eyes", async () => {
    const answer = await asker.reactions.get({ channel, timestamp: posted.ts ?? "", full: true });
    return answer.message?.reactions?.some((reaction) => reaction.name === "eyes") === true && Date.now() - began;
  });
  assert.ok(seen < 1_000, `seen after ${seen} ms`);
  await until("the ask", () => asks.length > 0);
  assert.deepEqual(asks, [
    {
      slackTeamId: asks[0]?.slackTeamId,
      channelId: channel,
      threadTs: posted.ts,
      messageTs: posted.ts,
      personId: stage.idOf("asker1"),
      text: `collect lunch orders & post them in #food for @asker2 (${stage.idOf("asker2")}), see https://example.com/menu`,
      inputs: [
        { kind: "link", name: "https://example.com/menu", unread: "links are kept but not opened: paste what matters" },
      ],
    },
  ]);
});
