import { explain, KnownError } from "../lib/errors.ts";
import { measureHostileFolder } from "../lib/hostile-folder.ts";
import { appById, stopApp } from "../store/apps.ts";
import { type Instance, wantedInstances } from "../store/instances.ts";
import { addNotice } from "../store/notices.ts";
import { appFolderOf, dataFolderOf, type OperatorDeps } from "./deps.ts";
import { tellOfFullBoxes } from "./full-boxes.ts";
import { pauseInstance, stopInstance } from "./instances.ts";
import { type Poll, startPoll } from "./poll.ts";

/** What an App's files may take. */
export const QUOTA_BYTES = 1_000_000_000;
/** What may lie in the folder of its socket, which is on the host's runtime folder and gone with its box. */
const SOCKET_QUOTA_BYTES = 5_000_000;
const LOOK_EVERY_MS = 4_000;
/** Processes are counted once a minute: the engine is asked for each box. */
const LOOKS_PER_COUNT = 15;

export function startQuota(deps: OperatorDeps, quotaBytes = QUOTA_BYTES): Poll {
  let look = 0;
  const work = async () => {
    await enforceQuota(deps, quotaBytes);
    if (look % LOOKS_PER_COUNT === 0) await tellOfFullBoxes(deps);
    look += 1;
  };
  return startPoll({ name: "quota", everyMs: LOOK_EVERY_MS, clock: deps.clock, log: deps.log, work });
}

/** Measures the files of everything that runs; what is over its quota, or cannot be measured, is stopped, and its Owner told. Nothing is deleted. */
export async function enforceQuota(deps: OperatorDeps, quotaBytes: number): Promise<void> {
  for (const instance of await wantedInstances(deps.store)) {
    const problem = await tooLarge(deps, instance, quotaBytes);
    if (problem !== null) await stopForFiles(deps, instance, problem);
  }
}

async function tooLarge(deps: OperatorDeps, instance: Instance, quotaBytes: number): Promise<string | null> {
  const places = [
    { folder: dataFolderOf(deps, instance.dataFolder), bytes: quotaBytes, where: "" },
    { folder: appFolderOf(deps, instance.doorSessionId), bytes: SOCKET_QUOTA_BYTES, where: " in /app" },
  ];
  for (const { folder, bytes, where } of places) {
    try {
      const size = await measureHostileFolder(folder, bytes);
      if (size.stoppedEarly) return `its files take more than ${Math.round(bytes / 1_000_000)} MB${where}`;
    } catch (error) {
      const fields = { appId: instance.appId, instanceId: instance.id, why: explain(error) };
      deps.log.warn("files not measured", fields);
      // Else whoever hides files from the measure had no quota.
      if (!isForNow(error)) return `its files${where} cannot be measured (folders may be nested too deeply)`;
    }
  }
  return null;
}

/** The folder is not there yet or no more, or it is the host that has no descriptors left. */
function isForNow(error: unknown): boolean {
  const cause = error instanceof KnownError ? error.cause : error;
  return cause instanceof Error && "code" in cause && ["ENOENT", "EMFILE", "ENFILE"].includes(String(cause.code));
}

async function stopForFiles(deps: OperatorDeps, instance: Instance, problem: string): Promise<void> {
  const app = await appById(deps.store, instance.appId);
  deps.log.warn("over quota", { appId: instance.appId, instanceId: instance.id });
  if (instance.kind !== "app" || app === undefined) return await stopInstance(deps, instance.id, 1_000);
  const at = deps.clock.now();
  const text = `I stopped *${app.name}*: ${problem}. Its data is kept. Say in its thread what it should keep and what it may delete, and I will have it changed.`;
  const notice = { key: `quota:${instance.id}:${at}`, personId: app.ownerId, text, createdAt: at };
  const stopped = await stopApp(deps.store, { appId: app.id, actor: "toolroom", why: problem, at, notice });
  // Of one that was never live no row changes, so its Instance makes it one notice.
  if (!stopped && app.status === "building") await addNotice(deps.store, { ...notice, key: `quota:${instance.id}` });
  deps.wakeNotices();
  await pauseInstance(deps, instance.id, 5_000);
}
