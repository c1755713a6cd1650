import { readdir, readFile, readlink, stat } from "node:fs/promises";
import type { RunningBox } from "../runner.ts";

type HeldFiles = NonNullable<RunningBox["heldFiles"]>;

/**
 * What deleted files take that these processes hold open, by device: a deleted file is in no folder any more and keeps
 * its blocks until the last descriptor is closed (proc(5), `/proc/pid/fd`). Undefined where nobody may look into one of
 * the processes. Not seen: a file that is only mapped, or whose descriptor lies unread in a socket.
 */
export async function findHeldFiles(pids: number[]): Promise<HeldFiles | undefined> {
  const files = new Map<string, { device: number; bytes: number }>();
  for (const pid of pids) {
    const folder = `/proc/${pid}/fd`;
    const names = await orGone(readdir(folder));
    if (names === "closed") return undefined;
    for (const name of names ?? []) {
      const path = `${folder}/${name}`;
      const target = await orGone(readlink(path));
      if (target === "closed") return undefined;
      if (!target?.endsWith(" (deleted)")) continue;
      const found = await orGone(stat(path));
      if (found === "closed") return undefined;
      if (found?.isFile() && found.nlink === 0)
        files.set(`${found.dev}:${found.ino}`, { device: found.dev, bytes: found.blocks * 512 });
    }
  }
  const byDevice = new Map<number, number>();
  for (const { device, bytes } of files.values()) byDevice.set(device, (byDevice.get(device) ?? 0) + bytes);
  return [...byDevice].map(([device, bytes]) => ({ device, bytes }));
}

/** Processes of this machine by the container they are in, as their control groups name it. An engine elsewhere has none here. */
export async function processesByContainer(): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>();
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const groups = await orGone(readFile(`/proc/${name}/cgroup`, "utf8"));
    // The innermost, where an engine runs in a container itself.
    const containerId = groups?.match(/[0-9a-f]{64}/g)?.at(-1);
    if (containerId !== undefined) found.set(containerId, [...(found.get(containerId) ?? []), Number(name)]);
  }
  return found;
}

/** Undefined of what ended or was closed meanwhile; `closed` where it is closed to us. */
async function orGone<T>(looking: Promise<T>): Promise<T | "closed" | undefined> {
  try {
    return await looking;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ESRCH") return undefined;
    if (code === "EACCES" || code === "EPERM") return "closed";
    throw error;
  }
}
