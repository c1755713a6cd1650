import type { Clock } from "../../lib/clock.ts";

/** A clock that stands until it is moved on; whoever sleeps on it is woken by that, and by nothing else. */
export interface SteppedClock extends Clock {
  /** Wakes whose time is come, in order, and lets what they do be done. */
  moveOn(ms: number): Promise<void>;
  /** How many sleep. */
  sleepers(): number;
}

export function createSteppedClock(start = 0): SteppedClock {
  let now = start;
  let sleeping: { at: number; wake: () => void }[] = [];
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const sleeper = { at: now + ms, wake: resolve };
        sleeping.push(sleeper);
        signal?.addEventListener("abort", () => {
          sleeping = sleeping.filter((one) => one !== sleeper);
          reject(signal.reason);
        });
      }),
    moveOn: async (ms) => {
      await settled();
      for (const until = now + ms; ; ) {
        const next = sleeping.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)[0];
        now = next?.at ?? until;
        if (next === undefined) return settled();
        sleeping = sleeping.filter((one) => one !== next);
        next.wake();
        await settled();
      }
    },
    sleepers: () => sleeping.length,
  };
}
