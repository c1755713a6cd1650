import type { Clock } from "../../lib/clock.ts";
import { KnownError } from "../../lib/errors.ts";
import type { RunningProgram, StartOptions } from "../runner.ts";
import type { BoxAccess, RunningExec } from "./access.ts";
import { createBoundedOutput } from "./bounded-output.ts";
import { createLineQueue } from "./line-queue.ts";
import { killMarked, startMarked, waitForExit } from "./marked-exec.ts";

const STDERR_BYTES = 64 * 1024;

/** A program in a box, with its input open. `gone`: aborted when the box is closed. */
export async function startProgram(
  box: BoxAccess,
  command: string[],
  options: StartOptions,
  { gone, clock }: { gone: AbortSignal; clock: Clock },
): Promise<RunningProgram> {
  const { cwd = "/app-source", env = {} } = options;
  const running = await startMarked(box, command, { cwd, env, hasInput: true });
  return followProgram(running, options, {
    gone,
    exitCode: () => waitForExit(running, clock),
    endAll: (ended) => killMarked(box, running, ended, clock),
  });
}

export interface ProgramEnd {
  gone: AbortSignal;
  /** Asked once its output is over. */
  exitCode(): Promise<number | null>;
  /** Ends it with all that it started; `ended` is its own end. */
  endAll(ended: Promise<unknown>): Promise<void>;
}

export function followProgram(
  running: Omit<RunningExec, "exitCode">,
  limits: StartOptions,
  { gone, exitCode, endAll }: ProgramEnd,
): RunningProgram {
  const stderr = createBoundedOutput(STDERR_BYTES, "end");
  // Who reads is told by the lines. Whoever started it closes its box in the end, so nobody waits for this.
  const lines = createLineQueue(limits, () => void killOnce().catch(() => undefined));
  let hasEnded = false;
  let isInputOver = false;
  let lastWrite: Promise<void> = Promise.resolve();
  let wasKilled = false;
  let killing: Promise<void> | undefined;

  const read = async () => {
    for await (const { from, chunk } of running.frames) {
      if (from === "stderr") stderr.push(chunk);
      else lines.push(chunk);
      lines.count(chunk.length);
      await lines.room();
    }
  };
  const exited = read()
    .catch(() => undefined) // Where the stream breaks, its end is asked for all the same.
    .then(() => lines.end())
    .then(exitCode)
    .catch(() => null) // Its box is gone, and it with it.
    .then((code) => {
      hasEnded = true;
      gone.removeEventListener("abort", leave);
      running.cut();
      return { exitCode: wasKilled ? null : code };
    });

  gone.addEventListener("abort", leave, { once: true });

  /** The box is closed: nothing more is to come, whether somebody reads or not. */
  function leave(): void {
    wasKilled = !hasEnded;
    lines.discard();
    running.cut();
  }

  function killOnce(): Promise<void> {
    killing ??= kill();
    return killing;
  }

  async function kill(): Promise<void> {
    wasKilled = !hasEnded;
    lines.discard();
    await endAll(exited);
    running.cut();
    await exited;
  }

  return {
    lines: lines.lines,
    stderr: stderr.text,
    write: async (text) => {
      if (hasEnded || isInputOver) throw programEnded();
      const written = running.write(Buffer.from(text));
      lastWrite = written.catch(() => undefined); // Whoever wrote it is told.
      await written.catch((error: unknown) => {
        throw programEnded(error);
      });
    },
    endInput: () => {
      if (!isInputOver) void lastWrite.then(running.endInput);
      isInputOver = true;
    },
    exited,
    kill: killOnce,
  };
}

function programEnded(cause?: unknown): KnownError {
  const next = "Look at how it ended, then start it again.";
  return new KnownError("program_ended", "The program reads no more input.", next, { cause });
}
