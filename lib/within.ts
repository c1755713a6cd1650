import type { Clock } from "./clock.ts";

/**
 * Whether the event came before `timeoutMs` were over; rejects where it did, before that. It is not ended by this, and
 * no timer is left behind.
 */
export async function within(clock: Clock, timeoutMs: number, event: Promise<unknown>): Promise<boolean> {
  const came = await resultWithin(clock, timeoutMs, () => event.then(() => true));
  return came === true;
}

/**
 * What `work` gives, or undefined where it took longer than `timeoutMs`: then it is told by its signal, and what becomes
 * of it is no longer asked. Rejects where it failed before that; no timer is left behind.
 */
export async function resultWithin<T>(
  clock: Clock,
  timeoutMs: number,
  work: (over: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const over = new AbortController();
  const late = clock.sleep(timeoutMs, over.signal).then(
    () => undefined,
    () => undefined, // rejects only because the work ended first
  );
  try {
    return await Promise.race([work(over.signal), late]);
  } finally {
    over.abort();
  }
}

/** What `promise` gives, or the signal's reason thrown as soon as it is aborted: what becomes of the promise is then no longer asked. */
export async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  promise.catch(() => undefined); // Raced below: what lost must not count as unhandled.
  signal.throwIfAborted();
  const over = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { signal: over.signal });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    over.abort();
  }
}
