import type { Clock } from "../../../lib/clock.ts";
import { KnownError } from "../../../lib/errors.ts";
import { parseJson } from "../../../lib/json.ts";
import { within } from "../../../lib/within.ts";
import type { RunningProgram, StartedAhead, StartOptions } from "../../../runners/runner.ts";
import type { HarnessTask } from "../../harness.ts";
import type { RunControl } from "../run.ts";
import { HOME } from "./home.ts";

/** A CLI that lives in the Sandbox for as long as the run goes, and speaks JSON, a message a line. */
export interface AgentProgram {
  /** What it says, until it ends. What is no JSON is left out: a CLI warns wherever it likes. Read once. */
  messages: AsyncIterable<unknown>;
  write(message: unknown): Promise<void>;
  /** Closes its input and waits for its end, which is brought about where it takes longer than that. */
  end(graceMs: number): Promise<void>;
  /** `deaf`: it did not let itself be interrupted. */
  kill(because: "deaf"): Promise<void>;
  /** How it ended; asked once `messages` are over. */
  ended(): Promise<ProgramEnd>;
  /** A command of it began or ended: while one goes on, silence is no bad sign. */
  countCommand(change: 1 | -1): void;
}

export interface ProgramEnd {
  /** null where it was killed. */
  exitCode: number | null;
  /** Why it was killed here. */
  because: "silent" | "too_much_output" | "deaf" | null;
  /** Its last words, one line. */
  stderr: string;
  /** Whether it ever said anything. */
  spoke: boolean;
}

const MAX_LINE_BYTES = 4_000_000;
const MAX_TOTAL_BYTES = 200_000_000;
const SILENCE_MS = 90_000;
const WIPE_MS = 10_000;
const GONE = new Set(["sandbox_gone", "program_ended"]);

/** How such a program is started. */
export function programOptions(env: Record<string, string>): StartOptions {
  return { cwd: "/app-source", env, maxLineBytes: MAX_LINE_BYTES, maxTotalBytes: MAX_TOTAL_BYTES };
}

/**
 * The program that waits in the task's Sandbox, for a conversation that begins there; null: it is to be started. One that
 * remembers needs its files before it starts: what waits then is ended, and its home is empty again.
 */
export async function takeWaiting({ sandbox, resume }: HarnessTask): Promise<StartedAhead | null> {
  const waiting = sandbox.takeStarted?.() ?? null;
  if (waiting === null || resume === null) return waiting;
  await waiting.program.kill();
  await sandbox.exec(["find", HOME, "-mindepth", "1", "-delete"], { timeoutMs: WIPE_MS, maxOutputBytes: 10_000 });
  return null;
}

/**
 * Watches it. It ends with the run, at the latest. Killed where nothing is heard of it for the task's `silenceMs` while no
 * command goes on and the door is not asking the model for it; also where it prints too much.
 */
export async function watchProgram(
  task: Pick<HarnessTask, "limits" | "door">,
  running: RunningProgram,
  { control, clock }: { control: RunControl; clock: Clock },
): Promise<AgentProgram> {
  const over = new AbortController();
  const kill = async () => {
    over.abort();
    await unlessGone(running.kill());
  };
  control.atEnd(kill);
  // Stopped while it started.
  if (control.signal.aborted) await kill();
  const state = { heardAt: clock.now(), spoke: false, commands: 0, because: null as ProgramEnd["because"] };
  const killBecause = async (why: ProgramEnd["because"]) => {
    state.because ??= why;
    await kill();
  };
  const watching = watchSilence(task, state, clock, over.signal).then((isSilent) =>
    isSilent ? killBecause("silent") : undefined,
  );
  // Awaited once the messages are over.
  watching.catch(() => undefined);

  return {
    messages: readMessages(running, state, clock, killBecause),
    write: (message) => unlessGone(running.write(`${JSON.stringify(message)}\n`)),
    end: async (graceMs) => {
      running.endInput();
      await within(
        clock,
        graceMs,
        drain(running).then(() => running.exited),
      );
      await kill();
    },
    kill: killBecause,
    ended: async () => {
      over.abort();
      await watching;
      await drain(running);
      const { exitCode } = await running.exited;
      const stderr = running.stderr().trim().split("\n").at(-1)?.slice(0, 300) ?? "";
      return { exitCode, because: state.because, stderr, spoke: state.spoke };
    },
    countCommand: (change) => {
      state.commands = Math.max(0, state.commands + change);
    },
  };
}

async function* readMessages(
  running: RunningProgram,
  state: { heardAt: number; spoke: boolean },
  clock: Clock,
  killBecause: (why: ProgramEnd["because"]) => Promise<void>,
): AsyncGenerator<unknown> {
  try {
    for await (const line of running.lines()) {
      state.heardAt = clock.now();
      const message = line.startsWith("{") ? parseJson(line) : undefined;
      if (typeof message !== "object" || message === null) continue;
      state.spoke = true;
      yield message;
    }
  } catch (error) {
    if (!(error instanceof KnownError) || error.code !== "too_much_output") throw error;
    await killBecause("too_much_output");
  }
}

/** What it still says is of no use; unread it would not end. */
async function drain(running: RunningProgram): Promise<void> {
  try {
    for await (const _ of running.lines());
  } catch (error) {
    if (!(error instanceof KnownError) || error.code !== "too_much_output") throw error;
  }
}

/** True once it was silent for too long; false once it is over. */
async function watchSilence(
  { limits, door }: Pick<HarnessTask, "limits" | "door">,
  state: { heardAt: number; commands: number },
  clock: Clock,
  over: AbortSignal,
): Promise<boolean> {
  const { silenceMs = SILENCE_MS } = limits;
  for (;;) {
    const leftMs = Math.max(10, state.heardAt + silenceMs - clock.now());
    try {
      await clock.sleep(leftMs, over);
    } catch {
      return false; // Rejects only where it is over.
    }
    if (clock.now() - state.heardAt < silenceMs) continue;
    if (state.commands === 0 && (await door()).callsUnderWay === 0) return !over.aborted;
    state.heardAt = clock.now();
  }
}

/** What is gone needs no end, and hears nothing. */
async function unlessGone(act: Promise<void>): Promise<void> {
  try {
    await act;
  } catch (error) {
    if (!(error instanceof KnownError) || !GONE.has(error.code)) throw error;
  }
}
