import type { Clock } from "./clock.ts";

/**
 * Whether the event came before `timeoutMs` were over; rejects where it did, before that. It is not ended by this, and
 * no timer is left behind.
 */
export async function within(clock: Clock, timeoutMs: number, event: Promise<unknown>): Promise<boolean> {
  const over = new AbortController();
  const late = clock.sleep(timeoutMs, over.signal).then(
    () => false,
    () => true, // rejects only because the event came first
  );
  try {
    return await Promise.race([event.then(() => true), late]);
  } finally {
    over.abort();
  }
}
