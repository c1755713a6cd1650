import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, openSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { KnownError } from "../../lib/errors.ts";
import type { RunningExec } from "../box/access.ts";
import { writeTo } from "../box/write-to.ts";
import type { BoxRecord } from "../host/box-records.ts";
import { isInNamespace } from "../host/proc-files.ts";
import { framesOf, type PipedChild, spawnPiped } from "../host/spawn-piped.ts";
import type { Starter } from "../host/starter/starter.ts";
import type { BoxLaunch } from "./spec.ts";

/** The way into a box, held open: it stays this box's, whatever its processes' numbers become. */
export interface WayIn {
  /** Begins a command. `launch` is one that `execLaunch` made. */
  run(launch: BoxLaunch, given: ExecGiven): Promise<RunningExec>;
  close(): void;
}

export interface ExecGiven {
  /** Words before the command that put it into the box's group. */
  prefix: string[];
  env: Record<string, string>;
  filterFile: string;
  /** Host folder for what is there for a moment; only the host may enter it. */
  folder: string;
  hasInput: boolean;
  starter: Starter;
  /** Throws KnownError `sandbox_gone` where the box is no more. */
  mustBeThere(): void;
  /** Told of the program on the host that brings the command in, and ends with it. */
  onBegun(way: ChildProcess): void;
}

/** `outerPid` is a child of ours: bubblewrap, outside the box. Throws KnownError `sandbox_gone`. */
export async function openWayIn(record: BoxRecord, outerPid: number, isRoot: boolean): Promise<WayIn> {
  const { first, facts } = record;
  const gone = () => new KnownError("sandbox_gone", `Sandbox ${facts.name} ended while it began.`, "Try again.");
  if (!first || !(await isInNamespace(first.pid, first.pidNamespace))) throw gone();
  const opened: number[] = [];
  const keepOpen = (path: string) => {
    const descriptor = openSync(path, "r");
    opened.push(descriptor);
    return descriptor;
  };
  const close = () => {
    for (const descriptor of opened.splice(0)) closeSync(descriptor);
  };
  try {
    const folder = keepOpen(`/proc/${first.pid}`);
    const users = isRoot
      ? (["ignore", "ignore"] as const)
      : ([keepOpen(`/proc/${first.pid}/ns/user`), keepOpen(`/proc/${outerPid}/ns/user`)] as const);
    // They were opened by a number; that it was still this box's then is seen by it being so afterwards.
    if (!(await isInNamespace(first.pid, first.pidNamespace))) throw gone();
    const [inner, outer] = users;
    return { run: (launch, given) => run([inner, folder, outer], launch, given), close };
  } catch (error) {
    close();
    throw error instanceof KnownError ? error : gone();
  }
}

async function run(opened: readonly (number | "ignore")[], launch: BoxLaunch, given: ExecGiven): Promise<RunningExec> {
  given.mustBeThere();
  const name = `exec-${randomBytes(8).toString("hex")}`;
  const optionsFile = join(given.folder, name);
  await writeFile(optionsFile, launch.options.join("\0"), { mode: 0o600 });
  const own: number[] = [];
  let piped: PipedChild;
  try {
    own.push(openSync(optionsFile, "r"), openSync(given.filterFile, "r"));
    const { env, folder, hasInput } = given;
    const extra = [...own, "ignore" as const, ...opened];
    piped = await spawnPiped([...given.prefix, ...launch.command], {
      env,
      folder,
      name,
      hasInput,
      extra,
      detached: false,
      starter: given.starter,
    });
  } catch (error) {
    given.mustBeThere();
    throw new KnownError("runner_failed", `A command could not be started: ${String(error)}`, "Try again.", {
      cause: error,
    });
  } finally {
    for (const descriptor of own) closeSync(descriptor);
    await rm(optionsFile, { force: true });
  }
  const { child, stdin, stdout, stderr } = piped;
  given.onBegun(child);
  return {
    frames: framesOf(piped),
    write: (chunk) => writeTo(stdin, chunk),
    endInput: () => void stdin?.end(),
    cut: () => {
      for (const stream of [stdin, stdout, stderr]) stream?.destroy();
    },
    exitCode: async () => {
      if (child.exitCode === null && child.signalCode === null) return undefined;
      given.mustBeThere();
      return child.exitCode;
    },
  };
}
