import type { Clock } from "../lib/clock.ts";
import { explain, KnownError } from "../lib/errors.ts";
import { maskSecretsIn } from "../lib/secrets.ts";
import { resultWithin } from "../lib/within.ts";
import type { Sandbox } from "../runners/runner.ts";
import { type Build, finishBuild } from "../store/builds.ts";
import { type DeadEnd, deadEndOf } from "./dead-ends.ts";
import type { BuilderDeps } from "./deps.ts";
import { STOPPED } from "./failure.ts";
import type { HarnessError, HarnessEvent } from "./harness.ts";
import { isOutage } from "./outage.ts";
import { writeBundle } from "./source/bundle.ts";
import type { Steering } from "./steering.ts";
import type { Coded } from "./work.ts";

/** How the agent ended, and why it was cut off, where it was. */
export interface AttemptEnd {
  /** As its harness calls it; null: it had not begun. */
  model: string | null;
  last: Extract<HarnessEvent, { kind: "done" | "error" }>;
  steering: Steering | null;
  deadEnd: DeadEnd | null;
  /** Somebody said stop. */
  isStopped: boolean;
  /** Known parts are put together anew: nothing of theirs is gone on from. */
  isComposed: boolean;
}

const SOURCE_LIMITS = { maxFiles: 2_000, maxBytes: 20_000_000 };
/** So long what is written may take to be had; of the two seconds that Stop has, what is left for that. */
export const TAKEN_WITHIN_MS = { atEnd: 20_000, atStop: 700 };
/** Nothing answers there any more. */
const BOXLESS = new Set(["sandbox_gone", "runner_unavailable"]);

/**
 * Takes out what was written, whatever became of it, and notes the attempt's end: what is said in it goes to people, so it
 * holds no secrets. Throws KnownError where the step is to be tried again, or was stopped.
 */
export async function endAttempt(
  deps: BuilderDeps,
  build: Build,
  sandbox: Sandbox,
  { model, steering, deadEnd, isStopped, isComposed, ...end }: AttemptEnd,
): Promise<Coded> {
  const last = maskSecretsIn(end.last);
  const finished = (status: "coded" | "failed" | "steered", summary: string | null, candidateHash: string | null) =>
    finishBuild(deps.store, build.id, { status, model, summary, candidateHash }, deps.clock.now());
  const take = async () => (await writeBundle(deps, await sandbox.takeFiles(SOURCE_LIMITS))).bundleHash;

  // Said as it finished, it is by another Plan all the same.
  if (steering !== null && (last.kind === "done" || last.code === STOPPED.code)) {
    const candidateHash = await take();
    await finished("steered", null, candidateHash);
    return { kind: "steered", candidateHash, steering };
  }
  if (last.kind === "done") {
    const candidateHash = await take();
    await finished("coded", last.summary, candidateHash);
    return { kind: "coded", candidateHash, summary: last.summary };
  }
  const isTaken = !isComposed && !BOXLESS.has(last.code);
  const withinMs = TAKEN_WITHIN_MS[isStopped ? "atStop" : "atEnd"];
  const written = isTaken ? await takenWithin(deps, build, withinMs, take) : null;
  await finished("failed", last.message, written);
  const stuck = isStopped ? null : (deadEnd ?? deadEndOf(last));
  if (stuck !== null && written !== null) return { kind: "stuck", candidateHash: written, deadEnd: stuck };
  // The step waits until it is over, and goes on from what is written.
  const away = new KnownError(last.code, last.message, last.next);
  if (isOutage(away) || last.code === STOPPED.code) throw away;
  return { ...last, kind: "failed", next: nextAfter(last, written, deps.budgetUsd) };
}

/** What is written; null where it cannot be had, or not in time: then the next try begins without it. */
async function takenWithin(
  { clock, log }: { clock: Clock; log: BuilderDeps["log"] },
  { requestId, id: buildId }: Build,
  withinMs: number,
  take: () => Promise<string>,
): Promise<string | null> {
  try {
    const taken = await resultWithin(clock, withinMs, take);
    if (taken === undefined) log.warn("written not taken in time", { requestId, buildId });
    return taken ?? null;
  } catch (error) {
    log.warn("written not taken", { requestId, buildId, error: explain(error) });
    return null;
  }
}

/** A request's budget is for one request: another try has one of its own. One of a month is for whoever set it to raise. */
function nextAfter({ code, message, next }: HarnessError, written: string | null, budgetUsd: number): string {
  if (code !== "budget" || written === null) return next;
  if (/ a month for /.test(message)) return `${next} What is written is kept: it goes on from there.`;
  return `Reply *try again*, and it goes on with what is written, for up to $${budgetUsd.toFixed(2)} more. Or say in other words what you need, if less will do.`;
}
