import { existsSync } from "node:fs";
import { mkdir, readFile, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "../../lib/clock.ts";
import type { BoxLimits } from "../runner.ts";

/** Groups of processes in which the kernel holds a box's limits on memory, processes and CPU (cgroups(7)). */
export interface BoxGroups {
  readonly kind: "cgroup-v1" | "cgroup-v2" | "none";
  /** What the kernel limits a box by here, all its processes together. */
  readonly holds: { memory: boolean; processes: boolean; cpu: boolean };
  /** Makes a box's group, empty and limited. */
  begin(name: string, limits: BoxLimits): Promise<void>;
  /** Words before a command line that put it into a box's group. */
  enter(name: string): string[];
  /** What the kernel counted in a box's group; undefined where there is none. */
  look(name: string): Promise<{ processes: number; ranOutOfMemory: boolean } | undefined>;
  /** Removes a box's group, once its last process ended. */
  end(name: string): Promise<void>;
}

/** Where groups are made: one folder under version 2, one for each controller under version 1. */
export interface GroupPlace {
  version: 1 | 2;
  memory: string;
  pids: string;
  cpu: string | undefined;
  /** Words that come first, where only a program of the system's own may begin a process that joins. */
  before: string[];
}

const MB = 1024 * 1024;
const PERIOD_US = 100_000;
const EMPTY_MS = 5_000;
/**
 * Joins the groups before `--`, then becomes the rest. Where the whole machine runs out of memory, boxes go before the
 * platform.
 */
const JOIN =
  'echo 500 > /proc/self/oom_score_adj; while [ "$1" != -- ]; do echo 0 > "$1/cgroup.procs" || exit 125; shift; done; shift; exec "$@"';

/** Groups in a place that we may write. */
export function createBoxGroups(place: GroupPlace, clock: Clock): BoxGroups {
  const foldersOf = (name: string) =>
    [...new Set([place.memory, place.pids, place.cpu])].flatMap((root) =>
      root === undefined ? [] : [join(root, name)],
    );

  const groups: BoxGroups = {
    kind: place.version === 1 ? "cgroup-v1" : "cgroup-v2",
    holds: { memory: true, processes: true, cpu: place.cpu !== undefined },

    begin: async (name, limits) => {
      await groups.end(name);
      for (const folder of foldersOf(name)) await mkdir(folder, { recursive: true });
      for (const { file, value, isOptional } of limitFiles(place, name, limits))
        await writeFile(file, value).catch((error: unknown) => {
          // Kernels without accounting of swap have no such file.
          if (!isOptional) throw error;
        });
    },

    enter: (name) => [...place.before, "/bin/sh", "-c", JOIN, "join", ...foldersOf(name), "--"],

    look: async (name) => {
      const events = place.version === 1 ? "memory.oom_control" : "memory.events";
      const [told, current] = await Promise.all([
        readIfThere(join(place.memory, name, events)),
        readIfThere(join(place.pids, name, "pids.current")),
      ]);
      if (told === undefined || current === undefined) return undefined;
      const kills = /^oom_kill (\d+)$/m.exec(told)?.[1] ?? "0";
      return { processes: Number(current), ranOutOfMemory: Number(kills) > 0 };
    },

    end: async (name) => {
      // What was killed leaves a moment later, and nobody is told.
      for (const folder of foldersOf(name)) {
        for (const giveUpAt = clock.now() + EMPTY_MS; existsSync(folder); await clock.sleep(10)) {
          const failure = await rmdir(folder).catch((error: NodeJS.ErrnoException) => error);
          if (failure === undefined || failure.code === "ENOENT") break;
          if (failure.code !== "EBUSY" || clock.now() > giveUpAt) throw failure;
        }
      }
    },
  };
  return groups;
}

/** Where no group may be made: other means have to do. */
export function createNoGroups(): BoxGroups {
  return {
    kind: "none",
    holds: { memory: false, processes: false, cpu: false },
    begin: async () => undefined,
    enter: () => ["/bin/sh", "-c", JOIN, "join", "--"],
    look: async () => undefined,
    end: async () => undefined,
  };
}

function limitFiles(place: GroupPlace, name: string, limits: BoxLimits) {
  const memory = (file: string) => join(place.memory, name, file);
  const bytes = String(limits.memoryMb * MB);
  const quota = Math.round(limits.cpus * PERIOD_US);
  const pids = { file: join(place.pids, name, "pids.max"), value: String(limits.pids), isOptional: false };
  const cpu = (file: string, value: string) =>
    place.cpu === undefined ? [] : [{ file: join(place.cpu, name, file), value, isOptional: false }];
  if (place.version === 1)
    return [
      { file: memory("memory.limit_in_bytes"), value: bytes, isOptional: false },
      { file: memory("memory.memsw.limit_in_bytes"), value: bytes, isOptional: true },
      pids,
      ...cpu("cpu.cfs_period_us", String(PERIOD_US)),
      ...cpu("cpu.cfs_quota_us", String(quota)),
    ];
  return [
    { file: memory("memory.max"), value: bytes, isOptional: false },
    { file: memory("memory.swap.max"), value: "0", isOptional: true },
    pids,
    ...cpu("cpu.max", `${quota} ${PERIOD_US}`),
  ];
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    // ENODEV: the group went while it was read.
    if (error instanceof Error && "code" in error && ["ENOENT", "ENODEV"].includes(String(error.code)))
      return undefined;
    throw error;
  }
}
