import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { createPostForApp } from "../../bot/post-for-app.ts";
import { createDesk } from "../../builder/desk/create-desk.ts";
import { silentLog } from "../../lib/log.ts";
import { createAuthority } from "../../operator/authority.ts";
import { tellNotices } from "../../operator/notices.ts";
import { appPostByKey } from "../../store/app-posts.ts";
import { type App, claimName } from "../../store/apps.ts";
import { unprocessedEnvelopes } from "../../store/envelopes.ts";
import { feedbackOf } from "../../store/feedback.ts";
import { personById } from "../../store/people.ts";
import { saveSlackTeam } from "../../store/slack-team.ts";
import { addAppPost, goLive } from "../fakes/live-app.ts";
import { openParts, openStage, startStageBot, until } from "./stage.ts";

/** asker1 owns *lunch*, which is live and posts; the whole bot over a real desk. */
export async function openScene(context: TestContext) {
  const stage = await openStage(context);
  const { store } = stage;
  const parts = openParts(stage);
  const { team_id: slackTeamId = "" } = await parts.client.auth.test();
  await saveSlackTeam(store, slackTeamId, 0);
  const authority = createAuthority({ store, approverGroup: "platform-team", groupMembers: async () => [] });
  const desk = createDesk({
    home: "/nowhere",
    ...{ store, clock: parts.clock, log: silentLog, authority },
    start: async () => undefined,
    signal: () => undefined,
    stepBackup: async () => null,
    hasModel: true,
    findEntries: async () => null,
    switchApp: async () => "",
  });
  await startStageBot(stage, desk, { parts });
  const ownerId = stage.idOf("asker1");
  await until("people", async () => (await personById(store, ownerId)) !== undefined);
  const channelId = stage.channelId("requests");
  const { ts: threadTs = "" } = await stage.as("asker1").chat.postMessage({ channel: channelId, text: "lunch" });
  const claim = { slackTeamId, channelId, threadTs, ownerId, access: "company" as const, at: 1 };
  const claimed = await claimName(store, { ...claim, name: "lunch", title: "Lunch", purpose: "Lunch orders." });
  assert.equal(claimed.kind, "claimed");
  const app = (claimed as { app: App }).app;
  await goLive(store, app, 1);
  const postForApp = createPostForApp(parts);
  const appSays = async (delivery: string, channel: string, text: string, fromOutside = false) => {
    const key = await addAppPost(store, app, 1, { delivery, channel, text });
    const posted = await postForApp({ key, channel, text, appName: "lunch", fromOutside, forCompanyOnly: false });
    assert.ok(posted.ok && (await appPostByKey(store, key)) !== undefined);
    return posted.ts;
  };
  const food = stage.channelId("food");
  const settled = () => until("all heard", async () => (await unprocessedEnvelopes(store)).length === 0);
  return {
    ...{ stage, store, app, food, channelId, threadTs, ownerId, appSays, settled, parts },
    react: (handle: string, ts: string, name: string, channel = food) =>
      stage.as(handle).reactions.add({ channel, timestamp: ts, name }),
    below: async (handle: string, ts: string, text: string, channel = food) =>
      (await stage.as(handle).chat.postMessage({ channel, thread_ts: ts, text })).ts ?? "",
    tell: () => tellNotices({ store, clock: parts.clock, log: silentLog, announcer: parts.announcer }),
    direct: async (handle: string) => {
      const channel = (await stage.as(handle).conversations.list({ types: "im" })).channels?.[0]?.id ?? "";
      const messages = channel === "" ? [] : (await stage.as(handle).conversations.history({ channel })).messages;
      return { channel, messages: messages ?? [] };
    },
    said: async () =>
      (await feedbackOf(store, "rel_lunch_1")).map(({ personId, kind, words }) => [personId, kind, words]),
  };
}
