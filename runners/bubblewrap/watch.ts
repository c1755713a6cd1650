import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import type { BoxLimits } from "../runner.ts";

/** A box that runs, by the pid namespace that everything in it lives in. */
export interface WatchedBox {
  name: string;
  pidNamespace: number;
  limits: BoxLimits;
}

export interface BoxWatch {
  /** From now on a box is looked at; until it ends, or `leave`. */
  follow(box: WatchedBox): void;
  leave(name: string): void;
}

const EVERY_MS = 100;
/** Where a process lives is kept by its number, and numbers come again: so from time to time all is looked at anew. */
const ROUNDS_KEPT = 50;

/**
 * Where no group of the kernel's holds a box's limits, its memory and its processes are added up ten times a second, and
 * a box that is over is ended. Between two looks it may be over, and nobody looks while the control plane is away.
 */
export function createBoxWatch(end: (name: string, why: "oom" | "processes") => Promise<void>): BoxWatch {
  const boxes = new Map<string, WatchedBox>();
  let places = new Map<number, string>();
  let round = 0;
  let timer: NodeJS.Timeout | undefined;

  const look = () => {
    round += 1;
    if (round % ROUNDS_KEPT === 0) places = new Map();
    const used = addUp(boxes, places);
    for (const box of boxes.values()) {
      const use = used.get(box.name);
      if (use === undefined || !isOver(use, box.limits)) continue;
      // Counted once more from nothing, before anything is ended.
      const sure = addUp(boxes, new Map()).get(box.name);
      if (sure === undefined || !isOver(sure, box.limits)) continue;
      leave(box.name);
      void end(box.name, sure.bytes > box.limits.memoryMb * 1024 * 1024 ? "oom" : "processes");
    }
  };
  const leave = (name: string) => {
    boxes.delete(name);
    if (boxes.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
  return {
    follow: (box) => {
      boxes.set(box.name, box);
      places = new Map();
      timer ??= setInterval(look, EVERY_MS).unref();
    },
    leave,
  };
}

interface Use {
  bytes: number;
  threads: number;
}

function isOver(use: Use, limits: BoxLimits): boolean {
  return use.bytes > limits.memoryMb * 1024 * 1024 || use.threads > limits.pids;
}

/** What each box uses. `places` remembers the namespace of each process, so that strangers are looked at once only. */
function addUp(boxes: ReadonlyMap<string, WatchedBox>, places: Map<number, string>): Map<string, Use> {
  const names = new Map([...boxes.values()].map((box) => [`pid:[${box.pidNamespace}]`, box.name]));
  const alive = new Set(
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map(Number),
  );
  for (const pid of places.keys()) if (!alive.has(pid)) places.delete(pid);
  const used = new Map<string, Use>();
  for (const pid of alive) {
    const place = places.get(pid) ?? orEmpty(() => readlinkSync(`/proc/${pid}/ns/pid`));
    places.set(pid, place);
    const name = names.get(place);
    if (name === undefined) continue;
    const status = orEmpty(() => readFileSync(`/proc/${pid}/status`, "utf8"));
    const number = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
    const before = used.get(name) ?? { bytes: 0, threads: 0 };
    // Private and shared memory, without the files that are mapped: those the kernel can drop (proc_pid_status(5)).
    const bytes = (number("RssAnon") + number("RssShmem") + number("VmSwap")) * 1024;
    used.set(name, { bytes: before.bytes + bytes, threads: before.threads + number("Threads") });
  }
  return used;
}

/** Of a process that ended meanwhile, or that is not ours to look at. */
function orEmpty(look: () => string): string {
  try {
    return look();
  } catch {
    return "";
  }
}
