import { nextRun } from "../../lib/next-run.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";

type Scheduled = Pick<Manifest, "triggers" | "timeZone">;

const MINUTE_MS = 60_000;

/** Whether a schedule of what `run` names is due in the minute of `at` (ISO 8601 with offset), as the platform would fire it. */
export function isDue(scheduled: Scheduled, run: string, at: string): boolean {
  const minuteMs = Math.floor(Date.parse(at) / MINUTE_MS) * MINUTE_MS;
  return nextDue(scheduled, run, minuteMs - 1) === minuteMs;
}

/** First due time after `afterMs`, ms; null where there is none any more. */
export function nextDue({ triggers, timeZone }: Scheduled, run: string, afterMs: number): number | null {
  const times = triggers.flatMap((trigger) =>
    "schedule" in trigger && trigger.run === run ? [nextRun(trigger.schedule, timeZone, afterMs)] : [],
  );
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
}
