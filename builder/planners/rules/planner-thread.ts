import { Worker } from "node:worker_threads";
import type { Clock } from "../../../lib/clock.ts";
import { KnownError, messageOf } from "../../../lib/errors.ts";
import type { Log } from "../../../lib/log.ts";
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

interface Waiting {
  answer(value: unknown): void;
  fail(error: Error): void;
}

/** A long ask takes a third of a second; what takes this long is never done. */
const PATIENCE_MS = 20_000;
const HEAP_MB = 512;

/**
 * Reading an ask is a third of a second of pure work at most, in which the process would hear nobody: Slack wants its
 * acknowledgements meanwhile. So it is done in a thread, which is started anew where it ends or never answers.
 */
export function createPlannerThread(options: {
  platformChannel: string;
  clock: Clock;
  log: Log;
  /** Other than the planner itself: for tests. */
  program?: URL;
}): PlannerThread {
  const { clock, log, platformChannel, program = PROGRAM } = options;
  const waiting = new Map<number, Waiting>();
  let thread: Worker | null = null;
  let calls = 0;
  let isClosed = false;

  const start = (): Worker => {
    const started = new Worker(program, {
      workerData: { platformChannel },
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    // It alone keeps no process alive.
    started.unref();
    started.on("message", (answer: ThreadAnswer) => {
      const call = waiting.get(answer.number);
      waiting.delete(answer.number);
      if ("problem" in answer) call?.fail(new Error(answer.problem));
      else call?.answer(answer.value);
    });
    const end = (reason: string) => {
      if (thread !== started) return;
      thread = null;
      if (!isClosed) log.warn("planner thread ended", { reason });
      for (const call of waiting.values()) call.fail(brokenOff(reason));
      waiting.clear();
    };
    started.on("error", (error) => end(messageOf(error)));
    started.on("exit", (code) => end(`exit ${code}`));
    thread = started;
    return started;
  };

  const call = async (verb: ThreadCall["verb"], ask: Ask): Promise<unknown> => {
    if (isClosed) throw brokenOff("closed");
    const number = ++calls;
    const over = new AbortController();
    const answered = new Promise<unknown>((answer, fail) => waiting.set(number, { answer, fail }));
    const running = thread ?? start();
    void clock.sleep(PATIENCE_MS, over.signal).then(
      () => running.terminate(),
      () => undefined, // It answered.
    );
    running.postMessage({ number, verb, ask } satisfies ThreadCall);
    try {
      return await answered;
    } finally {
      over.abort();
    }
  };

  // Warm before anybody asks.
  start();
  return {
    name: "rules",
    triage: async (ask) => (await call("triage", ask)) as Intent,
    plan: async (ask) => (await call("plan", ask)) as PlanAnswer,
    close: async () => {
      isClosed = true;
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
