import type { Clock } from "../lib/clock.ts";

/** Allows so many per key within a time; a refused try does not count. Kept in memory: a restart forgives. */
export interface RateLimit {
  allows(key: string): boolean;
}

const MAX_KEYS = 10_000;

export function createRateLimit(clock: Clock, limit: number, windowMs: number): RateLimit {
  const tries = new Map<string, number[]>();
  return {
    allows(key) {
      const now = clock.now();
      const recent = (tries.get(key) ?? []).filter((at) => Math.abs(now - at) < windowMs);
      if (recent.length >= limit) return false;
      // Deleted first, so that the oldest key stands first and goes first.
      tries.delete(key);
      tries.set(key, [...recent, now]);
      const oldest = tries.keys().next().value;
      if (tries.size > MAX_KEYS && oldest !== undefined) tries.delete(oldest);
      return true;
    },
  };
}
