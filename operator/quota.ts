import { lstat, statfs } from "node:fs/promises";
import { explain, KnownError, systemCode } from "../lib/errors.ts";
import { measureHostileFolder } from "../lib/hostile-folder.ts";
import type { RunningBox } from "../runners/runner.ts";
import { appById, stopApp } from "../store/apps.ts";
import { type Instance, wantedInstances } from "../store/instances.ts";
import { addNotice } from "../store/notices.ts";
import { appFolderOf, dataFolderOf, type OperatorDeps } from "./deps.ts";
import { tellOfFullBoxes } from "./full-boxes.ts";
import { pauseInstance, stopInstance } from "./instances.ts";
import { type Poll, startPoll } from "./poll.ts";

/** What an App's files may take. */
const QUOTA_BYTES = 1_000_000_000;
/** What may lie in the folder of its socket, which is on the host's runtime folder and gone with its box. */
const SOCKET_QUOTA_BYTES = 5_000_000;
const LOOK_EVERY_MS = 4_000;
/** Boxes are looked into once a minute: the engine is asked for each. */
const LOOKS_PER_LOOK_INSIDE = 15;
/** So many looks running, each of several measures, that nothing but hiding explains it. */
const MOST_UNSURE_LOOKS = 3;

/** What the looks before this one found; lost with this Toolroom's start, and that is all right. */
export interface QuotaMemory {
  /** By Instance: how many looks running found its files on the move. */
  unsureLooks: Map<string, number>;
}

export function createQuotaMemory(): QuotaMemory {
  return { unsureLooks: new Map() };
}

export function startQuota(deps: OperatorDeps, quotaBytes = QUOTA_BYTES): Poll {
  const memory = createQuotaMemory();
  let look = 0;
  let roomInside = 0;
  const work = async () => {
    // What is in no folder any more still takes from the disk, and that is seen at once.
    const room = await roomOnDisk(deps);
    const looksInside = look % LOOKS_PER_LOOK_INSIDE === 0 || room < roomInside - quotaBytes / 2;
    if (looksInside) roomInside = room;
    const boxes = looksInside ? await lookInside(deps) : [];
    await enforceQuota(deps, quotaBytes, { memory, boxes });
    if (looksInside) await tellOfFullBoxes(deps, boxes);
    look += 1;
  };
  return startPoll({ name: "quota", everyMs: LOOK_EVERY_MS, clock: deps.clock, log: deps.log, work });
}

/**
 * Measures the files of everything that runs, and with `boxes` also what they deleted and hold open; what is over its
 * quota, or cannot be measured, is stopped, and its Owner told. Nothing is deleted. An App may be over for the seconds
 * between two looks, and one that hides on purpose what no look finds (see `measureHostileFolder` and
 * runners/host/held-files.ts) is held by the room on the disk alone.
 */
export async function enforceQuota(
  deps: OperatorDeps,
  quotaBytes: number,
  seen: { memory: QuotaMemory; boxes: RunningBox[] } = { memory: createQuotaMemory(), boxes: [] },
): Promise<void> {
  const before = seen.memory.unsureLooks;
  seen.memory.unsureLooks = new Map();
  for (const instance of await wantedInstances(deps.store)) {
    const heldFiles = seen.boxes.find((box) => box.name === instance.id)?.heldFiles ?? [];
    const measured = await measure(deps, instance, quotaBytes, heldFiles);
    const unsure = measured === "unsure" ? (before.get(instance.id) ?? 0) + 1 : 0;
    if (unsure > 0) seen.memory.unsureLooks.set(instance.id, unsure);
    if (unsure >= MOST_UNSURE_LOOKS) await stopForFiles(deps, instance, "its files move about while they are measured");
    else if (typeof measured === "object") await stopForFiles(deps, instance, measured.problem);
  }
}

/** `unsure`: within its quota as far as was seen, but something went from its place while it was looked for. */
async function measure(
  deps: OperatorDeps,
  instance: Instance,
  quotaBytes: number,
  heldFiles: { device: number; bytes: number }[],
): Promise<"well" | "unsure" | { problem: string }> {
  const places = [
    { folder: dataFolderOf(deps, instance.dataFolder), bytes: quotaBytes, where: "" },
    { folder: appFolderOf(deps, instance.doorSessionId), bytes: SOCKET_QUOTA_BYTES, where: " in /app" },
  ];
  let isSure = true;
  let held = heldFiles;
  for (const { folder, bytes, where } of places) {
    try {
      const size = await measureHostileFolder(folder, bytes);
      const { dev: device } = await lstat(folder);
      const heldBytes = held.filter((one) => one.device === device).reduce((sum, one) => sum + one.bytes, 0);
      // Where both folders are on one disk, they count for the larger quota.
      held = held.filter((one) => one.device !== device);
      const isOver = size.stoppedEarly || size.bytes + heldBytes >= bytes;
      const deleted = heldBytes > 0 ? ", with those it deleted and still holds open" : "";
      if (isOver) return { problem: `its files take more than ${Math.round(bytes / 1_000_000)} MB${where}${deleted}` };
      isSure &&= size.isWhole;
    } catch (error) {
      const fields = { appId: instance.appId, instanceId: instance.id, why: explain(error) };
      deps.log.warn("files not measured", fields);
      // Else whoever hides files from the measure had no quota.
      if (!isForNow(error))
        return { problem: `its files${where} cannot be measured (folders may be nested too deeply)` };
    }
  }
  return isSure ? "well" : "unsure";
}

/** Nothing where the engine is away: what lies in folders is measured all the same. */
async function lookInside(deps: OperatorDeps): Promise<RunningBox[]> {
  try {
    return await deps.runner.list({ countsProcesses: true });
  } catch (error) {
    deps.log.warn("boxes not looked into", { why: explain(error) });
    return [];
  }
}

async function roomOnDisk(deps: OperatorDeps): Promise<number> {
  const { bavail, bsize } = await statfs(deps.home);
  return bavail * bsize;
}

/** The folder is not there yet or no more, or it is the host that has no descriptors left. */
function isForNow(error: unknown): boolean {
  const cause = error instanceof KnownError ? error.cause : error;
  return ["ENOENT", "EMFILE", "ENFILE"].includes(systemCode(cause) ?? "");
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
