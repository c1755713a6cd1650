import { type Check, isOnlyDue } from "../../sdk/contract/check.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import { createWallClock, weekdayOf } from "../../sdk/contract/wall-clock.ts";
import { isDue, nextDue } from "../checks/is-due.ts";
import { addDays, zoned } from "./moments.ts";

type Scheduled = Pick<Manifest, "triggers" | "timeZone">;
type Live = Pick<Manifest, "triggers" | "checks">;

/** Of so many of a schedule's next times it is looked whether the other one has them too. */
const LOOKED_AT = 40;
const DAYS_OFF = [6, 0];

/**
 * Of each schedule one moment at which it is due, and one at which it is not, from the day `first` (YYYY-MM-DD) on. Where
 * `live` acts at other times, they are moments that tell the two apart; what `live` stays silent at, it still does.
 */
export function dueChecks(scheduled: Scheduled, first: string, live: Live | null): Check[] {
  const runs = scheduled.triggers.flatMap((trigger) => ("schedule" in trigger ? [trigger.run] : []));
  return [...new Set(runs)].flatMap((run) => {
    const before = live === null ? null : { triggers: live.triggers, timeZone: scheduled.timeZone };
    const times = timesOf(scheduled, run, first);
    const [soonest] = times;
    if (soonest === undefined) return [];
    const hasRun = before?.triggers.some((trigger) => "schedule" in trigger && trigger.run === run) === true;
    const isNew = (at: string) => before !== null && hasRun && !isDue(before, run, at);
    const due = times.find(isNew) ?? soonest;
    const candidates = [
      ...(before === null ? [] : timesOf(before, run, first)),
      ...silentBefore(live?.checks ?? [], run, scheduled.timeZone, first),
      ...usuallySilent(scheduled, run, due, first),
    ];
    const silent = candidates.find((at) => !isDue(scheduled, run, at));
    return [
      { fire: run, at: due, due: true },
      ...(silent === undefined ? [] : [{ fire: run, at: silent, due: false }]),
    ];
  });
}

function timesOf(scheduled: Scheduled, run: string, first: string): string[] {
  const times: string[] = [];
  let lastMs = Date.parse(zoned(first, "00:00", scheduled.timeZone)) - 1;
  while (times.length < LOOKED_AT) {
    const next = nextDue(scheduled, run, lastMs);
    if (next === null) break;
    times.push(momentOf(next, scheduled.timeZone));
    lastMs = next;
  }
  return times;
}

/** On the same day of the week and at the same time, from `first` on. */
function silentBefore(checks: readonly Check[], run: string, timeZone: string, first: string): string[] {
  const wallTime = createWallClock(timeZone);
  return checks.flatMap((check) => {
    if (!isOnlyDue(check) || check.due || check.fire !== run) return [];
    const { day, time } = wallTime(Date.parse(check.at));
    return [zoned(dayFrom(first, weekdayOf(day)), time, timeZone)];
  });
}

/** A day off at the schedule's time; of one for a date the day after; of one for every day another hour. */
function usuallySilent({ triggers, timeZone }: Scheduled, run: string, due: string, first: string): string[] {
  const { day, time } = createWallClock(timeZone)(Date.parse(due));
  const isForDates = triggers.some(
    (trigger) => "schedule" in trigger && trigger.run === run && /^\S+ \S+ (?!\* \*)/.test(trigger.schedule),
  );
  const next = [1, 2, 3, 4].map((days) => addDays(day, days));
  const days = isForDates ? next : [...DAYS_OFF.map((weekday) => dayFrom(first, weekday)), ...next];
  const hours = [1, 2, 3].map((later) => (Number(time.slice(0, 2)) + later) % 24);
  return [
    ...days.map((one) => zoned(one, time, timeZone)),
    ...hours.map((hour) => zoned(day, `${String(hour).padStart(2, "0")}${time.slice(2)}`, timeZone)),
  ];
}

function dayFrom(first: string, weekday: number): string {
  return addDays(first, (weekday - weekdayOf(first) + 7) % 7);
}

function momentOf(ms: number, timeZone: string): string {
  const { day, time } = createWallClock(timeZone)(ms);
  return zoned(day, time, timeZone);
}
