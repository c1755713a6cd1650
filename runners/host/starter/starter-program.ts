/** The starter's own process: starts what it is told, and ends with who told it. */
import type { ChildProcess } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import type { Readable } from "node:stream";
import { messageOf, systemCode } from "../../../lib/errors.ts";
import { spawnClosed } from "../spawn-closed.ts";
import type { Program, ProgramRun, Told, Wish } from "./messages.ts";
import { takeOutput } from "./take-output.ts";

/** What runs to its end, by its number: how to kill it. */
const running = new Map<number, () => void>();
/** Killed before they began. */
const unwanted = new Set<number>();

process.on("message", (wish: Wish) => {
  if (wish.kind === "kill") return kill(wish.number);
  const { number } = wish;
  const work = wish.kind === "run" ? run(number, wish.program) : begin(number, wish.program);
  work.catch((error: unknown) => {
    unwanted.delete(number);
    tell({ kind: "failed", number, code: systemCode(error) ?? null, words: messageOf(error) });
  });
});

// Ctrl-C reaches all of a terminal's programs at once; who told us ends us when it is ready.
process.on("SIGINT", () => undefined);

process.on("disconnect", () => {
  for (const killOne of running.values()) killOne();
  process.exit();
});

async function run(number: number, program: ProgramRun): Promise<void> {
  const { input } = program;
  const child = await start(program, false, [input === undefined ? "ignore" : "pipe", "pipe", "pipe"]);
  let isKilled = false;
  const killIt = (): void => {
    isKilled = true;
    child.kill("SIGKILL");
    if (hasEnded(child)) end();
  };
  const take = (stream: Readable | null) => takeOutput(stream, program, killIt);
  const [stdout, stderr] = [take(child.stdout), take(child.stderr)];
  const end = (): void => {
    if (!running.delete(number)) return;
    const isTooMuch = stdout.isTooMuch() || stderr.isTooMuch();
    const { exitCode } = child;
    tell({ kind: "ended", number, ended: { exitCode, stdout: stdout.bytes(), stderr: stderr.bytes(), isTooMuch } });
    for (const stream of [child.stdout, child.stderr]) stream?.destroy();
  };
  running.set(number, killIt);
  child.on("close", end);
  // What a killed one left behind may hold its outputs open for as long as it likes.
  child.on("exit", () => isKilled && end());
  // It may end before it has read everything: its exit code says why, so a broken pipe adds nothing.
  child.stdin?.on("error", () => undefined).end(input);
  if (unwanted.delete(number)) killIt();
}

async function begin(number: number, program: Program): Promise<void> {
  const child = await start(program, true, ["ignore", "ignore", "ignore"]);
  child.on("exit", (exitCode) => {
    const none = new Uint8Array();
    tell({ kind: "ended", number, ended: { exitCode, stdout: none, stderr: none, isTooMuch: false } });
  });
  tell({ kind: "begun", number, pid: child.pid ?? 0 });
}

async function start(
  { command, env, opened = [] }: Program,
  detached: boolean,
  own: ("ignore" | "pipe")[],
): Promise<ChildProcess> {
  const extra: number[] = [];
  try {
    for (const { path, flags } of opened) extra.push(openSync(path, flags, 0o600));
    return await spawnClosed(command, { env, detached, extra }, own);
  } finally {
    for (const descriptor of extra) closeSync(descriptor);
  }
}

function kill(number: number): void {
  const killIt = running.get(number);
  if (killIt === undefined) unwanted.add(number);
  else killIt();
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

function tell(told: Told): void {
  if (process.connected) process.send?.(told);
}
