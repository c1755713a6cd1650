import type { Clock } from "../lib/clock.ts";

/** Waits for something that ends by itself, but not for ever: at most `ms`. Leaves no timer behind. */
export async function atMost(clock: Clock, ms: number, work: Promise<unknown>): Promise<void> {
  const done = new AbortController();
  const limit = clock.sleep(ms, done.signal).catch(() => undefined); // rejects only because the work was done first
  await Promise.race([work, limit]);
  done.abort();
}
