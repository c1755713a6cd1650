import type { ReadingContext } from "../context.ts";
import type { Recurrence } from "../times/recurrence.ts";
import type { Token } from "../words/token.ts";
import { ordinalAt, weekdayAt } from "./calendar-word.ts";

type Read = { value: Recurrence; length: number } | null;

/** "on the first Monday of the month", "am 15. jedes Monats", "monthly on the 5th", "on the 1st and 15th of each month", "am ersten Werktag". */
export function monthlyAt(tokens: readonly Token[], start: number, context: ReadingContext): Read {
  const { lexicon } = context;
  const { calendar } = lexicon.language;
  const monthly = lexicon.lengthOf(`${calendar.monthly}|${calendar.ofMonth}`, tokens, start);
  let at = start + monthly;
  let isEach = false;
  let isOn = false;
  for (let step = 0; step < 3; step += 1) {
    const each = lexicon.lengthOf(calendar.each, tokens, at);
    isEach ||= each > 0;
    const on = lexicon.lengthOf(`${calendar.on}|the|der|den|dem`, tokens, at);
    isOn ||= on > 0;
    at += Math.max(each, on);
  }
  const ordinals = ordinalsFrom(tokens, at, context);
  const [first] = ordinals.all;
  if (first === undefined) return null;
  at += ordinals.length;
  const weekday = weekdayAt(tokens, at, context);
  const workday = weekday === null ? lexicon.lengthOf(calendar.workday, tokens, at) : 0;
  const plainDay = weekday === null && workday === 0 ? lexicon.lengthOf(calendar.units.day, tokens, at) : 0;
  at += (weekday?.length ?? 0) + workday + plainDay;
  const month = lexicon.lengthOf(calendar.ofMonth, tokens, at);
  const isOfMonth = month > 0 || monthly > 0;
  const length = at + month - start;
  if (workday > 0) return workdayRead(first, isOfMonth, ordinals.all.length, length);
  if (weekday !== null) {
    // "every first Friday" is of each month; "every second Friday" may be every other one.
    const isMonthly =
      isOfMonth || (isEach && (first === "last" || first === 1 || (first > 2 && first <= MOST_OF_MONTH)));
    if (!isMonthly || ordinals.all.length > 1) return null;
    if (first !== "last" && first > MOST_OF_MONTH) return { value: { kind: "other" }, length };
    return { value: { kind: "month_weekday", nth: first, weekday: weekday.day }, length };
  }
  const isEveryDay = isEach && typeof first === "number" && plainDay === 0 && isDigit(tokens, at - 2);
  const isDay = isOfMonth || isEveryDay || (isOn && isDigit(tokens, at - 2) && isSaidMonthly(tokens, start, context));
  if (!isDay || isMonthName(tokens, at, context)) return null;
  const days = ordinals.all.flatMap((day) => (typeof day === "number" ? [day] : []));
  if (days.length > 1 && days.length === ordinals.all.length) return { value: { kind: "month_days", days }, length };
  return ordinals.all.length > 1 ? null : { value: { kind: "month", day: first }, length };
}

/** No month has a sixth Friday. */
const MOST_OF_MONTH = 5;

/** Of each month where none is said too: nobody means the first working day of a week by it. */
function workdayRead(first: number | "last", isOfMonth: boolean, count: number, length: number): Read {
  if (count > 1 || (first !== 1 && first !== "last")) return isOfMonth ? { value: { kind: "other" }, length } : null;
  return { value: { kind: "month_workday", nth: first }, length };
}

function ordinalsFrom(tokens: readonly Token[], start: number, context: ReadingContext) {
  const { lexicon } = context;
  const { andShort, on } = lexicon.language.calendar;
  const all: (number | "last")[] = [];
  let at = start;
  let end = start;
  for (;;) {
    const ordinal = ordinalAt(tokens, at, context);
    if (ordinal === null || (ordinal.nth !== "last" && (ordinal.nth < 1 || ordinal.nth > 31))) break;
    all.push(ordinal.nth);
    end = at + ordinal.length;
    const comma = tokens[end]?.text === "," ? 1 : 0;
    const joint = comma + lexicon.lengthOf(andShort, tokens, end + comma);
    if (joint === 0) break;
    at = end + joint + lexicon.lengthOf(`${on}|the|den|dem`, tokens, end + joint);
  }
  return { all, length: end - start };
}

/** "on the 5th of each month …, and on the 9th": of each month too. */
function isSaidMonthly(tokens: readonly Token[], start: number, { lexicon }: ReadingContext): boolean {
  const { monthly, ofMonth } = lexicon.language.calendar;
  return tokens.slice(0, start).some((_, at) => lexicon.lengthOf(`${monthly}|${ofMonth}`, tokens, at) > 0);
}

/** "every 15th", "jeden 1.": a number, no word. */
function isDigit(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.kind === "number";
}

function isMonthName(tokens: readonly Token[], at: number, { lexicon }: ReadingContext): boolean {
  return lexicon.language.calendar.months.some((month) => lexicon.lengthOf(month, tokens, at) > 0);
}
