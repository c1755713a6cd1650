import { utcDay } from "../../lib/clock.ts";
import { explain } from "../../lib/errors.ts";
import { newId } from "../../lib/ids.ts";
import { createTurns } from "../../lib/turns.ts";
import { endQuestionWrite, withdrawHeirWrite } from "../../store/app-questions.ts";
import type { App } from "../../store/apps.ts";
import { auditWrite } from "../../store/audit.ts";
import {
  appsOfWhoLeft,
  beginHandOverWrite,
  builtHandOvers,
  heirQuestionsOfStrangers,
  moveHandOverWrite,
  settledHandOvers,
  unaskedHandOvers,
} from "../../store/hand-overs.ts";
import { noticeWrite } from "../../store/notices.ts";
import { readSlackTeamId } from "../../store/slack-team.ts";
import { atomically } from "../../store/store.ts";
import { PLATFORM_TEAM } from "../announcer.ts";
import { type Poll, startPoll } from "../poll.ts";
import { askHeir } from "./ask-heir.ts";
import { clearLeftBackups } from "./left-backups.ts";
import type { HandOverDeps } from "./ownership-deps.ts";

const EVERY_MS = 60_000;

/** Finds somebody for each App whose Owner has left. Nothing stops meanwhile. */
export function startHandOverSweep(deps: HandOverDeps): Poll {
  const work = () => sweepHandOvers(deps);
  return startPoll({ name: "hand-overs", everyMs: EVERY_MS, clock: deps.clock, log: deps.log, work });
}

/**
 * One step further with all of them. Each step is one conditional write on what stands in the registry: killed anywhere and
 * done again, it goes on where it was. Somebody has left where Slack says so of them, and not where it says nothing.
 */
export async function sweepHandOvers(deps: HandOverDeps): Promise<void> {
  const slackTeamId = await readSlackTeamId(deps.store);
  if (slackTeamId === null) return;
  await clearLeftBackups(deps, slackTeamId);
  await endSettled(deps);
  for (const app of await appsOfWhoLeft(deps.store, slackTeamId)) await begin(deps, app);
  for (const handOver of await builtHandOvers(deps.store))
    await atomically(deps.store, [moveHandOverWrite(handOver, { status: "asking" })]);
  for (const { id } of await heirQuestionsOfStrangers(deps.store, slackTeamId))
    await atomically(deps.store, [endQuestionWrite(id, { status: "withdrawn", at: deps.clock.now() })]);
  await askHeirs(deps);
}

/** The App keeps the Owner it has: who came back, or took it. */
async function endSettled({ store, clock, log }: HandOverDeps): Promise<void> {
  const at = clock.now();
  for (const { handOver, app } of await settledHandOvers(store)) {
    const { id: handOverId, ownerId } = handOver;
    const details = { handOverId, left: ownerId, owner: app.ownerId };
    const done = await atomically(store, [
      moveHandOverWrite(handOver, { status: "ended", endedAt: at }),
      withdrawHeirWrite(app.id, at),
      auditWrite({ at, actor: "toolroom", verb: "end_hand_over", subject: app.id, details }),
    ]);
    if (done === "done") log.info("hand-over ended", { appId: app.id, handOverId });
  }
}

async function begin({ store, clock, log }: HandOverDeps, app: App): Promise<void> {
  const at = clock.now();
  const { id: appId, ownerId, name } = app;
  const handOverId = newId("hov", at);
  const isBuilding = app.status === "building";
  const text = `<@${ownerId}> has left and was having the app ${name} built. It is without an owner.`;
  const notice = { key: `left-building:${handOverId}`, personId: PLATFORM_TEAM, text, createdAt: at };
  const status = isBuilding ? ("building" as const) : ("asking" as const);
  const done = await atomically(store, [
    beginHandOverWrite({ id: handOverId, appId, ownerId, status, startedAt: at }),
    auditWrite({ at, actor: "toolroom", verb: "hand_over", subject: appId, details: { handOverId, left: ownerId } }),
    ...(isBuilding ? [noticeWrite(notice)] : []),
  ]);
  if (done === "done") log.info("hand-over begun", { appId, handOverId, status });
}

/** What hinders one keeps no other from its heir. */
async function askHeirs(deps: HandOverDeps): Promise<void> {
  const turns = createTurns();
  const usedSince = utcDay(deps.clock.now() - 29 * 86_400_000);
  for (const { handOver, app } of await unaskedHandOvers(deps.store, usedSince)) {
    await turns.next();
    try {
      await askHeir(deps, handOver, app);
    } catch (error) {
      deps.log.warn("heir not asked", { appId: app.id, handOverId: handOver.id, error: explain(error) });
    }
  }
}
