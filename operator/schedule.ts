import { Cron } from "croner"; // cron fields in a time zone, with daylight saving done right

/** A firing older than this is not made up for: yesterday's 11:00 summary at midnight helps nobody. */
const MAKE_UP_MS = 3_600_000;

/**
 * First due time after `afterMs`, ms; null where there is none any more. A time that the change to summer time leaves out
 * is due when the clock has jumped (02:30 at 03:00); one that comes twice in autumn is due once.
 */
export function nextRun(cron: string, timeZone: string, afterMs: number): number | null {
  return new Cron(cron, { timezone: timeZone }).nextRun(new Date(afterMs))?.getTime() ?? null;
}

/** What is to be done about a schedule whose due time has come. */
export interface DueRun {
  /** The moment to fire for; null: everything missed is too old. */
  fireFor: number | null;
  nextAt: number | null;
}

/** Of several missed ones only the latest is fired, and only while it is less than an hour old. */
export function judgeDue(cron: string, timeZone: string, dueAt: number, nowMs: number): DueRun {
  let latest = dueAt;
  // Nothing before that hour matters, however long we were down.
  for (let from = Math.max(dueAt, nowMs - MAKE_UP_MS); ; ) {
    const next = nextRun(cron, timeZone, from);
    if (next === null || next > nowMs) return { fireFor: nowMs - latest < MAKE_UP_MS ? latest : null, nextAt: next };
    latest = next;
    from = next;
  }
}
