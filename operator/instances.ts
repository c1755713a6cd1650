import { createPublicKey } from "node:crypto";
import { removeHostileFolder } from "../lib/hostile-folder.ts";
import type { BoxLimits, RunningBox } from "../runners/runner.ts";
import { filesMbOf } from "../sdk/contract/bindings.ts";
import type { Manifest } from "../sdk/contract/manifest.ts";
import { APP_ENVIRONMENT } from "../sdk/contract/wire.ts";
import { closeDoorSession, createDoorSession } from "../store/door-sessions.ts";
import { addInstance, type Instance, instanceById, setWanted } from "../store/instances.ts";
import { askHealth } from "./app-call.ts";
import { appFolderOf, bundleFolderOf, dataFolderOf, doorFolderOf, type OperatorDeps } from "./deps.ts";
import { jobLimits } from "./jobs/job-size.ts";

export interface InstanceWanted {
  /** Given by the caller, so that the same call twice is one Instance. */
  instanceId: string;
  appId: string;
  appName: string;
  /** null for a Candidate under check. */
  releaseId: string | null;
  /** What its health answers: the Release's id, or `cand_<12 hex>`. */
  releaseTag: string;
  kind: Instance["kind"];
  requestId: string;
  /** Who answers for it: the App's Owner, or the asker of a preview. */
  personId: string;
  bundleHash: string;
  imageDigest: string;
  manifest: Manifest;
  /** Name below `<home>/data`. */
  dataFolder: string;
  /** null: runs until it is stopped. */
  expiresAt: number | null;
}

export type Healthy = { ok: true } | { ok: false; problem: string };

export const APP_LIMITS: BoxLimits = { memoryMb: 256, cpus: 1, pids: 64, fileSizeMb: 256, scratchMb: 64 };
/** What a DoorSession without an end gets: apps run for years. */
const FOREVER_MS = 100 * 365 * 24 * 3600 * 1000;
const HEALTHY_MS = 20_000;
/** What those who wait at the edge wait for is over, whatever the reason. */
export const TOO_LONG =
  "Changing the app's data and starting the new version took longer than people should wait, so the machine may be busy.";
const GOOD_PROBES = 2;
const STRANGE_PROBES = 3;
const SHORTEST_PAUSE_MS = 15;
const LONGEST_PAUSE_MS = 250;
/** Of the time waited so far: an app is known to be healthy that much later than it is. */
const PAUSE_SHARE = 0.1;
const BOX_LOOK_EVERY_MS = 200;

/** Writes its rows, opens its door and starts its box; each of these once, however often it is called. */
export async function startInstance(deps: OperatorDeps, wanted: InstanceWanted): Promise<Instance> {
  const instance = await writeInstance(deps, wanted);
  await runInstance(deps, instance, wanted.appName);
  return instance;
}

/** Its rows alone, once: from then on others see that it is to run. */
export async function writeInstance(deps: OperatorDeps, wanted: InstanceWanted): Promise<Instance> {
  const { personId, appName: _, ...row } = wanted;
  const now = deps.clock.now();
  const doorSessionId = doorSessionOf(wanted.instanceId);
  await createDoorSession(deps.store, {
    id: doorSessionId,
    kind: wanted.kind === "app" || wanted.kind === "job" ? "app" : "preview",
    personId,
    appId: wanted.appId,
    requestId: wanted.requestId,
    instanceId: wanted.instanceId,
    budgetUsd: 0,
    expiresAt: wanted.expiresAt ?? now + FOREVER_MS,
    createdAt: now,
  });
  const { instanceId, ...fields } = row;
  return await addInstance(deps.store, { ...fields, id: instanceId, doorSessionId, createdAt: now });
}

/** Opens the door and starts the box of an Instance whose row is there: also after a crash, or a reboot of the engine. */
export async function runInstance(deps: OperatorDeps, instance: Instance, appName: string): Promise<void> {
  const fields = { appId: instance.appId, instanceId: instance.id, release: instance.releaseTag };
  deps.log.info("starting instance", fields);
  await deps.doors.open(instance.doorSessionId);
  await deps.runner.startInstance({
    name: instance.id,
    labels: { kind: "instance", appId: instance.appId, instanceId: instance.id },
    limits: limitsOf(instance),
    imageDigest: instance.imageDigest,
    doorFolder: doorFolderOf(deps, instance.doorSessionId),
    appFolder: appFolderOf(deps, instance.doorSessionId),
    dataFolder: dataFolderOf(deps, instance.dataFolder),
    bundleFolder: bundleFolderOf(deps, instance.bundleHash),
    env: appEnvironment(deps, instance, appName),
  });
  deps.log.info("started instance", fields);
}

/**
 * Waits for two good probes in a row that answer the Instance's own release tag: every 15 to 250 ms, at most 20 s or
 * until `over`. Ends at once where the box has stopped, and soon where it answers as another release; and says why.
 */
export async function waitHealthy(deps: OperatorDeps, instance: Instance, over?: AbortSignal): Promise<Healthy> {
  // Time as the machine measures it: the platform's clock may be moved while we wait.
  const deadline = AbortSignal.any([AbortSignal.timeout(HEALTHY_MS), ...(over === undefined ? [] : [over])]);
  const appFolder = appFolderOf(deps, instance.doorSessionId);
  let good = 0;
  let strange = 0;
  let problem = "does not listen";
  let sinceBoxLookMs = 0;
  for (let waitedMs = 0; ; ) {
    const health = await askHealth(appFolder, deadline);
    // A probe that the deadline cut short says less than the one before it.
    if (health.kind === "not_yet") problem = deadline.aborted && problem !== "" ? problem : health.problem;
    else if (health.release !== instance.releaseTag) problem = `answers its health check as ${health.release}`;
    else problem = "";
    good = problem === "" ? good + 1 : 0;
    strange = health.kind === "healthy" && good === 0 ? strange + 1 : 0;
    if (good >= GOOD_PROBES) return { ok: true };
    if (strange >= STRANGE_PROBES) return { ok: false, problem: `The app ${problem}.` };
    if (over?.aborted) return { ok: false, problem: TOO_LONG };
    if (deadline.aborted) return { ok: false, problem: `The app started but is not healthy in time: it ${problem}.` };
    // A bounded look at something outside our process, which tells nobody when it is ready.
    const pauseMs = good > 0 ? 10 : Math.min(Math.max(waitedMs * PAUSE_SHARE, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS);
    await deps.clock.sleep(pauseMs);
    waitedMs += pauseMs;
    sinceBoxLookMs += pauseMs;
    if (good > 0 || sinceBoxLookMs < BOX_LOOK_EVERY_MS) continue;
    sinceBoxLookMs = 0;
    const stopped = await whyStopped(deps, instance.id);
    if (stopped !== null) return { ok: false, problem: stopped };
  }
}

/** Stops the box and keeps door, row and data, so that `resumeInstance` brings it back. */
export async function pauseInstance(deps: OperatorDeps, instanceId: string, graceMs: number): Promise<void> {
  await setWanted(deps.store, instanceId, false);
  await deps.runner.stopInstance(instanceId, graceMs);
}

export async function resumeInstance(deps: OperatorDeps, instance: Instance, appName: string): Promise<void> {
  await setWanted(deps.store, instance.id, true);
  await runInstance(deps, instance, appName);
}

/** Stops the box for good and closes its door. The caller has drained it. Twice is harmless. */
export async function stopInstance(deps: OperatorDeps, instanceId: string, graceMs = 10_000): Promise<void> {
  const instance = await instanceById(deps.store, instanceId);
  if (instance === undefined) return;
  const fields = { appId: instance.appId, instanceId };
  deps.log.info("stopping instance", fields);
  await pauseInstance(deps, instanceId, graceMs);
  await deps.doors.close(instance.doorSessionId);
  await closeDoorSession(deps.store, instance.doorSessionId, deps.clock.now());
  if (instance.dataFolder === instance.id) await removeHostileFolder(dataFolderOf(deps, instance.dataFolder));
  deps.log.info("stopped instance", fields);
}

/** In plain words why the Instance's box is not running; null where it is. */
async function whyStopped(deps: OperatorDeps, instanceId: string): Promise<string | null> {
  const instance = await instanceById(deps.store, instanceId);
  const limits = instance === undefined ? APP_LIMITS : limitsOf(instance);
  return whyBoxStopped(
    (await deps.runner.list()).find((one) => one.name === instanceId),
    limits,
  );
}

/** 128 and the number of SIGABRT: so V8 ends a program whose heap is full, before the kernel would; Node hardly does otherwise. */
const ABORTED = "134";

/** Whether it needed more memory than it has: it will the next time, too. */
export function neededMoreMemory(box: RunningBox | undefined): boolean {
  return box?.stoppedBecause === "oom" || box?.stoppedBecause === ABORTED;
}

export function whyBoxStopped(
  box: RunningBox | undefined,
  { memoryMb }: Pick<BoxLimits, "memoryMb"> = APP_LIMITS,
): string | null {
  if (box === undefined) return "Its container is gone.";
  if (box.state === "running") return null;
  if (box.stoppedBecause === "oom") return `The app used more than its ${memoryMb} MB of memory.`;
  if (box.stoppedBecause === ABORTED)
    return `The app used more memory than its ${memoryMb} MB allow (exit code ${ABORTED}).`;
  const code = box.stoppedBecause === undefined ? "" : ` (exit code ${box.stoppedBecause})`;
  return `The app stopped by itself${code}.`;
}

function limitsOf({ kind, manifest }: Instance): BoxLimits {
  return kind === "job" ? jobLimits(manifest) : APP_LIMITS;
}

/** Every Instance has one DoorSession, named after it. */
export function doorSessionOf(instanceId: string): string {
  return `door_${instanceId.slice(instanceId.indexOf("_") + 1)}`;
}

function appEnvironment(deps: OperatorDeps, instance: Instance, appName: string): Record<string, string> {
  return {
    [APP_ENVIRONMENT.app]: appName,
    [APP_ENVIRONMENT.release]: instance.releaseTag,
    [APP_ENVIRONMENT.timeZone]: instance.manifest.timeZone,
    [APP_ENVIRONMENT.publicKey]: createPublicKey(deps.privateKey)
      .export({ format: "der", type: "spki" })
      .toString("base64"),
    [APP_ENVIRONMENT.appSocket]: "/app/app.sock",
    [APP_ENVIRONMENT.doorSocket]: "/door/door.sock",
    [APP_ENVIRONMENT.dataFolder]: "/data",
    ...filesEnvironment(instance.manifest),
  };
}

function filesEnvironment({ bindings }: Manifest): Record<string, string> {
  const maxMb = filesMbOf(bindings);
  return maxMb === null ? {} : { [APP_ENVIRONMENT.filesMb]: String(maxMb) };
}
