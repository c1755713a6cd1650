import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { explain, KnownError } from "../lib/errors.ts";
import { removeHostileFolder } from "../lib/hostile-folder.ts";
import type { RunningBox } from "../runners/runner.ts";
import { requestById } from "../store/app-requests.ts";
import { type App, appById, stopApp } from "../store/apps.ts";
import { startingDeployment } from "../store/deployments.ts";
import {
  type Instance,
  instanceById,
  liveInstance,
  liveInstances,
  setWanted,
  supersededInstances,
  wantedInstances,
} from "../store/instances.ts";
import { appsWithBackups, pruneBackups } from "./backups.ts";
import { type Crashes, createCrashes } from "./crashes.ts";
import { dataFolderOf, type OperatorDeps } from "./deps.ts";
import { pauseInstance, runInstance, stopInstance, whyBoxStopped } from "./instances.ts";
import { endJob } from "./jobs/end-job.ts";
import { isJobNeeded } from "./jobs/is-job-needed.ts";
import { type Poll, startPoll } from "./poll.ts";

/** What a reconciler remembers between its rounds; lost with the process, and that is all right. */
export interface ReconcileMemory {
  crashes: Crashes;
  /** Preview folders seen without a row: one may be about to be written. */
  strayFolders: Set<string>;
}

export interface ReconcileRound {
  /** Also what is only needed after a restart or once a minute: doors, routes, folders. */
  isWhole: boolean;
  /** Nothing of ours can be at work in a box yet: where somebody is, a process that died left them behind. */
  isFirst: boolean;
}

const LOOK_EVERY_MS = 5_000;
const WHOLE_EVERY = 12;
/**
 * Boxes of one piece of work, gone with it, and those that waited for one. A sandbox outlives a kill just before it is
 * closed: the step is done.
 */
const WORKING_KINDS = new Set(["sandbox", "pool", "packages", "check", "rows", "task"]);
/** A preview this young is being started and watched by whoever opened it. */
const YOUNG_MS = 60_000;

export function createReconcileMemory(): ReconcileMemory {
  return { crashes: createCrashes(), strayFolders: new Set() };
}

/**
 * The first round is done when this resolves: begin it before workflows are resumed. Then every 5 s, wholly every minute.
 * Without an engine the first round does nothing: what it would have cleared belongs to requests, and goes when they end.
 */
export async function startReconciling(deps: OperatorDeps): Promise<Poll> {
  const memory = createReconcileMemory();
  try {
    await reconcile(deps, memory, { isWhole: true, isFirst: true });
  } catch (error) {
    if (!(error instanceof KnownError) || error.code !== "runner_unavailable") throw error;
    deps.log.error("reconcile failed", { error: explain(error) });
  }
  let round = 0;
  const work = async () => {
    round += 1;
    if (round > 1) await reconcile(deps, memory, { isWhole: round % WHOLE_EVERY === 0, isFirst: false });
  };
  return startPoll({ name: "reconcile", everyMs: LOOK_EVERY_MS, clock: deps.clock, log: deps.log, work });
}

/**
 * Makes what runs equal what the registry wants. What fails for one Instance is logged and tried again in the next
 * round; the others go on.
 */
export async function reconcile(deps: OperatorDeps, memory: ReconcileMemory, round: ReconcileRound): Promise<void> {
  // Boxes first, rows second: a row is written before its box, so a box without a wanted row is not a new one.
  const boxes = new Map((await deps.runner.list()).map((box) => [box.name, box]));
  await each(deps, await liveInstances(deps.store), (instance) => wantLive(deps, instance));
  const wanted = await wantedInstances(deps.store);
  await each(deps, wanted, (instance) => reconcileOne(deps, memory, round, instance, boxes.get(instance.id)));
  if (round.isWhole)
    await each(deps, await supersededInstances(deps.store), async (instance) => {
      if (instance.kind !== "app") await endPreview(deps, instance);
      else if (!(await isBeingDeployed(deps, instance.appId))) await stopInstance(deps, instance.id, 1_000);
    });
  const names = new Set(wanted.map((instance) => instance.id));
  await each(deps, [...boxes.values()], async (box) => {
    const isStray = box.labels.kind === "instance" && !names.has(box.name);
    const isWorking = WORKING_KINDS.has(box.labels.kind ?? "");
    const isLeft = isWorking && (round.isFirst || (round.isWhole && (await isOfEndedRequest(deps, box))));
    if (isLeft) await deps.runner.stopInstance(box.name, 1_000);
    if (isStray) await endStray(deps, box.name);
  });
  if (!round.isWhole) return;
  await removeStrayFolders(deps, memory);
  await each(deps, await appsWithBackups(deps), (appId) => pruneBackups(deps, appId, round.isFirst));
}

/** An engine that went away while somebody worked in it could not be told to remove it. */
async function isOfEndedRequest(deps: OperatorDeps, box: RunningBox): Promise<boolean> {
  const { requestId } = box.labels;
  if (requestId === undefined) return false;
  const request = await requestById(deps.store, requestId);
  return request !== undefined && request.status !== "open";
}

/** The live Instance of a live App is wanted, unless a deploy has it in hand. */
async function wantLive(deps: OperatorDeps, instance: Instance): Promise<void> {
  if (instance.wanted || (await isBeingDeployed(deps, instance.appId))) return;
  deps.log.warn("live instance was not wanted", { appId: instance.appId, instanceId: instance.id });
  await setWanted(deps.store, instance.id, true);
}

async function reconcileOne(
  deps: OperatorDeps,
  memory: ReconcileMemory,
  round: ReconcileRound,
  instance: Instance,
  box: RunningBox | undefined,
): Promise<void> {
  const now = deps.clock.now();
  const app = await appById(deps.store, instance.appId);
  if (instance.kind === "job") {
    const isNeeded = !round.isFirst && app?.status === "live" && (await isJobNeeded(deps, instance));
    return isNeeded ? undefined : await endJob(deps, instance.id);
  }
  if (instance.kind === "app") {
    if (await isBeingDeployed(deps, instance.appId)) return;
    const live = await liveInstance(deps.store, instance.appId);
    if (live?.id !== instance.id || app === undefined) return await stopInstance(deps, instance.id);
    if (app.status !== "live") return await pauseInstance(deps, instance.id, 5_000);
  } else if (app === undefined || (instance.expiresAt !== null && instance.expiresAt <= now)) {
    return await endPreview(deps, instance);
  } else if (instance.createdAt > now - YOUNG_MS && !round.isFirst) return;
  if (box?.state !== "running") return await startAgain(deps, memory, instance, app, box, now);
  if (round.isWhole) await deps.doors.open(instance.doorSessionId);
  if (round.isWhole && instance.kind === "app") await pointToLive(deps, instance.appId);
}

async function startAgain(
  deps: OperatorDeps,
  memory: ReconcileMemory,
  instance: Instance,
  app: App,
  box: RunningBox | undefined,
  now: number,
): Promise<void> {
  const why = whyBoxStopped(box) ?? "";
  const judged = memory.crashes.note(instance.id, now);
  if (judged === "wait") return;
  deps.log.warn("instance was not running", { appId: app.id, instanceId: instance.id, why, judged });
  if (judged === "start") {
    await runInstance(deps, instance, app.name);
    if (instance.kind === "app") await pointToLive(deps, instance.appId);
    return;
  }
  if (instance.kind !== "app") return await stopInstance(deps, instance.id, 1_000);
  const text = `I stopped *${app.name}*: it ended five times within ten minutes. ${why} Its data is kept. Say in its thread what changed, or *try again*, and I will have it repaired.`;
  const notice = { key: `stopped:${instance.id}:${now}`, personId: app.ownerId, text, createdAt: now };
  await stopApp(deps.store, { appId: app.id, actor: "toolroom", why, at: now, notice });
  deps.wakeNotices();
  await pauseInstance(deps, instance.id, 1_000);
}

/** Read again after pointing: a deploy may have made another one live in between. */
async function pointToLive(deps: OperatorDeps, appId: string): Promise<void> {
  for (let pointed = ""; ; ) {
    const live = await liveInstance(deps.store, appId);
    if (live === undefined || live.id === pointed || (await isBeingDeployed(deps, appId))) return;
    await deps.edge.point(appId, live.id);
    pointed = live.id;
  }
}

/** Unless it was started for another day since the round read `seen`. */
async function endPreview(deps: OperatorDeps, seen: Instance): Promise<void> {
  await deps.instanceTurns.take(seen.id, async () => {
    const now = await instanceById(deps.store, seen.id);
    if (now?.wanted === seen.wanted && now.expiresAt === seen.expiresAt) await stopInstance(deps, seen.id, 1_000);
  });
}

async function endStray(deps: OperatorDeps, boxName: string): Promise<void> {
  await deps.instanceTurns.take(boxName, async () => {
    const instance = await instanceById(deps.store, boxName);
    if (!instance?.wanted) await deps.runner.stopInstance(boxName, 1_000);
  });
}

async function isBeingDeployed(deps: OperatorDeps, appId: string): Promise<boolean> {
  return (await startingDeployment(deps.store, appId)) !== undefined;
}

/** Files of previews that are over. One without a row goes in the second round that sees it. */
async function removeStrayFolders(deps: OperatorDeps, memory: ReconcileMemory): Promise<void> {
  const folder = join(deps.home, "data");
  const names = existsSync(folder) ? await readdir(folder) : [];
  const ofPreviews = names.filter((one) => one.startsWith("inst_"));
  const remove = async (name: string) => {
    const instance = await instanceById(deps.store, name);
    if (instance?.wanted) return;
    if (instance === undefined && !memory.strayFolders.has(name)) {
      memory.strayFolders.add(name);
      return;
    }
    await removeHostileFolder(dataFolderOf(deps, name));
    memory.strayFolders.delete(name);
  };
  await each(deps, ofPreviews, (name) => deps.instanceTurns.take(name, () => remove(name)));
}

async function each<T>(deps: OperatorDeps, all: T[], work: (one: T) => Promise<void>): Promise<void> {
  for (const one of all) {
    try {
      await work(one);
    } catch (error) {
      deps.log.error("reconcile failed", { error: explain(error) });
    }
  }
}
