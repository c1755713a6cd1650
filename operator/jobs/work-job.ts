import { explain } from "../../lib/errors.ts";
import type { RunningBox } from "../../runners/runner.ts";
import { type App, appById } from "../../store/apps.ts";
import { claimDelivery, type DeliveryRow, deliveryById, postponeDelivery } from "../../store/deliveries.ts";
import { startingDeployment } from "../../store/deployments.ts";
import { type Instance, instanceById, liveInstance } from "../../store/instances.ts";
import type { AnswerBack } from "../answer-back.ts";
import { conclude, type Outcome, post, waitForApp } from "../deliver.ts";
import type { OperatorDeps } from "../deps.ts";
import { neededMoreMemory, runInstance, waitHealthy, whyBoxStopped, writeInstance } from "../instances.ts";
import { endJob } from "./end-job.ts";
import { jobIdOf } from "./job-id.ts";
import type { JobPlaces } from "./job-places.ts";
import { isJob, jobLimits, jobMinutes } from "./job-size.ts";

/** What all jobs share. */
export interface JobRun {
  places: JobPlaces;
  /** The platform stops: what is under way is cut off. */
  over: AbortSignal;
  answerBack: AnswerBack;
}

/** Between tries: with the first that makes three. What takes an hour is not done again all night. */
const PAUSES_MS = [1_000, 60_000];
const MINUTE_MS = 60_000;
/** Until its box is there and answers, beside the minutes that it may work. */
const START_MS = 60_000;
const LOOK_AGAIN_MS = 500;
/** A box whose program has ended is told of as such within so long. */
const [ENDED_LOOKS, ENDED_LOOK_MS] = [30, 100];

/** Whether the App that is live now works this in a box of its own. A preview works all in its own. */
export async function isForJob(deps: Pick<OperatorDeps, "store">, row: DeliveryRow): Promise<boolean> {
  if (row.instanceId !== null) return false;
  const live = await liveInstance(deps.store, row.appId);
  return live !== undefined && isJob(live.manifest, row.body.run);
}

/**
 * Takes a Delivery as far as it goes now, as `attemptDelivery` does, in a box that is started for this try and gone after it:
 * the Release that is live when its turn comes, at the App's own files.
 */
export async function workJob(deps: OperatorDeps, row: DeliveryRow, run: JobRun): Promise<void> {
  const first = await liveInstance(deps.store, row.appId);
  if (first === undefined) return;
  if (row.attempts === 0) void sayBegun(deps, row, first, run.answerBack);
  const giveBack = await run.places.take(row.appId, jobLimits(first.manifest).memoryMb);
  try {
    if (giveBack !== null) await workInPlace(deps, row, run.over);
  } finally {
    giveBack?.();
  }
}

async function workInPlace(deps: OperatorDeps, { id }: DeliveryRow, over: AbortSignal): Promise<void> {
  const { store, clock } = deps;
  // Read again: it may have waited for hours.
  const row = await deliveryById(store, id);
  if (row?.status !== "waiting") return;
  const app = await appById(store, row.appId);
  const live = await liveInstance(store, row.appId);
  if (app === undefined || live === undefined) return;
  if (app.status !== "live") return await waitForApp(deps, row, app, true);
  // Another version may be live that works it in its own box.
  if (!isJob(live.manifest, row.body.run)) return await postponeDelivery(store, id, clock.now());
  if (row.attempts > PAUSES_MS.length) return await conclude(deps, row, app, CUT_OFF, PAUSES_MS);
  if (await isBeingDeployed(deps, row)) return await postponeDelivery(store, id, clock.now() + LOOK_AGAIN_MS);
  const at = clock.now();
  const leaseUntil = at + jobMinutes(live.manifest) * MINUTE_MS + START_MS;
  if (!(await claimDelivery(store, { deliveryId: id, attempts: row.attempts, at, leaseUntil }))) return;
  const instanceId = jobIdOf(id, row.attempts + 1);
  try {
    // Of a try whose platform died: two must not work at one Delivery.
    for (let before = 1; before <= row.attempts; before += 1) await endJob(deps, jobIdOf(id, before));
    const outcome = await tryOnce(deps, row, app, live, { instanceId, leaseUntil, over });
    if (outcome === "later") await postponeDelivery(store, id, clock.now() + LOOK_AGAIN_MS);
    else await conclude(deps, row, app, outcome, PAUSES_MS);
  } finally {
    await endJob(deps, instanceId);
  }
}

const CUT_OFF: Outcome = {
  answer: { ok: false, error: "It was begun three times and cut off each time before it was done." },
  mayTryAgain: false,
};

async function tryOnce(
  deps: OperatorDeps,
  row: DeliveryRow,
  app: App,
  live: Instance,
  { instanceId, leaseUntil, over }: { instanceId: string; leaseUntil: number; over: AbortSignal },
): Promise<Outcome | "later"> {
  const { appId, releaseId, releaseTag, requestId, bundleHash, imageDigest, manifest, dataFolder } = live;
  const fields = { appId, deliveryId: row.id, instanceId };
  const started = await deps.instanceTurns.take(instanceId, async () => {
    const instance = await writeInstance(deps, {
      ...{ instanceId, appId, releaseId, releaseTag, requestId, bundleHash, imageDigest, manifest, dataFolder },
      ...{ appName: app.name, kind: "job", personId: app.ownerId, expiresAt: leaseUntil },
    });
    // Looked for once the row is there: a deploy that changes files ends us, or we see that it has begun.
    if (await isBeingDeployed(deps, row)) return null;
    await runInstance(deps, instance, app.name);
    return instance;
  });
  if (started === null) return "later";
  const healthy = await waitHealthy(deps, started, over);
  if (over.aborted) return "later";
  if (!healthy.ok) return { answer: { ok: false, error: healthy.problem }, mayTryAgain: true };
  const minutes = jobMinutes(manifest);
  const leave = deps.calls.enter(instanceId);
  const outcome = await post(deps, row, app, started, { timeoutMs: minutes * MINUTE_MS, over }).finally(leave);
  if (outcome.noAnswer === undefined || outcome.noAnswer === "too_large") return outcome;
  if (over.aborted) return "later";
  if (outcome.noAnswer === "timed_out") {
    const error = `It was ended after ${minutes} minutes: that is all it may take. Say in its thread how long it needs.`;
    return { answer: { ok: false, error }, mayTryAgain: false };
  }
  const isEnded = (await instanceById(deps.store, instanceId))?.wanted !== true;
  const box = isEnded ? undefined : await endedBox(deps, instanceId);
  const why = isEnded ? null : whyBoxStopped(box, jobLimits(manifest));
  deps.log.warn("job lost", { ...fields, why: why ?? "ended" });
  const broken = isEnded ? "Its box was stopped before it was done." : "It broke off its answer.";
  return { answer: { ok: false, error: why ?? broken }, mayTryAgain: !neededMoreMemory(box) };
}

/** Its box, once it is known how it ended: that it answers no more comes first. One that goes on all the same is told as it is. */
async function endedBox({ runner, clock }: OperatorDeps, instanceId: string): Promise<RunningBox | undefined> {
  for (let look = 1; ; look += 1) {
    const box = (await runner.list()).find((one) => one.name === instanceId);
    if (box === undefined || box.stoppedBecause !== undefined || look === ENDED_LOOKS) return box;
    await clock.sleep(ENDED_LOOK_MS);
  }
}

async function isBeingDeployed(deps: OperatorDeps, row: DeliveryRow): Promise<boolean> {
  return (await startingDeployment(deps.store, row.appId)) !== undefined;
}

/** Beside the work itself, which does not wait for Slack. */
async function sayBegun(
  deps: OperatorDeps,
  row: DeliveryRow,
  { manifest }: Instance,
  answerBack: AnswerBack,
): Promise<void> {
  if (row.answerTo === null) return;
  const text = `I am at it. It goes on in a box of its own as soon as one is free, for at most ${jobMinutes(manifest)} minutes, and its answer comes here.`;
  await answerBack(row, text, "begun").catch((error: unknown) =>
    deps.log.warn("begin of a job not said", { deliveryId: row.id, error: explain(error) }),
  );
}
