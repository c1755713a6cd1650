import type { Clock } from "../../lib/clock.ts";

/** A clock that runs so much faster than the machine's, and can be moved on. Its sleeps keep no process alive. */
export function createFastClock(factor: number): Clock & { moveOn(ms: number): void } {
  const began = Date.now();
  let moved = 0;
  return {
    now: () => began + Math.round((performance.timeOrigin + performance.now() - began) * factor) + moved,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const timer = setTimeout(() => {
          signal?.removeEventListener("abort", give);
          resolve();
        }, ms / factor).unref();
        const give = () => {
          clearTimeout(timer);
          reject(signal?.reason);
        };
        signal?.addEventListener("abort", give, { once: true });
      }),
    moveOn: (ms) => {
      moved += ms;
    },
  };
}
