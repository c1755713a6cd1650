import { asKnown } from "../lib/errors.ts";
import { requestById } from "../store/app-requests.ts";
import { stopSaid } from "./deciding.ts";
import type { BuilderDeps } from "./deps.ts";
import { handedOn } from "./failure.ts";
import { DEPLOY, type Stage, showProgress } from "./progress.ts";

/** What steps do about failures that end by themselves. */
export interface Patience {
  /** Asked of each failure: try on for as long as it takes, or count it as a try. */
  onFailure(failed: FailedStep): Promise<"wait" | "count">;
  /** Whether somebody said stop: asked once a second while a step waits, and of work that says it was stopped. */
  isStopped(requestId: string): Promise<boolean>;
}

/** A step of a request that failed. */
export interface FailedStep {
  requestId: string;
  stepName: string;
  error: unknown;
  /** Since it failed first, in a row. */
  awayMs: number;
}

/** A provider or an engine that does not answer: nobody's fault in the request, and over by itself. */
const OUTAGES = new Set(["model_down", "overloaded", "runner_unavailable", "registry_down"]);
const LONGEST_MS = 24 * 3_600_000;

export function isOutage(error: unknown): boolean {
  return OUTAGES.has(asKnown(error)?.code ?? "");
}

/**
 * An outage pauses the request, which is said in its thread once for each step; it goes on by itself, for a day at most.
 * Not while it is going live: there the App waits along, and a failure puts the version before back.
 */
export function createPatience(deps: BuilderDeps): Patience {
  return {
    onFailure: async ({ requestId, stepName, error, awayMs }) => {
      const known = asKnown(error);
      if (known === null || !isOutage(error) || awayMs > LONGEST_MS) return "count";
      const request = await requestById(deps.store, requestId);
      if (request === undefined || request.stage === DEPLOY) return "count";
      const news = { kind: "away", cause: known.message, asks: handedOn(known) ?? "" } as const;
      await deps.announcer.tell(requestId, `away ${stepName}`, news);
      await showProgress(deps, requestId, request.stage as Stage, "Waiting for what does not answer");
      return "wait";
    },
    isStopped: async (requestId) => (await stopSaid(deps, requestId)) !== null,
  };
}
