import { addDays } from "./columns.ts";
import { daysBetween } from "./days-between.ts";

/** How turns follow each other: each has a number from 0, and the day it begins. */
export interface TurnDays {
  /** YYYY-MM-DD */
  dayOf(turn: number): string;
  /** The turn of this day; of a day off the next one. Negative before the first. */
  turnOn(day: string): number;
  /** Whether a turn goes on on this day: not at a weekend where only workdays count. */
  isOn(day: string): boolean;
}

/** A Monday to count workdays from. */
const MONDAY = "1970-01-05";

/** Turns of a day, a workday or a week each; the first begins on `startsOn`, or on the workday after it. */
export function createTurnDays(every: "day" | "workday" | "week", startsOn: string): TurnDays {
  if (every === "workday") {
    const first = workdaysUntil(startsOn);
    const dayOf = (turn: number) => workday(first + turn);
    const turnOn = (day: string) => workdaysUntil(day) - first;
    return { dayOf, turnOn, isOn: (day) => turnOn(day) >= 0 && dayOf(turnOn(day)) === day };
  }
  const length = every === "week" ? 7 : 1;
  const turnOn = (day: string) => Math.floor(daysBetween(startsOn, day) / length);
  return { dayOf: (turn) => addDays(startsOn, turn * length), turnOn, isOn: (day) => turnOn(day) >= 0 };
}

/** How many workdays lie between a Monday long ago and this day. */
function workdaysUntil(day: string): number {
  const days = daysBetween(MONDAY, day);
  const weeks = Math.floor(days / 7);
  return weeks * 5 + Math.min(days - weeks * 7, 5);
}

function workday(number: number): string {
  const weeks = Math.floor(number / 5);
  return addDays(MONDAY, weeks * 7 + (number - weeks * 5));
}
