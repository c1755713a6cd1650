import assert from "node:assert/strict";
import { test } from "node:test";
import { readSlackIdentity } from "../../bot/identity.ts";
import { createDesk } from "../../builder/desk/create-desk.ts";
import { systemClock } from "../../lib/clock.ts";
import { silentLog } from "../../lib/log.ts";
import { createAuthority } from "../../operator/authority.ts";
import { requestsOfThread } from "../../store/app-requests.ts";
import { saveSlackTeam } from "../../store/slack-team.ts";
import { openParts, openStage, startStageBot, until } from "./stage.ts";

test("200 replies in a minute are all taken, in their order, and keep neither a stop nor another's ask waiting", async (context) => {
  const stage = await openStage(context);
  const { store } = stage;
  const started: string[] = [];
  const groupMembers = async () => [stage.idOf("platform1")];
  const desk = createDesk({
    home: "/nowhere",
    ...{
      store,
      clock: systemClock,
      log: silentLog,
      signal: () => undefined,
      stepBackup: async () => null,
      hasModel: true,
      findEntries: async () => null,
    },
    authority: createAuthority({ store, approverGroup: "platform-team", groupMembers }),
    start: async (requestId) => void started.push(requestId),
    switchApp: async () => "",
  });
  const parts = openParts(stage);
  const { slackTeamId } = await readSlackIdentity(parts.client, systemClock);
  await saveSlackTeam(store, slackTeamId, 0);
  await startStageBot(stage, desk, { parts });
  const channel = stage.channelId("requests");
  const say = async (handle: string, text: string, threadTs?: string) => {
    const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
    return (await stage.as(handle).chat.postMessage({ channel, text, ...thread })).ts ?? "";
  };
  const thread = await say("asker1", `<@${stage.botUserId}> collect our lunch orders`);
  const request = () => until("the request", async () => (await requestsOfThread(store, channel, thread))[0]);
  await request();
  const wishes = Array.from({ length: 200 }, (_, number) => `and column ${number}`);
  for (const text of wishes) await say("asker1", text, thread);
  const saidAt = performance.now();
  await say("asker1", "stop", thread);
  const other = await say("asker2", `<@${stage.botUserId}> a list of our rooms`);
  await until("another's ask", async () => (await requestsOfThread(store, channel, other))[0]);
  const stopped = await until("the stop", async () => {
    const one = await request();
    return one.stopRequestedBy !== null && one;
  });
  assert.ok(performance.now() - saidAt < 5_000, "not as long as Slack's limits would take for a word on each");
  assert.deepEqual(
    stopped.remarks.map(({ text }) => text),
    wishes,
  );
  const whispers = await until("the last word", async () => {
    const heard = await stage.ephemerals("asker1");
    return heard.at(-1)?.includes("stop") && heard;
  });
  assert.equal(whispers.length, 11, "ten of the wishes, and the stop");
  assert.match(whispers[9] ?? "", /What you say next here is taken, too, without a word for each\./);
});
