import type { Clock } from "../lib/clock.ts";
import { explain } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";
import { within } from "../lib/within.ts";
import type { HarnessErrorCode, HarnessEvent } from "./harness.ts";

/** A harness at work, as far as it can be ended from outside. */
export interface Watched {
  /** Read once, by whoever watches. */
  events: AsyncIterable<HarnessEvent>;
  /** Ends the turn. */
  interrupt(): Promise<void>;
  /** Ends it for good. */
  stop(): Promise<void>;
}

export interface WatchLimits {
  /** From its start until it must be done. */
  clockMs: number;
  /** Longest without an event while no model call is under way. */
  silenceMs: number;
  /** Most of what all its events say, characters of JSON. */
  outputChars: number;
  /** It has so long to end after it is interrupted, and once more after it is stopped. */
  graceMs: number;
}

export interface Watch {
  limits: WatchLimits;
  clock: Clock;
  log: Log;
  /** Which Build, for the log. */
  buildId: string;
  /** Whether the model is at work for it: an agent that waits for an answer says nothing. */
  isModelAtWork(): Promise<boolean>;
}

type Tripped = "clock" | "silence" | "output";

/**
 * The events of any harness, with an end whatever it does: the last is `done` or `error`, always. One that takes too long,
 * falls silent or says too much is interrupted, then stopped, and what does not end by that is left behind: it ends with its
 * box, which whoever opened it closes. Throws what the harness throws.
 */
export async function* watch(
  run: Watched,
  { limits, clock, log, buildId, isModelAtWork }: Watch,
): AsyncGenerator<HarnessEvent> {
  const iterator = run.events[Symbol.asyncIterator]();
  const over = new AbortController();
  const overtime = passed(clock, limits.clockMs, over.signal);
  let chars = 0;
  let isEnded = false;
  let next = iterator.next();
  try {
    for (;;) {
      const came = await Promise.race([next, overtime.then(() => "clock" as const), silence()]);
      if (typeof came === "string") return yield* endBy(came);
      if (came.done === true) {
        isEnded = true;
        return yield failed("silent");
      }
      const event: HarnessEvent = came.value;
      isEnded = event.kind === "done" || event.kind === "error";
      chars += JSON.stringify(event).length;
      if (!isEnded && chars > limits.outputChars) return yield* endBy("output");
      yield event;
      if (isEnded) return;
      next = iterator.next();
    }
  } finally {
    over.abort();
    if (!isEnded) await ask("stop", run.stop);
    next.catch(() => undefined); // Nobody reads it any more.
    void iterator.return?.()?.then(undefined, () => undefined);
  }

  async function silence(): Promise<"silence"> {
    const heard = new AbortController();
    next.then(
      () => heard.abort(),
      () => heard.abort(),
    );
    do await passed(clock, limits.silenceMs, AbortSignal.any([heard.signal, over.signal]));
    while (await isModelAtWork());
    return "silence";
  }

  async function* endBy(tripped: Tripped): AsyncGenerator<HarnessEvent> {
    log.warn("agent_ended", { buildId, by: tripped });
    await ask("interrupt", run.interrupt);
    if (!(await within(clock, limits.graceMs, drained()))) {
      await ask("stop", run.stop);
      await within(clock, limits.graceMs, drained());
    }
    isEnded = true;
    yield failed(CODES[tripped], limits);
  }

  /** Reads on until its end, so that what it is at comes to one. */
  async function drained(): Promise<void> {
    for (;;) {
      const came = await next.catch(() => null);
      if (came === null || came.done === true || came.value.kind === "done" || came.value.kind === "error") return;
      next = iterator.next();
    }
  }

  async function ask(what: string, act: () => Promise<void>): Promise<void> {
    const asked = act().catch((error: unknown) =>
      log.warn("agent_not_ended", { buildId, how: what, error: explain(error) }),
    );
    await within(clock, limits.graceMs, asked);
  }
}

/** Resolves after that time; never where the signal was first. */
async function passed(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  try {
    await clock.sleep(ms, signal);
  } catch {
    await new Promise<never>(() => undefined);
  }
}

const CODES: Record<Tripped, HarnessErrorCode> = { clock: "timeout", silence: "silent", output: "too_much_output" };

function failed(code: HarnessErrorCode, limits?: WatchLimits): Extract<HarnessEvent, { kind: "error" }> {
  return { kind: "error", code, message: wordsOf(code, limits), next: "Reply *try again*." };
}

function wordsOf(code: HarnessErrorCode, limits: WatchLimits | undefined): string {
  if (limits === undefined) return "The coding agent ended without a result.";
  if (code === "timeout") return `It was not finished after ${minutes(limits.clockMs)}.`;
  if (code === "silent") return `The coding agent did nothing for ${minutes(limits.silenceMs)}.`;
  return "The coding agent wrote far more than anybody could read.";
}

function minutes(ms: number): string {
  const count = Math.max(1, Math.round(ms / 60_000));
  return `${count} ${count === 1 ? "minute" : "minutes"}`;
}
