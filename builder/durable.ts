import { OpenWorkflow, type Workflow } from "openworkflow"; // durable functions in the database we already have: no server to run
import { BackendSqlite } from "openworkflow/sqlite";
import type { Clock } from "../lib/clock.ts";
import { asKnown, explain } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";
import { createTurns, type Turns } from "../lib/turns.ts";
import type { Step } from "../operator/step.ts";
import { freeLeases, hasRun, runsWithoutPlace, whileOpen } from "../store/workflow-runs.ts";
import { type FailureReason, failureOf, STOPPED } from "./failure.ts";
import type { Patience } from "./outage.ts";

/** A run of a workflow: a function of saved steps, played again from the top after every wait and every crash. */
export interface Run {
  /** The AppRequest's id. */
  readonly key: string;
  readonly step: Step;
  /** Waits until `signal` is sent, however long. It unwinds the function: no `try … finally` around it. */
  waitFor(signal: string): Promise<void>;
}

export interface Durable {
  /** Starts the workflow for this key, once for ever. */
  start(runKey: string): Promise<void>;
  /** Wakes whoever waits for it; repeated for a minute while nobody does. What it tells must stand in the store already. */
  signal(name: string): void;
  /** The keys of runs that could go on and wait for one of the `concurrency` places, in the order in which they get one. */
  waiting(): string[];
  /** Takes no new work and returns; steps under way are left to the next start. */
  close(): void;
}

/** A step that failed for good after its tries. Thrown into the workflow, the same on every replay. */
export class StepFailed extends Error {
  readonly stepName: string;
  readonly reason: FailureReason;

  constructor(stepName: string, reason: FailureReason) {
    super(`${stepName}: ${reason.message}`);
    this.name = "StepFailed";
    this.stepName = stepName;
    this.reason = reason;
  }
}

/** Told at each moment of each step: tests kill the process there. */
export type StepProbe = (stepName: string, moment: "before" | "inside" | "after") => void;

export interface DurableOptions {
  /** Database of its own beside the registry. */
  file: string;
  workflow: (run: Run) => Promise<void>;
  concurrency: number;
  clock: Clock;
  log: Log;
  onStep?: StepProbe;
  /** Without it every failure counts as a try. */
  patience?: Patience;
}

const TRIES = 3;
const LONGEST_PAUSE_MS = 10_000;
const LOOK_MS = 1_000;
const IDLE_POLL_MS = 500;
const SIGNAL_REPEAT_MS = 250;
const SIGNAL_GIVE_UP_MS = 60_000;

/** The engine's step calls; it does not export the name. */
type StepApi = Parameters<Workflow<unknown, unknown, unknown>["fn"]>[0]["step"];

type SavedStep = { value: unknown } | { failed: FailureReason };

/** Call under the home's lock: it frees what a dead worker still holds. */
export function createDurable(options: DurableOptions): Durable {
  const backend = whileOpen(options.file, () => BackendSqlite.connect(options.file));
  freeLeases(options.file);
  const engine = new OpenWorkflow({ backend });
  const definition = engine.defineWorkflow<{ runKey: string }, null>(
    { name: "handle-request", retryPolicy: { maximumAttempts: 5 } },
    async ({ input, step }) => {
      await options.workflow(createRun(input.runKey, step, { ...options, turns }));
      return null;
    },
  );
  const pump = createPump(engine.newWorker({ concurrency: options.concurrency }), options);
  const signals = new Map<string, number>();
  const turns = createTurns();

  const send = async (name: string): Promise<void> => {
    const { workflowRunIds } = await engine.sendSignal({ signal: name });
    if (workflowRunIds.length > 0) signals.delete(name);
    if (workflowRunIds.length > 0) pump.wake();
  };
  // One that fails is repeated; a database that is busy must not end the process.
  const sendOrLog = (name: string): void => {
    send(name).catch((error: unknown) => options.log.warn("signal not sent", { signal: name, error: explain(error) }));
  };
  const repeat = setInterval(() => {
    for (const [name, until] of signals) {
      if (options.clock.now() > until) signals.delete(name);
      else sendOrLog(name);
    }
  }, SIGNAL_REPEAT_MS);

  return {
    start: async (runKey) => {
      if (!hasRun(options.file, runKey)) await definition.run({ runKey }, { idempotencyKey: runKey });
      pump.wake();
    },
    signal: (name) => {
      signals.set(name, options.clock.now() + SIGNAL_GIVE_UP_MS);
      sendOrLog(name);
    },
    waiting: () => runsWithoutPlace(options.file, options.concurrency),
    close: () => {
      clearInterval(repeat);
      pump.stop();
    },
  };
}

function createRun(runKey: string, api: StepApi, options: DurableOptions & { turns: Turns }): Run {
  const used = new Set<string>();
  const claimName = (name: string) => {
    if (used.has(name)) throw new Error(`Two steps of one workflow are called ${name}.`);
    used.add(name);
  };
  return {
    key: runKey,
    step: async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      claimName(name);
      const saved = await api.run<SavedStep>({ name }, async () => {
        await options.turns.next();
        const startedAt = performance.now();
        options.onStep?.(name, "before");
        const outcome = await tryWork(name, work, runKey, options);
        options.onStep?.(name, "inside");
        options.log.info("step done", { requestId: runKey, step: name, ms: Math.round(performance.now() - startedAt) });
        return outcome;
      });
      options.onStep?.(name, "after");
      if ("failed" in saved) throw new StepFailed(name, saved.failed);
      // What a step gave is what its replay gives: plain JSON of the same type.
      return saved.value as T;
    },
    waitFor: async (signal) => {
      claimName(`wait ${signal}`);
      await api.waitForSignal({ name: `wait ${signal}`, signal });
    },
  };
}

/** Our own tries, so that the failure is saved like any value and the workflow can end in plain words. */
async function tryWork(
  name: string,
  work: () => Promise<unknown>,
  runKey: string,
  options: DurableOptions,
): Promise<SavedStep> {
  let tries = 0;
  let awaySince: number | null = null;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { value: (await work()) ?? null };
    } catch (error) {
      if (await isStopOf(error, runKey, options)) return { failed: STOPPED };
      options.log.error("step failed", { requestId: runKey, step: name, attempt, error: inFull(error) });
      const pauseMs = Math.min(300 * 3 ** (attempt - 1), LONGEST_PAUSE_MS);
      awaySince ??= options.clock.now();
      const failed = { requestId: runKey, stepName: name, error, awayMs: options.clock.now() - awaySince };
      const isSlack = isSlackAway(error);
      if (isSlack || (await options.patience?.onFailure(failed)) === "wait") {
        // Where Slack is away nobody says stop, and whoever did waits to be told of it.
        if (isSlack) await options.clock.sleep(pauseMs);
        else if (await isStoppedWithin(pauseMs, runKey, options)) return { failed: STOPPED };
        continue;
      }
      awaySince = null;
      tries += 1;
      if (tries >= TRIES) return { failed: failureOf(error) };
      await options.clock.sleep(pauseMs);
    }
  }
}

/** Its work heard that somebody said stop, and ended: nothing is tried again. */
async function isStopOf(error: unknown, runKey: string, { patience }: DurableOptions): Promise<boolean> {
  return asKnown(error)?.code === STOPPED.code && (await patience?.isStopped(runKey)) === true;
}

/** Waits, and no longer than until somebody says stop. */
async function isStoppedWithin(pauseMs: number, runKey: string, { clock, patience }: DurableOptions): Promise<boolean> {
  for (const until = clock.now() + pauseMs; clock.now() < until; ) {
    await clock.sleep(Math.min(LOOK_MS, until - clock.now()));
    if (await patience?.isStopped(runKey)) return true;
  }
  return false;
}

/** Slack being away is nobody's failure: nobody could be told of it either. The step waits for its end, however long. */
function isSlackAway(error: unknown): boolean {
  return asKnown(error)?.code === "slack_silent";
}

function inFull(error: unknown): string {
  return asKnown(error) === null && error instanceof Error ? (error.stack ?? error.message) : explain(error);
}

/** The engine's own loop waits up to a second between looks; this one looks at once when woken. */
function createPump(worker: { tick(): Promise<number> }, options: DurableOptions): { wake(): void; stop(): void } {
  let running = true;
  let wake: () => void = () => undefined;
  const loop = async (): Promise<void> => {
    while (running) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const claimed = await worker.tick().catch((error: unknown) => {
        options.log.error("durable engine did not answer", { error: String(error) });
        return 0;
      });
      if (claimed === 0) await Promise.race([woken, options.clock.sleep(IDLE_POLL_MS)]);
    }
  };
  void loop();
  return {
    wake: () => wake(),
    stop: () => {
      running = false;
      wake();
    },
  };
}
