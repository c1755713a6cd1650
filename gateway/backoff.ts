import type { Clock } from "../lib/clock.ts";

/** How long a provider that is overloaded is let be, and how long a call is held for it at most. */
export interface Patience {
  /** After the first refusal that says no time of its own; doubled after each. */
  firstPauseMs: number;
  mostPauseMs: number;
  /** A call's whole wait where the provider says when to come again. */
  toldMs: number;
  /** And where it does not. */
  untoldMs: number;
}

export const USUAL_PATIENCE: Patience = { firstPauseMs: 500, mostPauseMs: 30_000, toldMs: 60_000, untoldMs: 5_000 };

/**
 * What all calls to one provider share while it is overloaded (429, 529): nobody sends before the pause is over, and then
 * one call alone, which finds out for the others.
 */
export interface StormGate {
  /** Whether a call may be sent now, and then whom to tell what came of it; null: not yet. */
  enter(): Entered | null;
  /** Null: there is no storm. `isTold`: the provider said how long. `waitMs` 0: another call is finding out. */
  storm(): { waitMs: number; isTold: boolean } | null;
  /** Resolves when something changed, or after `ms`; rejects when `signal` aborts. */
  changed(ms: number, signal: AbortSignal): Promise<void>;
}

/** One of them is called once. */
export interface Entered {
  /** `retryAfterMs`: as the provider said; null: it did not. */
  stormed(retryAfterMs: number | null): void;
  /** It answered. */
  cleared(): void;
  /** It came to nothing that says anything of the provider's load. */
  unknown(): void;
}

/** The random quarter more or less: several gateways do not come again together. */
export function createStormGate(clock: Clock, patience: Patience, random: () => number = Math.random): StormGate {
  let storm: { untilMs: number; pauseMs: number; isTold: boolean } | null = null;
  let isProbed = false;
  let change = Promise.withResolvers<void>();

  const entered = (isProbe: boolean): Entered => {
    const tell = () => {
      if (isProbe) isProbed = false;
      change.resolve();
      change = Promise.withResolvers<void>();
    };
    return {
      stormed(retryAfterMs) {
        // Many calls may have been under way when it began: their answers are one storm, not many.
        if (storm !== null && !isProbe && retryAfterMs === null) return;
        const doubled = isProbe && storm !== null ? storm.pauseMs * 2 : (storm?.pauseMs ?? patience.firstPauseMs);
        const pauseMs = Math.min(doubled, patience.mostPauseMs);
        const untilMs = clock.now() + (retryAfterMs ?? pauseMs * (0.75 + random() / 2));
        const isLater = isProbe || storm === null || untilMs > storm.untilMs;
        if (isLater) storm = { untilMs, pauseMs, isTold: retryAfterMs !== null };
        tell();
      },
      cleared() {
        if (isProbe) storm = null;
        tell();
      },
      unknown: tell,
    };
  };

  return {
    enter() {
      if (storm === null) return entered(false);
      if (isProbed || clock.now() < storm.untilMs) return null;
      isProbed = true;
      return entered(true);
    },
    storm: () => (storm === null ? null : { waitMs: Math.max(0, storm.untilMs - clock.now()), isTold: storm.isTold }),
    async changed(ms, signal) {
      const enough = new AbortController();
      const slept = clock.sleep(ms, AbortSignal.any([signal, enough.signal]));
      try {
        await Promise.race([change.promise, slept]);
      } finally {
        slept.catch(() => undefined); // it is woken for nothing where the change came first
        enough.abort();
      }
    },
  };
}
