import { Cron } from "croner"; // cron fields in a time zone, with daylight saving done right
import { messageOf } from "./errors.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * First due time after `afterMs`, ms; null where there is none any more. A time that the change to summer time leaves out
 * is due when the clock has jumped (02:30 at 03:00); one that comes twice in autumn is due once.
 */
export function nextRun(cron: string, timeZone: string, afterMs: number): number | null {
  const next = new Cron(cron, { timezone: timeZone }).nextRun(new Date(afterMs))?.getTime() ?? null;
  return next === null ? null : (leftOutBefore(next, cron, timeZone, afterMs) ?? next);
}

/** What is wrong with five cron fields, completing "the schedule …"; null: nothing, and they come again and again. */
export function cronProblem(cron: string): string | null {
  try {
    // Without a year they come within twenty-eight, of whatever moment, or never.
    return new Cron(cron, { timezone: "UTC" }).nextRun(new Date(0)) === null ? "never comes" : null;
  } catch (error) {
    return `cannot be read (${messageOf(error).replace(/^CronPattern: /, "")})`;
  }
}

/**
 * The clocks of Greenland jump from 23:00 to midnight, and croner (11.0.1) passes over what is due in an hour that ends the
 * day: the moment of such a jump before `nextMs`; null where there is none.
 */
function leftOutBefore(nextMs: number, cron: string, timeZone: string, afterMs: number): number | null {
  // No clock jumps over less than half an hour.
  if (nextMs - afterMs < HOUR_MS / 2) return null;
  const offset = offsetOf(timeZone);
  for (let from = afterMs; from < nextMs; from += DAY_MS) {
    const [before, after] = [offset(from), offset(Math.min(from + DAY_MS, nextMs))];
    if (after <= before) continue;
    const jump = firstWith(after, offset, from);
    const first = new Cron(cron, { timezone: "UTC" }).nextRun(new Date(jump + before - 1))?.getTime();
    if (first !== undefined && first < jump + after && jump > afterMs && jump < nextMs) return jump;
  }
  return null;
}

/** The minute within the day after `from` in which the clocks begin to be ahead of UTC by `ahead`, ms. */
function firstWith(ahead: number, offset: (ms: number) => number, from: number): number {
  let [low, high] = [Math.floor(from / MINUTE_MS), Math.ceil((from + DAY_MS) / MINUTE_MS)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offset(middle * MINUTE_MS) === ahead) high = middle;
    else low = middle;
  }
  return high * MINUTE_MS;
}

/** How far the clocks there are ahead of UTC at a moment, ms. */
function offsetOf(timeZone: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  return (ms) => {
    const name = format.formatToParts(ms).find(({ type }) => type === "timeZoneName")?.value ?? "";
    const [, sign, hours = "0", minutes = "0"] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
    return (sign === "-" ? -MINUTE_MS : MINUTE_MS) * (Number(hours) * 60 + Number(minutes));
  };
}
