import assert from "node:assert/strict";
import { test } from "node:test";
import type { ReceivedAsk, ThreadReply } from "../../builder/desk.ts";
import { addRequest } from "../../store/app-requests.ts";
import { openParts, openStage, startStageBot, until } from "./stage.ts";

test("who was told directly, because the channel refused us, answers there as in the thread", async (context) => {
  const stage = await openStage(context);
  const parts = openParts(stage);
  const replies: ThreadReply[] = [];
  const asks: ReceivedAsk[] = [];
  await startStageBot(
    stage,
    {
      reply: async (reply) => {
        replies.push(reply);
        return { kind: "taken", requestId: "req_1", as: "v1 is right" };
      },
      receive: async (ask) => {
        asks.push(ask);
        return { kind: "started", requestId: "req_2" };
      },
    },
    { parts },
  );
  const place = { slackTeamId: "T1", channelId: "C0GONE", threadTs: "1.0", messageTs: "1.0" };
  const ask = { requesterId: stage.idOf("asker1"), text: "a list", inputs: [], appId: null, at: 1 };
  await addRequest(stage.store, { ...place, ...ask, id: "req_1" });
  const personId = stage.idOf("asker1");
  const told = await parts.outbound.directMessage({ personId, key: "req_1:preview", text: "Is it right?", blocks: [] });
  assert.ok(told.kind === "posted");
  const say = (text: string, thread_ts?: string) =>
    stage.as("asker1").chat.postMessage({
      ...{ channel: told.channelId, text },
      ...(thread_ts === undefined ? {} : { thread_ts }),
    });

  await say("show the price, too", told.ts);
  await say("looks right");
  await say("a list of all our keys");
  await until("all of it", () => replies.length === 2 && asks.length === 1);
  assert.deepEqual(
    replies.map(({ text, channelId, threadTs, mentioned }) => [text, channelId, threadTs, mentioned]).toSorted(),
    [
      ["looks right", "C0GONE", "1.0", true],
      ["show the price, too", "C0GONE", "1.0", true],
    ],
  );
  assert.equal(asks[0]?.text, "a list of all our keys");
});
