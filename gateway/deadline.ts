import type { Clock } from "../lib/clock.ts";

/** Whether the event came before `timeoutMs` were over. */
export async function within(clock: Clock, timeoutMs: number, event: Promise<unknown>): Promise<boolean> {
  const stop = new AbortController();
  const late = clock.sleep(timeoutMs, stop.signal).then(
    () => false,
    () => true,
  );
  const inTime = await Promise.race([event.then(() => true), late]);
  stop.abort();
  return inTime;
}
