import { nextRun } from "../lib/next-run.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What a schedule does about times that were missed: we were down, or the firing before was still on its way. */
export type Missed = "latest" | "skip";

/**
 * How long after its time one is still fired. `latest`: an hour, for yesterday's 11:00 summary at midnight helps nobody. `skip`:
 * within its minute, for nobody looks at the very moment.
 */
const MAKE_UP_MS: Record<Missed, number> = { latest: HOUR_MS, skip: MINUTE_MS };

/** What is to be done about a schedule whose due time has come. */
export interface DueRun {
  /** The moment to fire for; null: everything missed is too old. */
  fireFor: number | null;
  nextAt: number | null;
}

/** Of several missed ones only the latest is fired, and only while it is young enough. */
export function judgeDue(
  schedule: { cron: string; timeZone: string; missed?: Missed | undefined },
  dueAt: number,
  nowMs: number,
): DueRun {
  const { cron, timeZone } = schedule;
  const makeUpMs = MAKE_UP_MS[schedule.missed ?? "latest"];
  let latest = dueAt;
  // Nothing before that matters, however long we were down.
  for (let from = Math.max(dueAt, nowMs - makeUpMs); ; ) {
    const next = nextRun(cron, timeZone, from);
    if (next === null || next > nowMs) return { fireFor: nowMs - latest < makeUpMs ? latest : null, nextAt: next };
    latest = next;
    from = next;
  }
}
