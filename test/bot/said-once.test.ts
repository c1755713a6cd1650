import assert from "node:assert/strict";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { readSlackIdentity } from "../../bot/identity.ts";
import { approvalIdOf } from "../../builder/deciding.ts";
import { createDesk } from "../../builder/desk/create-desk.ts";
import type { DeskDeps } from "../../builder/desk/deps.ts";
import { type Log, silentLog } from "../../lib/log.ts";
import { createAuthority } from "../../operator/authority.ts";
import { addRequest } from "../../store/app-requests.ts";
import { approvalById, openApproval } from "../../store/approvals.ts";
import { claimName } from "../../store/apps.ts";
import { eq } from "../../store/drizzle.ts";
import { unprocessedEnvelopes } from "../../store/envelopes.ts";
import { personById } from "../../store/people.ts";
import { apps } from "../../store/schema.ts";
import { saveSlackTeam } from "../../store/slack-team.ts";
import { atomically } from "../../store/store.ts";
import { beginAway, startLosableSlack } from "../fakes/losable-slack.ts";
import { openParts, openStage, quickClock, startStageBot, until } from "./stage.ts";

const AWAY_MS = 60_000;

test("one yes, tried again while Slack takes no calls, does not answer what is asked next", async (context) => {
  const scene = await openScene(context, { signal: () => void scene.open("plan") });
  const { stage, slackTeamId, channelId, threadTs, requesterId, announcer } = scene;
  const place = { slackTeamId, channelId, threadTs, messageTs: threadTs };
  await addRequest(stage.store, { ...place, id: "req_1", requesterId, text: "an app", inputs: [], appId: null, at: 1 });
  const asked = await scene.open("questions");
  await announcer.ask("req_1", { kind: "questions", approvalId: asked, questions: ["In #food?"] });
  await scene.sayWhileAway(["yes"]);
  assert.equal((await approvalById(stage.store, asked))?.status, "yes");
  assert.equal((await approvalById(stage.store, approvalIdOf("req_1", "plan", 1)))?.status, "pending");
  // One whose answer was lost is whispered again: Slack keeps none that could be looked for.
  assert.deepEqual([...new Set(await stage.ephemerals("asker1"))], ["Taken as: your answer."]);
});

test("stop and start, said while Slack takes no calls, are done once each and told once each", async (context) => {
  const switched: string[] = [];
  const scene = await openScene(context, {
    switchApp: async ({ to }, along) => {
      switched.push(to);
      await atomically(scene.stage.store, along(`${to} done`));
      return `${to} done`;
    },
  });
  const { stage, slackTeamId, channelId, threadTs, requesterId: ownerId } = scene;
  const place = { slackTeamId, channelId, threadTs };
  const fields = { name: "lunch", title: "Lunch", purpose: "p", ownerId, access: "company" as const, at: 1 };
  await claimName(stage.store, { ...place, ...fields });
  stage.store.orm.update(apps).set({ status: "live", liveDeploymentId: "dep_1" }).where(eq(apps.name, "lunch")).run();
  await scene.sayWhileAway(["stop", "start"]);
  assert.deepEqual(switched, ["stop", "start"]);
  const all = await stage.as("asker1").conversations.replies({ channel: channelId, ts: threadTs });
  const told = (all.messages ?? []).flatMap(({ text = "" }) => (text.endsWith(" done") ? [text] : []));
  assert.deepEqual(told.sort(), ["start done", "stop done"]);
});

/** The whole bot over a real desk, in a thread of asker1's; Slack can be taken away from it. */
async function openScene(context: TestContext, deps: Partial<DeskDeps>) {
  const stage = await openStage(context);
  const { store } = stage;
  const awayFile = join(stage.home, "away");
  const slackPort = Number(new URL(stage.slack.slackApiUrl).port);
  const losable = await startLosableSlack({ slackPort, awayFile });
  stage.atEnd(losable.close);
  const slack = { ...stage.slack, slackApiUrl: `http://127.0.0.1:${losable.port}/api/` };
  const clock = quickClock(100);
  let failures = 0;
  const note: Log["info"] = (event) => {
    if (event === "envelope_failed") failures += 1;
  };
  const log = { info: note, warn: note, error: note };
  const parts = openParts({ store, slack }, log, clock);
  const { slackTeamId } = await readSlackIdentity(parts.client, clock);
  await saveSlackTeam(store, slackTeamId, 0);
  const authority = createAuthority({ store, approverGroup: "platform-team", groupMembers: async () => [] });
  const desk = createDesk({
    home: "/nowhere",
    ...{ store, clock, log: silentLog, authority },
    start: async () => undefined,
    signal: () => undefined,
    stepBackup: async () => null,
    hasModel: true,
    findEntries: async () => null,
    switchApp: async () => "",
    ...deps,
  });
  await startStageBot({ store, slack, atEnd: stage.atEnd }, desk, { clock, log, parts });
  const requesterId = stage.idOf("asker1");
  await until("people", async () => (await personById(store, requesterId)) !== undefined);
  const channelId = stage.channelId("requests");
  const { ts: threadTs = "" } = await stage.as("asker1").chat.postMessage({ channel: channelId, text: "an app" });

  return {
    ...{ stage, slackTeamId, channelId, threadTs, requesterId, announcer: parts.announcer },
    open: async (kind: "questions" | "plan") => {
      const id = approvalIdOf("req_1", kind, 1);
      const subject = { subjectHash: "a", releaseId: null, personId: requesterId, groupHandle: null };
      const approval = { ...subject, id, requestId: "req_1", kind, round: 1, expiresAt: clock.now() + 1e10 };
      await openApproval(store, approval, clock.now());
      return id;
    },
    /** Each is tried in vain several times, and taken when Slack is back. */
    sayWhileAway: async (texts: string[]) => {
      beginAway(awayFile, "errors", AWAY_MS);
      for (const text of texts)
        await stage.as("asker1").chat.postMessage({ channel: channelId, thread_ts: threadTs, text });
      await until("failures of each", () => failures >= 4 * texts.length, 20_000);
      beginAway(awayFile, "errors", 0);
      await until("all taken", async () => (await unprocessedEnvelopes(store)).length === 0, 20_000);
    },
  };
}
