import { randomBytes } from "node:crypto";
import type { Clock } from "../../lib/clock.ts";
import { resultWithin } from "../../lib/within.ts";
import type { BoxAccess, RunningExec } from "./access.ts";

/** What reap.mjs knows the processes of a command by. */
const MARK = "TOOLROOM_EXEC";
const REAP_MS = 5_000;

/** A command in a box, with the mark in its environment by which all that it started is known. */
export type MarkedExec = RunningExec & { mark: string };

export interface ExecEnd {
  because: "itself" | "timeout" | "stopped";
  exitCode: number | null;
}

export async function startMarked(
  box: BoxAccess,
  command: string[],
  options: { cwd: string; env?: Record<string, string>; hasInput?: boolean },
): Promise<MarkedExec> {
  const mark = randomBytes(8).toString("hex");
  const own = Object.entries(options.env ?? {}).map(([key, value]) => `${key}=${value}`);
  const env = [...own, `${MARK}=${mark}`];
  const running = await box.exec(command, { env, cwd: options.cwd, hasInput: options.hasInput === true });
  return { ...running, mark };
}

/** All of a command's input, at its own pace. One that ends before it has read it says why by how it ends. */
export function sendAll(running: RunningExec, input: Uint8Array): void {
  void running
    .write(input)
    .catch(() => undefined)
    .then(running.endInput);
}

/** Waits for the end of a command, or brings it about: with all that it started. `reading` ends with its output. */
export async function endOf(
  box: BoxAccess,
  running: MarkedExec,
  reading: Promise<void>,
  limits: { timeoutMs: number; signal?: AbortSignal | undefined },
  clock: Clock,
): Promise<ExecEnd> {
  const over = new AbortController();
  const ended = reading
    .then(() => waitForExit(running, clock, over.signal))
    .then((exitCode): ExecEnd => ({ because: "itself", exitCode }));
  try {
    const timeout = timedOut(clock, limits.timeoutMs, over.signal);
    const first = await Promise.race([ended, timeout, stopped(limits.signal, over.signal)]);
    if (first.because !== "itself") await killMarked(box, running, ended, clock);
    return first;
  } finally {
    over.abort();
    running.cut();
    await ended.catch(() => undefined); // Its failure was thrown above, or is that of the stream just destroyed.
  }
}

/** Nobody outside knows all that an exec started. A process inside does; where there is no room left to start one, all are swept. */
export async function killMarked(
  box: BoxAccess,
  { mark }: MarkedExec,
  ended: Promise<unknown>,
  clock: Clock,
): Promise<void> {
  const reap = async () => {
    const command = ["node", "/opt/toolroom/reap.mjs", mark];
    const reaper = await box.exec(command, { env: [`${MARK}=reap`], cwd: "/", hasInput: false });
    for await (const _ of reaper.frames);
    await ended;
    return true;
  };
  const isReaped = await resultWithin(clock, REAP_MS, () => reap().catch(() => false));
  if (isReaped !== true) await box.sweep();
}

/** Once its output is over. Null where it ended and nobody ever learned how. */
export async function waitForExit(running: RunningExec, clock: Clock, over?: AbortSignal): Promise<number | null> {
  // The output may end a moment before the command does, and the engine has no call that waits for an exec.
  for (let pauseMs = 2; ; pauseMs = Math.min(pauseMs * 2, 200)) {
    const exitCode = await running.exitCode();
    if (exitCode !== undefined) return exitCode;
    await clock.sleep(pauseMs, over);
  }
}

function timedOut(clock: Clock, timeoutMs: number, over: AbortSignal): Promise<ExecEnd> {
  return clock.sleep(timeoutMs, over).then(
    () => ({ because: "timeout", exitCode: null }),
    () => new Promise<never>(() => undefined), // It ended first, and that is what is told.
  );
}

function stopped(signal: AbortSignal | undefined, over: AbortSignal): Promise<ExecEnd> {
  return new Promise((resolve) => {
    const stop = () => resolve({ because: "stopped", exitCode: null });
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop, { once: true, signal: over });
  });
}
