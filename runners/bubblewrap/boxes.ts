import { closeSync, openSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Clock } from "../../lib/clock.ts";
import { KnownError } from "../../lib/errors.ts";
import { type BoxRecord, type BoxRecords, isRunning, readBootId } from "../host/box-records.ts";
import { readProc } from "../host/proc-files.ts";
import { type PipedChild, spawnPiped } from "../host/spawn-piped.ts";
import type { Program } from "../host/starter/messages.ts";
import type { Starter } from "../host/starter/starter.ts";
import type { BoxLimits } from "../runner.ts";
import { askToEnd, endBox } from "./end-box.ts";
import type { BoxMachine } from "./machine.ts";
import type { BoxLaunch } from "./spec.ts";
import type { BoxWatch } from "./watch.ts";

/** Boxes as processes of this machine: begun, found again, ended. Who is ended is always known by more than a number. */
export interface Boxes {
  /** Begins a box that lives on without us; returns once its first process is there. */
  keep(box: BeginningBox, launch: BoxLaunch, filterFile: string): Promise<void>;
  /** Begins a box that ends with us, and is ours to talk to. */
  hold(box: BeginningBox, launch: BoxLaunch, filterFile: string, hasInput: boolean): Promise<PipedChild>;
  read(name: string): Promise<BoxRecord | undefined>;
  isRunning(record: BoxRecord): Promise<boolean>;
  /** SIGTERM to its program, if it runs. */
  askToEnd(record: BoxRecord): Promise<void>;
  /** Kills what runs of it and forgets it. Of one that is gone: nothing happens. */
  remove(name: string): Promise<void>;
  /** Does so with those whose end an earlier control plane only began. */
  removeLeftovers(): Promise<void>;
}

export interface BeginningBox {
  name: string;
  labels: Record<string, string>;
  limits: BoxLimits;
}

const KEEP = fileURLToPath(new URL("./keep.sh", import.meta.url));
const START_MS = 15_000;

export function createBoxes(options: {
  machine: () => Promise<BoxMachine>;
  records: BoxRecords;
  watch: BoxWatch;
  starter: Starter;
  clock: Clock;
}): Boxes {
  const { records, watch, starter, clock } = options;

  const boxes: Boxes = {
    keep: async (box, launch, filterFile) => {
      const { folder, prefix } = await begin(box, launch);
      const command = [...prefix, "/bin/sh", KEEP, folder, ...launch.command];
      const { env } = await options.machine();
      const { hasEnded } = await starter.begin({ command, env, opened: descriptorsOf(folder, filterFile) });
      if (!(await isThere(box.name, hasEnded))) {
        const said = await readLog(folder);
        await boxes.remove(box.name);
        throw new KnownError(
          "runner_failed",
          `The box ${box.name} did not start: ${said || "it said nothing"}.`,
          "Try again.",
        );
      }
    },

    hold: async (box, launch, filterFile, hasInput) => {
      const { folder, prefix } = await begin(box, launch);
      const { env } = await options.machine();
      const held = await withOpened(folder, filterFile, (extra) =>
        spawnPiped([...prefix, ...launch.command], {
          ...{ env, extra, folder, name: "box", hasInput, detached: false, starter },
        }),
      );
      await writeFile(join(folder, "keeper"), await readProc(`${held.child.pid}/stat`));
      const { child } = held;
      await isThere(box.name, () => child.exitCode !== null || child.signalCode !== null);
      return held;
    },

    read: (name) => records.read(name),
    isRunning: async (record) => isRunning(record, await readBootId()),

    askToEnd: async (record) => {
      if (await boxes.isRunning(record)) await askToEnd(record);
    },

    remove: async (name) => {
      watch.leave(name);
      await records.remove(name, end);
    },
    removeLeftovers: () => records.removeLeftovers(end),
  };
  return boxes;

  /** Its record was taken away first: a keeper that only begins sees it, and begins nothing. */
  async function end(record: BoxRecord): Promise<void> {
    await endBox(record, clock);
    const { groups } = await options.machine();
    await groups.end(record.facts.name);
  }

  async function begin(box: BeginningBox, launch: BoxLaunch): Promise<{ folder: string; prefix: string[] }> {
    await boxes.remove(box.name);
    const { groups } = await options.machine();
    const { name, labels, limits } = box;
    const folder = await records.make({ name, labels, limits, bootId: await readBootId() });
    await writeFile(join(folder, "options"), launch.options.join("\0"), { mode: 0o600 });
    await groups.begin(name, limits);
    return { folder, prefix: groups.enter(name) };
  }

  /** Waits until bubblewrap told of the box's first process; false where it ended before. Nobody tells of a file that grows. */
  async function isThere(name: string, hasEnded: () => boolean): Promise<boolean> {
    for (const giveUpAt = clock.now() + START_MS; ; await clock.sleep(4)) {
      const isLast = hasEnded() || clock.now() > giveUpAt;
      const record = await records.read(name);
      if (record?.first) {
        const { groups } = await options.machine();
        if (!groups.holds.memory)
          watch.follow({ name, pidNamespace: record.first.pidNamespace, limits: record.facts.limits });
        return true;
      }
      if (isLast) return false;
    }
  }
}

/** What bubblewrap finds open, in the order of DESCRIPTORS. */
function descriptorsOf(folder: string, filterFile: string): NonNullable<Program["opened"]> {
  return [
    { path: join(folder, "options"), flags: "r" },
    { path: filterFile, flags: "r" },
    { path: join(folder, "status"), flags: "a" },
  ];
}

async function withOpened<T>(folder: string, filterFile: string, work: (extra: number[]) => Promise<T>): Promise<T> {
  const opened: number[] = [];
  try {
    for (const { path, flags } of descriptorsOf(folder, filterFile)) opened.push(openSync(path, flags, 0o600));
    return await work(opened);
  } finally {
    for (const descriptor of opened) closeSync(descriptor);
  }
}

/** Its last words, which only explain a failure: a log that was never written says nothing. */
async function readLog(folder: string): Promise<string> {
  const parts = await Promise.all(
    ["log.0", "log.1"].map((name) => readFile(join(folder, name), "utf8").catch(() => "")),
  );
  return parts.join("").trim().slice(-500);
}
