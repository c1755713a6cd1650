import { Worker } from "node:worker_threads";
import type { Clock } from "../../../lib/clock.ts";
import { KnownError, messageOf } from "../../../lib/errors.ts";
import type { Log } from "../../../lib/log.ts";
import { unlessAborted } from "../../../lib/within.ts";
import type { Ask, Intent, PlanAnswer, Planner } from "../../planner.ts";

/** The planner `rules` in a thread of its own. */
export interface PlannerThread extends Planner {
  close(): Promise<void>;
}

export interface ThreadCall {
  number: number;
  verb: "triage" | "plan";
  ask: Ask;
}

export type ThreadAnswer = { number: number; value: Intent | PlanAnswer } | { number: number; problem: string };

interface Waiting extends ThreadCall {
  answer(value: unknown): void;
  fail(error: Error): void;
}

/** A long ask takes a third of a second; what takes this long is never done. */
const PATIENCE_MS = 20_000;
const HEAP_MB = 512;

/**
 * Reading an ask is a third of a second of pure work at most, in which the process would hear nobody: Slack wants its
 * acknowledgements meanwhile. So it is done in a thread, one ask after the other. Where one ends the thread or is never
 * done, it alone fails, and the next is read in a new one.
 */
export function createPlannerThread(options: {
  platformChannel: string;
  clock: Clock;
  log: Log;
  /** Other than the planner itself: for tests. */
  program?: URL;
}): PlannerThread {
  const { clock, log, platformChannel, program = PROGRAM } = options;
  const queue: Waiting[] = [];
  let reading: { call: Waiting; over: AbortController } | null = null;
  let thread: Worker | null = null;
  let calls = 0;
  let isClosed = false;

  const settle = (how: (call: Waiting) => void): void => {
    if (reading === null) return;
    const { call, over } = reading;
    reading = null;
    over.abort();
    how(call);
    readNext();
  };

  const start = (): Worker => {
    const started = new Worker(program, {
      workerData: { platformChannel },
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    // It alone keeps no process alive.
    started.unref();
    started.on("message", (answer: ThreadAnswer) => {
      if (answer.number !== reading?.call.number) return;
      settle((call) => ("problem" in answer ? call.fail(new Error(answer.problem)) : call.answer(answer.value)));
    });
    const end = (reason: string) => {
      if (thread !== started) return;
      thread = null;
      if (!isClosed) log.warn("planner thread ended", { reason });
      settle((call) => call.fail(brokenOff(reason)));
    };
    started.on("error", (error) => end(messageOf(error)));
    started.on("exit", (code) => end(`exit ${code}`));
    thread = started;
    return started;
  };

  const readNext = (): void => {
    if (reading !== null) return;
    const call = queue.shift();
    if (call === undefined) return;
    const over = new AbortController();
    reading = { call, over };
    const { number, verb, ask } = call;
    try {
      const running = thread ?? start();
      running.postMessage({ number, verb, ask } satisfies ThreadCall);
      clock.sleep(PATIENCE_MS, over.signal).then(
        () => void running.terminate(),
        () => undefined, // It answered.
      );
    } catch (error) {
      settle(() => call.fail(error instanceof Error ? error : new Error(String(error))));
    }
  };

  const call = async (verb: ThreadCall["verb"], ask: Ask, stop?: AbortSignal): Promise<unknown> => {
    if (isClosed) throw brokenOff("closed");
    calls += 1;
    const number = calls;
    const read = new Promise((answer, fail) => {
      queue.push({ number, verb, ask, answer, fail });
      readNext();
    });
    try {
      return await unlessAborted(read, stop);
    } finally {
      // Where it is read already, that is over in a moment: nobody waits for it.
      const waiting = queue.findIndex((one) => one.number === number);
      if (waiting !== -1) queue.splice(waiting, 1);
    }
  };

  // Warm before anybody asks.
  start();
  return {
    name: "rules",
    triage: async (ask, stop) => (await call("triage", ask, stop)) as Intent,
    plan: async (ask, stop) => (await call("plan", ask, stop)) as PlanAnswer,
    close: async () => {
      isClosed = true;
      for (const waiting of queue.splice(0)) waiting.fail(brokenOff("closed"));
      await thread?.terminate();
    },
  };
}

const PROGRAM = new URL("./thread-program.ts", import.meta.url);

function brokenOff(reason: string): KnownError {
  return new KnownError(
    "planner_broke_off",
    `Reading the ask broke off (${reason}).`,
    "Say it in fewer words, then reply *try again*.",
  );
}
