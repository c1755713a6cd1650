import type { ReadingContext } from "../context.ts";
import type { Recurrence } from "../recurrence.ts";
import type { Token } from "../token.ts";
import { ordinalAt, weekdayAt } from "./calendar-word.ts";
import type { FieldParser } from "./field-parser.ts";
import { countOf } from "./number.ts";

type Read = { value: Recurrence; length: number } | null;

export const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
export const WORKDAYS = [1, 2, 3, 4, 5];

/** "each morning", "every weekday", "jeden Montag", "mondays", "Mon-Fri", "first Monday of the month", "every two weeks", "am Monatsende". */
export const parseRecurrence: FieldParser<Recurrence> = (tokens, start, context) => {
  const found = [wordAlone, ofMonth, repeated, dayRange, plainDays].flatMap(
    (read) => read(tokens, start, context) ?? [],
  );
  return found.sort((one, other) => other.length - one.length)[0] ?? null;
};

function wordAlone(tokens: readonly Token[], start: number, { lexicon }: ReadingContext): Read {
  const { calendar } = lexicon.language;
  const options: [string, Recurrence][] = [
    [calendar.otherRhythms, { kind: "other" }],
    [calendar.daily, { kind: "days", days: EVERY_DAY, hint: null }],
    [calendar.workdays, { kind: "days", days: WORKDAYS, hint: null }],
    [calendar.weekly, { kind: "week" }],
    [calendar.monthly, { kind: "month", day: null }],
    [calendar.endOfMonth, { kind: "month", day: "last" }],
    [calendar.startOfMonth, { kind: "month", day: 1 }],
  ];
  return longest(options.map(([phrases, value]) => ({ value, length: lexicon.lengthOf(phrases, tokens, start) })));
}

/** "on the first Monday of the month", "am 15. jedes Monats", "every first Friday of the month". */
function ofMonth(tokens: readonly Token[], start: number, context: ReadingContext): Read {
  const { lexicon } = context;
  const { calendar } = lexicon.language;
  let at = start;
  for (let step = 0; step < 3; step += 1) {
    if (lexicon.lengthOf(`${calendar.on}|${calendar.each}|the|der|den|dem`, tokens, at) === 1) at += 1;
  }
  const ordinal = ordinalAt(tokens, at, context);
  if (ordinal === null) return null;
  at += ordinal.length;
  const weekday = weekdayAt(tokens, at, context);
  if (weekday !== null) at += weekday.length;
  const workday = weekday === null ? lexicon.lengthOf(calendar.workday, tokens, at) : 0;
  const plainDay = weekday === null && workday === 0 ? lexicon.lengthOf(calendar.units.day, tokens, at) : 0;
  at += workday + plainDay;
  const month = lexicon.lengthOf(calendar.ofMonth, tokens, at);
  if (month === 0) return null;
  const length = at + month - start;
  if (workday > 0) return { value: { kind: "other" }, length };
  if (weekday !== null) return { value: { kind: "month_weekday", nth: ordinal.nth, weekday: weekday.day }, length };
  return { value: { kind: "month", day: ordinal.nth }, length };
}

/** "every …", "each other …", "alle zwei Wochen". */
function repeated(tokens: readonly Token[], start: number, context: ReadingContext): Read {
  const { lexicon } = context;
  const { calendar, numbers } = lexicon.language;
  const each = lexicon.lengthOf(calendar.each, tokens, start);
  if (each === 0) return null;
  const at = start + each;
  const other = lexicon.lengthOf(calendar.other, tokens, at);
  const count = countOf(tokens[at]?.word ?? "", numbers);
  const skipped = other > 0 ? other : count !== null ? 1 : 0;
  const units = `${calendar.units.day}|${calendar.units.week}|${calendar.units.month}|${calendar.units.hour}|${calendar.units.minute}|${calendar.units.year}`;
  if (skipped > 0) {
    const unit = lexicon.lengthOf(units, tokens, at + skipped);
    const day = weekdayAt(tokens, at + skipped, context);
    const length = unit > 0 ? unit : (day?.length ?? 0);
    return length === 0 ? null : { value: { kind: "other" }, length: each + skipped + length };
  }
  const days = daysFrom(tokens, at, context, false);
  if (days !== null) return { value: { kind: "days", days: days.days, hint: null }, length: each + days.length };
  return longest([
    unitRead(calendar.workday, { kind: "days", days: WORKDAYS, hint: null }),
    unitRead(calendar.units.day, { kind: "days", days: EVERY_DAY, hint: null }),
    unitRead(calendar.units.week, { kind: "week" }),
    unitRead(calendar.units.month, { kind: "month", day: null }),
    unitRead(`${calendar.units.hour}|${calendar.units.minute}|${calendar.units.year}`, { kind: "other" }),
    ...Object.entries(calendar.partsOfDay).map(([part, hint]) =>
      unitRead(part, { kind: "days", days: EVERY_DAY, hint }),
    ),
  ]);

  function unitRead(phrases: string, value: Recurrence) {
    const unit = lexicon.lengthOf(phrases, tokens, at);
    return { value, length: unit === 0 ? 0 : each + unit };
  }
}

/** "Mon-Fri", "monday to friday". */
function dayRange(tokens: readonly Token[], start: number, context: ReadingContext): Read {
  const { lexicon } = context;
  const each = lexicon.lengthOf(
    `${lexicon.language.calendar.on}|${lexicon.language.calendar.each}|from|von`,
    tokens,
    start,
  );
  const first = weekdayAt(tokens, start + each, context);
  if (first === null) return null;
  const to = lexicon.lengthOf(lexicon.language.calendar.to, tokens, start + each + first.length);
  const last = to === 0 ? null : weekdayAt(tokens, start + each + first.length + to, context);
  if (last === null) return null;
  const count = ((last.day - first.day + 7) % 7) + 1;
  const days = Array.from({ length: count }, (_, index) => (first.day + index) % 7).sort((a, b) => a - b);
  return { value: { kind: "days", days, hint: null }, length: each + first.length + to + last.length };
}

/** "mondays", "on tuesdays and fridays", "montags", "Mo und Do". */
function plainDays(tokens: readonly Token[], start: number, context: ReadingContext): Read {
  const on = context.lexicon.lengthOf(context.lexicon.language.calendar.on, tokens, start);
  const days = daysFrom(tokens, start + on, context, true);
  return days === null ? null : { value: { kind: "days", days: days.days, hint: null }, length: on + days.length };
}

/** One day or several; with `mustRepeat` at least one must be said in the plural. */
function daysFrom(tokens: readonly Token[], start: number, context: ReadingContext, mustRepeat: boolean) {
  const { and } = context.lexicon.language.concepts;
  const days: number[] = [];
  let isEach = false;
  let at = start;
  let end = start;
  for (;;) {
    const day = weekdayAt(tokens, at, context);
    if (day === null) break;
    days.push(day.day);
    isEach ||= day.isEach;
    end = at + day.length;
    const comma = tokens[end]?.text === "," || tokens[end]?.text === "/" ? 1 : 0;
    at = end + comma + context.lexicon.lengthOf(`${and}|or|oder`, tokens, end + comma);
    if (at === end) break;
  }
  if (days.length === 0 || (mustRepeat && !isEach)) return null;
  return { days: [...new Set(days)].sort((a, b) => a - b), length: end - start };
}

function longest(reads: { value: Recurrence; length: number }[]): Read {
  const [best] = reads.filter((read) => read.length > 0).sort((one, other) => other.length - one.length);
  return best ?? null;
}
