import type { Clock } from "../lib/clock.ts";
import { within } from "../lib/within.ts";

/** Counts what is under way, by Instance and by App, so that a switch knows when the old one is unused. */
export interface Traffic {
  /** Counts a request in under these keys; call the answer when it is over. */
  enter(keys: string[]): () => void;
  underWay(key: string): number;
  /** Resolves when nothing is under way under the key, or after `timeoutMs`; with the number still under way. */
  quiet(key: string, timeoutMs: number): Promise<number>;
}

export function createTraffic(clock: Clock): Traffic {
  const counts = new Map<string, number>();
  const waiters = new Map<string, (() => void)[]>();

  const leave = (key: string) => {
    const left = (counts.get(key) ?? 1) - 1;
    if (left > 0) {
      counts.set(key, left);
      return;
    }
    counts.delete(key);
    for (const wake of waiters.get(key) ?? []) wake();
    waiters.delete(key);
  };

  return {
    enter(keys) {
      for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        for (const key of keys) leave(key);
      };
    },
    underWay: (key) => counts.get(key) ?? 0,
    async quiet(key, timeoutMs) {
      if (!counts.has(key)) return 0;
      const over = new Promise<void>((resolve) => waiters.set(key, [...(waiters.get(key) ?? []), resolve]));
      await within(clock, timeoutMs, over);
      return counts.get(key) ?? 0;
    },
  };
}
