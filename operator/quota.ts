import { explain } from "../lib/errors.ts";
import { measureHostileFolder } from "../lib/hostile-folder.ts";
import { appById, stopApp } from "../store/apps.ts";
import { type Instance, wantedInstances } from "../store/instances.ts";
import { dataFolderOf, type OperatorDeps } from "./deps.ts";
import { pauseInstance, stopInstance } from "./instances.ts";
import { type Poll, startPoll } from "./poll.ts";

/** What an App's files may take. */
export const QUOTA_BYTES = 1_000_000_000;
const LOOK_EVERY_MS = 4_000;

export function startQuota(deps: OperatorDeps, quotaBytes = QUOTA_BYTES): Poll {
  const work = () => enforceQuota(deps, quotaBytes);
  return startPoll({ name: "quota", everyMs: LOOK_EVERY_MS, clock: deps.clock, log: deps.log, work });
}

/** Measures the files of everything that runs; what is over its quota is stopped, and its Owner told. Nothing is deleted. */
export async function enforceQuota(deps: OperatorDeps, quotaBytes: number): Promise<void> {
  for (const instance of await wantedInstances(deps.store)) {
    const problem = await tooLarge(deps, instance, quotaBytes);
    if (problem !== null) await stopForFiles(deps, instance, problem);
  }
}

async function tooLarge(deps: OperatorDeps, instance: Instance, quotaBytes: number): Promise<string | null> {
  try {
    const size = await measureHostileFolder(dataFolderOf(deps, instance.dataFolder), quotaBytes);
    return size.stoppedEarly ? `its files take more than ${Math.round(quotaBytes / 1_000_000)} MB` : null;
  } catch (error) {
    // Being started or removed; a folder that can never be measured shows in the log.
    deps.log.warn("files not measured", { appId: instance.appId, instanceId: instance.id, why: explain(error) });
    return null;
  }
}

async function stopForFiles(deps: OperatorDeps, instance: Instance, problem: string): Promise<void> {
  const app = await appById(deps.store, instance.appId);
  deps.log.warn("over quota", { appId: instance.appId, instanceId: instance.id });
  if (instance.kind !== "app" || app === undefined) return await stopInstance(deps, instance.id, 1_000);
  const at = deps.clock.now();
  await stopApp(deps.store, { appId: app.id, actor: "toolroom", why: problem, at });
  await pauseInstance(deps, instance.id, 5_000);
  const text = `I stopped *${app.name}*: ${problem}. Its data is kept. Say in its thread what it should keep and what it may delete, and I will have it changed.`;
  await deps.announcer.tellPerson(app.ownerId, `quota:${instance.id}:${at}`, text);
}
