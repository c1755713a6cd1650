import { isDeepStrictEqual } from "node:util";
import { type Check, type DueCheck, isOnlyDue } from "../../sdk/contract/check.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import { createWallClock, type WallTime } from "../../sdk/contract/wall-clock.ts";
import { isDue } from "./is-due.ts";

type Scheduled = Pick<Manifest, "checks" | "triggers" | "timeZone">;

/** The Checks of one manifest, to be compared by what they say. */
export interface Promises {
  manifest: Scheduled;
  /** The day (YYYY-MM-DD) from which their days are counted: a Check that is tried some days later says the same. */
  from: string | null;
}

/** Counted from the day of the first that has one. */
export function promisesOf(manifest: Scheduled): Promises {
  const { checks, timeZone } = manifest;
  const first = checks.find((check) => check.at !== undefined && !isOnlyDue(check))?.at;
  return { manifest, from: first === undefined ? null : wallTime(first, timeZone).day };
}

/** Places of the Checks in `after` that `before` does not have. When something is due, its schedules tell. */
export function newChecks(before: Promises, after: Promises): number[] {
  const known = before.manifest.checks.map((check) => sayingOf(check, before));
  return after.manifest.checks.flatMap((check, index) => {
    if (isOnlyDue(check)) return holds(check, before) ? [] : [index];
    const saying = sayingOf(check, after);
    return known.some((one) => saysSame(one, saying)) ? [] : [index];
  });
}

/** Places of the Checks in `before` that nothing in `after` promises any more. */
export function droppedChecks(before: Promises, after: Promises): number[] {
  const kept = after.manifest.checks.map((check) => sayingOf(check, after));
  return before.manifest.checks.flatMap((check, index) => {
    if (isOnlyDue(check)) return holds(check, after) ? [] : [index];
    const saying = sayingOf(check, before);
    return kept.some((one) => saysSame(one, saying) || saysAll(one, saying)) ? [] : [index];
  });
}

function holds({ fire, at, due }: DueCheck, { manifest }: Promises): boolean {
  return isDue(manifest, fire, at) === due;
}

/** A Check without the days on which it is tried. */
interface Saying {
  check: Check;
  /** When, counted in days from the first. */
  at: { day: string; time: string } | null;
}

function sayingOf(check: Check, { manifest, from }: Promises): Saying {
  const { at: moment, ...rest } = check;
  const wall = moment === undefined ? null : wallTime(moment, manifest.timeZone);
  return {
    check: withoutDays({ ...rest, as: rest.as ?? "asker" }, from),
    at: wall === null ? null : { ...wall, day: countedDay(wall.day, from) },
  };
}

function saysSame(one: Saying, other: Saying): boolean {
  return isDeepStrictEqual(one, other);
}

/** Whether `one` promises what `other` does, and maybe more: a form with one field more, a longer text. */
function saysAll({ check: one, at }: Saying, { check: other, at: otherAt }: Saying): boolean {
  if (one.as !== other.as || at?.day !== otherAt?.day) return false;
  // When a schedule is due is a Check of its own.
  if (!("fire" in other) && at?.time !== otherAt?.time) return false;
  return actsAll(one, other) && expectsAll(one, other);
}

function actsAll(one: Check, other: Check): boolean {
  if ("fire" in one) return "fire" in other && one.fire === other.fire && isDeepStrictEqual(one.body, other.body);
  if ("command" in one) return "command" in other && one.command.startsWith(other.command);
  if (!("visit" in other) || one.visit !== other.visit) return false;
  return (one.with === undefined) === (other.with === undefined) && hasAll(one.with ?? {}, other.with ?? {});
}

function expectsAll(one: Check, other: Check): boolean {
  if (one.refused !== other.refused) return false;
  if (other.shows !== undefined && one.shows?.includes(other.shows) !== true) return false;
  if (other.row !== undefined && (one.row?.table !== other.row.table || !hasAll(one.row.has, other.row.has)))
    return false;
  if (other.posted === undefined) return true;
  if (typeof other.posted === "string") return typeof one.posted === "string" && one.posted.includes(other.posted);
  if (typeof one.posted !== "object" || one.posted.channel !== other.posted.channel) return false;
  return one.posted.contains.includes(other.posted.contains);
}

function hasAll(one: Record<string, unknown>, other: Record<string, unknown>): boolean {
  return Object.entries(other).every(([key, value]) => one[key] === value);
}

/** Dates in paths, forms, rows and texts count from the first day, too. */
function withoutDays<T>(value: T, from: string | null): T {
  if (from === null) return value;
  const dated = JSON.stringify(value);
  return JSON.parse(dated.replace(/\b\d{4}-\d\d-\d\d(?!\d)/g, (day) => countedDay(day, from)));
}

function countedDay(day: string, from: string | null): string {
  if (from === null) return day;
  return `day ${Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)}`;
}

function wallTime(at: string, timeZone: string): WallTime {
  return createWallClock(timeZone)(Date.parse(at));
}
