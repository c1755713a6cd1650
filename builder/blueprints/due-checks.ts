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
  const { triggers, timeZone } = scheduled;
  const runs = triggers.flatMap((trigger) => ("schedule" in trigger ? [trigger.run] : []));
  return [...new Set(runs)].flatMap((run) => {
    const schedules = schedulesOf(live?.triggers ?? [], run).join();
    const isMoved = schedules !== "" && schedules !== schedulesOf(triggers, run).join();
    const before = isMoved && live !== null ? { triggers: live.triggers, timeZone } : null;
    const due = firstTime(scheduled, run, first, before) ?? firstTime(scheduled, run, first, null);
    if (due === null) return [];
    const silent = before === null ? null : firstTime(before, run, first, scheduled);
    const moment = silent ?? usuallySilent(scheduled, { run, due, first, checks: live?.checks ?? [] });
    return [{ fire: run, at: due, due: true }, ...(moment === null ? [] : [{ fire: run, at: moment, due: false }])];
  });
}

function schedulesOf(triggers: Scheduled["triggers"], run: string): string[] {
  return triggers.flatMap((trigger) => ("schedule" in trigger && trigger.run === run ? [trigger.schedule] : []));
}

/** Its first time from that day on that the other one does not have; null: of its next ones there is none. */
function firstTime(scheduled: Scheduled, run: string, first: string, other: Scheduled | null): string | null {
  let nextMs = nextDue(scheduled, run, Date.parse(zoned(first, "00:00", scheduled.timeZone)) - 1);
  for (let looked = 0; nextMs !== null && looked < LOOKED_AT; looked += 1) {
    if (other === null || nextDue(other, run, nextMs - 1) !== nextMs) return momentOf(nextMs, scheduled.timeZone);
    nextMs = nextDue(scheduled, run, nextMs);
  }
  return null;
}

interface Usual {
  run: string;
  /** Moment at which it is due. */
  due: string;
  /** YYYY-MM-DD. */
  first: string;
  /** Of what is live. */
  checks: readonly Check[];
}

/**
 * Where it was said to be silent, it is still; else a day off at the schedule's time, of one for a date the day after, of
 * one for every day another hour.
 */
function usuallySilent(scheduled: Scheduled, { run, due, first, checks }: Usual): string | null {
  const { triggers, timeZone } = scheduled;
  const { day, time } = createWallClock(timeZone)(Date.parse(due));
  const isForDates = schedulesOf(triggers, run).some((schedule) => /^\S+ \S+ (?!\* \*)/.test(schedule));
  const next = [1, 2, 3, 4].map((days) => addDays(day, days));
  const days = isForDates ? next : [...DAYS_OFF.map((weekday) => dayFrom(first, weekday)), ...next];
  const hours = [1, 2, 3].map((later) => String((Number(time.slice(0, 2)) + later) % 24).padStart(2, "0"));
  const candidates = [
    ...silentBefore(checks, run, timeZone, first),
    ...days.map((one) => [one, time] as const),
    ...hours.map((hour) => [day, `${hour}${time.slice(2)}`] as const),
  ];
  for (const [one, at] of candidates) {
    const moment = zoned(one, at, timeZone);
    if (!isDue(scheduled, run, moment)) return moment;
  }
  return null;
}

/** On the same day of the week and at the same time, from `first` on. */
function silentBefore(
  checks: readonly Check[],
  run: string,
  timeZone: string,
  first: string,
): (readonly [day: string, time: string])[] {
  return checks.flatMap((check) => {
    if (!isOnlyDue(check) || check.due || check.fire !== run) return [];
    const { day, time } = createWallClock(timeZone)(Date.parse(check.at));
    return [[dayFrom(first, weekdayOf(day)), time] as const];
  });
}

function dayFrom(first: string, weekday: number): string {
  return addDays(first, (weekday - weekdayOf(first) + 7) % 7);
}

function momentOf(ms: number, timeZone: string): string {
  const { day, time } = createWallClock(timeZone)(ms);
  return zoned(day, time, timeZone);
}
