import type { Clock } from "../lib/clock.ts";

/** Deliveries under way at Instances, counted in this process, so that a deploy stops none in the middle. */
export interface CallsUnderWay {
  /** Counts one in; call the answer when it is over. */
  enter(instanceId: string): () => void;
  /** Resolves when none is under way there, or after `timeoutMs`; with the number still under way. */
  quiet(instanceId: string, timeoutMs: number): Promise<number>;
}

export function createCallsUnderWay(clock: Clock): CallsUnderWay {
  const counts = new Map<string, number>();
  const waiting = new Map<string, Set<() => void>>();

  return {
    enter: (instanceId) => {
      counts.set(instanceId, (counts.get(instanceId) ?? 0) + 1);
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        const left = (counts.get(instanceId) ?? 1) - 1;
        if (left > 0) return void counts.set(instanceId, left);
        counts.delete(instanceId);
        for (const wake of waiting.get(instanceId) ?? []) wake();
      };
    },
    quiet: async (instanceId, timeoutMs) => {
      if (!counts.has(instanceId)) return 0;
      const over = new AbortController();
      const wakers = waiting.get(instanceId) ?? new Set();
      waiting.set(instanceId, wakers);
      const wake = () => over.abort();
      wakers.add(wake);
      await clock.sleep(timeoutMs, over.signal).catch((error: unknown) => {
        if (!over.signal.aborted) throw error;
      });
      wakers.delete(wake);
      if (wakers.size === 0) waiting.delete(instanceId);
      return counts.get(instanceId) ?? 0;
    },
  };
}
