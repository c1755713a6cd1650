import { removeHostileFolder } from "../lib/hostile-folder.ts";
import { nextRun } from "../lib/next-run.ts";
import { accessOf, appById, titleOf } from "../store/apps.ts";
import { appendAuditOnce } from "../store/audit.ts";
import { failDeployment, registerApp, startingDeployment } from "../store/deployments.ts";
import { instanceById, setWanted, supersededInstances, wantedJobsOf } from "../store/instances.ts";
import type { NewTrigger } from "../store/triggers.ts";
import { backUp, type FilesJob, migrate, outdateBackup, putBack, rehearse, restore } from "./app-files.ts";
import { type DeployPlan, wordTaken } from "./deploy-plan.ts";
import { dataFolderOf, type OperatorDeps } from "./deps.ts";
import { fixedNotices } from "./fixed-notices.ts";
import { migrateFresh } from "./fresh-files.ts";
import { pauseInstance, resumeInstance, startInstance, stopInstance, waitHealthy } from "./instances.ts";
import { endJob } from "./jobs/end-job.ts";
import type { StageResult } from "./stages.ts";

/** The stages of a deploy, in the order of the way forward, then of the way back. Each is right when it runs twice. */

const OK: StageResult = { ok: true };
const DRAIN_MS = 30_000;
/** How long deliveries under way may take while people wait. */
const QUICK_DRAIN_MS = 2_000;
const PROBES = 20;

export async function rehearseMigrations(deps: OperatorDeps, plan: DeployPlan): Promise<StageResult> {
  const rehearsed = await rehearse(deps, filesOf(plan));
  if (rehearsed.ok) return OK;
  return { ok: false, problem: `On a copy of its data, the change does not work: ${rehearsed.problem}` };
}

/**
 * Whoever changes files asks for it again: a deploy that was cut off goes on later, and somebody may have started the old
 * version meanwhile. What it wrote since is not in the backup, which then counts no more.
 */
export async function pauseOld(deps: OperatorDeps, plan: DeployPlan): Promise<StageResult> {
  if (plan.previous === null) return OK;
  const jobs = await wantedJobsOf(deps.store, plan.appId);
  if (jobs.length === 0 && !(await mayWrite(deps, plan.previous.instanceId))) return OK;
  await outdateBackup(deps, filesOf(plan));
  // They write to the same files. None begins while this deploy is under way, and these are done again after it.
  for (const job of jobs) await endJob(deps, job.id);
  // Not wanted first: no delivery begins, and nobody starts it again.
  await setWanted(deps.store, plan.previous.instanceId, false);
  await deps.calls.quiet(plan.previous.instanceId, QUICK_DRAIN_MS);
  await pauseInstance(deps, plan.previous.instanceId, QUICK_DRAIN_MS);
  return OK;
}

export async function takeBackUp(deps: OperatorDeps, plan: DeployPlan): Promise<StageResult> {
  await pauseOld(deps, plan);
  return await backUp(deps, filesOf(plan));
}

/** Of an App that was never live. */
export async function migrateFreshFiles(deps: OperatorDeps, plan: DeployPlan): Promise<StageResult> {
  return await migrateFresh(deps, filesOf(plan));
}

/** Of files that are served: never without a backup of what they hold now. */
export async function migrateServedFiles(
  deps: OperatorDeps,
  plan: DeployPlan,
  leftMs: () => number,
): Promise<StageResult> {
  const kept = await takeBackUp(deps, plan);
  return kept.ok ? await migrate(deps, filesOf(plan), leftMs()) : kept;
}

/** Who takes data out of an App is written down before it is gone. */
export async function noteDataBack(deps: OperatorDeps, plan: DeployPlan): Promise<StageResult> {
  const { actor, appId: subject, deploymentId, restoresFrom } = plan;
  const details = { deploymentId, restoresFrom, from: plan.previous?.releaseNumber ?? null, to: plan.releaseNumber };
  await appendAuditOnce(deps.store, { at: deps.clock.now(), actor, verb: "restore_data", subject, details });
  return OK;
}

/** Never without a backup of what the files hold now. */
export async function putDataBack(deps: OperatorDeps, plan: DeployPlan, leftMs: () => number): Promise<StageResult> {
  const kept = await takeBackUp(deps, plan);
  return kept.ok ? await putBack(deps, filesOf(plan), plan.restoresFrom ?? "", leftMs()) : kept;
}

export async function startNew(deps: OperatorDeps, plan: DeployPlan): Promise<StageResult> {
  const { instanceId, appId, appName, releaseId, requestId, bundleHash, imageDigest, manifest } = plan;
  await startInstance(deps, {
    ...{ instanceId, appId, appName, releaseId, requestId, bundleHash, imageDigest, manifest },
    releaseTag: releaseId,
    kind: "app",
    personId: plan.ownerId,
    dataFolder: appId,
    expiresAt: null,
  });
  return OK;
}

/** Its files are changed for it: the old version must not write there. */
export async function startAlone(deps: OperatorDeps, plan: DeployPlan): Promise<StageResult> {
  await pauseOld(deps, plan);
  return await startNew(deps, plan);
}

export async function waitForNew(deps: OperatorDeps, plan: DeployPlan, over?: AbortSignal): Promise<StageResult> {
  const instance = await instanceById(deps.store, plan.instanceId);
  if (instance === undefined) return { ok: false, problem: "The new version was never started." };
  return await waitHealthy(deps, instance, over);
}

export async function pointToNew(deps: OperatorDeps, plan: DeployPlan): Promise<StageResult> {
  await deps.edge.point(plan.appId, plan.instanceId);
  return OK;
}

/** Until an answer through the listening port is this Release's. An edge that restarted meanwhile is pointed again. */
export async function probeNew(deps: OperatorDeps, plan: DeployPlan): Promise<StageResult> {
  let problem = "";
  for (let probe = 1; probe <= PROBES; probe += 1) {
    const seen = await deps.edge.probe(plan.appId);
    if ("release" in seen && seen.release === plan.releaseId) return OK;
    problem = "release" in seen ? `the address still answers with ${seen.release}` : seen.problem;
    await deps.edge.point(plan.appId, plan.instanceId);
    await deps.clock.sleep(100);
  }
  return { ok: false, problem: `The new version is healthy, but cannot be reached from outside: ${problem}.` };
}

export async function registerNew(deps: OperatorDeps, plan: DeployPlan): Promise<StageResult> {
  const { manifest } = plan;
  const at = deps.clock.now();
  const triggers = manifest.triggers.map((spec): NewTrigger => {
    const nextAt = "schedule" in spec ? nextRun(spec.schedule, manifest.timeZone, at) : null;
    return { run: spec.run, spec, timeZone: manifest.timeZone, nextAt };
  });
  const registered = await registerApp(deps.store, {
    deploymentId: plan.deploymentId,
    previousDeploymentId: plan.previous?.deploymentId ?? null,
    title: manifest.title ?? titleOf(manifest.name),
    purpose: manifest.purpose,
    access: accessOf(manifest),
    triggers,
    releaseNumber: plan.releaseNumber,
    actor: plan.actor,
    along: await fixedNotices(deps.store, plan, at),
    at,
  });
  deps.wakeNotices();
  if (registered.kind === "registered") return OK;
  if (registered.kind === "word_taken") return { ok: false, problem: wordTaken(registered).join(" ") };
  return { ok: false, problem: `Something else happened to ${plan.appName} meanwhile.` };
}

export async function drainOld(deps: OperatorDeps, plan: DeployPlan): Promise<StageResult> {
  if (plan.previous === null) return OK;
  await deps.edge.drained(plan.previous.instanceId, DRAIN_MS);
  await deps.calls.quiet(plan.previous.instanceId, DRAIN_MS);
  return OK;
}

export async function stopOld(deps: OperatorDeps, plan: DeployPlan): Promise<StageResult> {
  if (plan.previous !== null) await stopInstance(deps, plan.previous.instanceId);
  return OK;
}

/** Of a Release that went live before, in a run of the workflow that was lost: what that run would have done next. */
export async function tidyLive(deps: OperatorDeps, appId: string): Promise<StageResult> {
  if ((await startingDeployment(deps.store, appId)) !== undefined) return OK;
  await deps.edge.release(appId);
  for (const instance of await supersededInstances(deps.store, appId)) {
    if (instance.kind !== "app") continue;
    await deps.edge.drained(instance.id, DRAIN_MS);
    await stopInstance(deps, instance.id);
  }
  return OK;
}

export async function pointBack(deps: OperatorDeps, plan: DeployPlan): Promise<StageResult> {
  if (plan.previous !== null) await deps.edge.point(plan.appId, plan.previous.instanceId);
  return OK;
}

/** Files of an App that never was live are nobody's: the next try begins with none. */
export async function stopNew(deps: OperatorDeps, plan: DeployPlan, graceMs = QUICK_DRAIN_MS): Promise<StageResult> {
  await deps.edge.drained(plan.instanceId, graceMs);
  await stopInstance(deps, plan.instanceId, graceMs);
  if (plan.previous === null) await removeHostileFolder(dataFolderOf(deps, plan.appId));
  return OK;
}

/** Where the old version wrote after the backup, its files stay as it left them. */
export async function restoreFiles(deps: OperatorDeps, plan: DeployPlan): Promise<StageResult> {
  await pauseOld(deps, plan);
  return await restore(deps, filesOf(plan));
}

export async function restartOld(deps: OperatorDeps, plan: DeployPlan): Promise<StageResult> {
  if (plan.previous === null || !plan.previous.isServing) return OK;
  const instance = await instanceById(deps.store, plan.previous.instanceId);
  if (instance === undefined) return { ok: false, problem: "its row is gone" };
  const app = await appById(deps.store, plan.appId);
  await resumeInstance(deps, instance, app?.name ?? plan.appName);
  return await waitHealthy(deps, instance);
}

export async function giveUp(deps: OperatorDeps, plan: DeployPlan, problem: string): Promise<StageResult> {
  const { deploymentId, actor } = plan;
  await failDeployment(deps.store, { deploymentId, problem, actor, at: deps.clock.now() });
  return OK;
}

async function mayWrite(deps: OperatorDeps, instanceId: string): Promise<boolean> {
  if ((await instanceById(deps.store, instanceId))?.wanted === true) return true;
  return (await deps.runner.list()).some((box) => box.name === instanceId && box.state === "running");
}

function filesOf(plan: DeployPlan): FilesJob {
  const { instanceId: key, appId, bundleHash, imageDigest } = plan;
  return { key, appId, bundleHash, imageDigest, dataFolder: appId };
}
