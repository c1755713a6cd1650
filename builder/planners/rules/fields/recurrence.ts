import type { ReadingContext } from "../context.ts";
import type { Recurrence } from "../times/recurrence.ts";
import type { Token } from "../words/token.ts";
import { weekdayAt } from "./calendar-word.ts";
import type { FieldParser } from "./field-parser.ts";
import { monthlyAt } from "./monthly.ts";
import { countOf } from "./number.ts";

type Read = { value: Recurrence; length: number } | null;

export const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
export const WORKDAYS = [1, 2, 3, 4, 5];
const WEEKEND = [0, 6];
/** "every 8 weeks"; more rarely is a date. */
const MOST_WEEKS = 8;

/** "each morning", "every weekday", "jeden Montag", "mondays", "Mon-Fri", "first Monday of the month", "every two weeks", "am Monatsende". */
export const parseRecurrence: FieldParser<Recurrence> = (tokens, start, context) => {
  const found = [wordAlone, monthlyAt, repeated, dayRange, plainDays].flatMap(
    (read) => read(tokens, start, context) ?? [],
  );
  return found.sort((one, other) => other.length - one.length)[0] ?? null;
};

function wordAlone(tokens: readonly Token[], start: number, context: ReadingContext): Read {
  const { lexicon } = context;
  const { calendar } = lexicon.language;
  const options: [string, Recurrence][] = [
    [calendar.otherRhythms, { kind: "other" }],
    [calendar.everyTwoWeeks, { kind: "weeks", every: 2, days: null, hint: null }],
    [calendar.twiceDaily, { kind: "twice", per: "day" }],
    [calendar.twiceWeekly, { kind: "twice", per: "week" }],
    [calendar.daily, { kind: "days", days: EVERY_DAY, hint: null }],
    [calendar.weekly, { kind: "week" }],
    [calendar.monthly, { kind: "month", day: null }],
    [calendar.endOfMonth, { kind: "month", day: "last" }],
    [calendar.startOfMonth, { kind: "month", day: 1 }],
  ];
  const workdays = lexicon.lengthOf(calendar.workdays, tokens, start);
  const weekend = isComing(tokens, start, context) ? 0 : lexicon.lengthOf(calendar.weekends, tokens, start);
  return longest([
    ...options.map(([phrases, value]) => ({ value, length: lexicon.lengthOf(phrases, tokens, start) })),
    withPart(tokens, start, workdays, WORKDAYS, context),
    withPart(tokens, start, weekend, WEEKEND, context),
    onlyWithPart(withPart(tokens, start, lexicon.lengthOf(calendar.workday, tokens, start), WORKDAYS, context)),
  ]);
}

/** "the coming weekend" is one. */
function isComing(tokens: readonly Token[], start: number, { lexicon }: ReadingContext): boolean {
  return start > 0 && lexicon.lengthOf(lexicon.language.calendar.next, tokens, start - 1) > 0;
}

/** "weekday mornings", "werktags abends". */
function withPart(
  tokens: readonly Token[],
  start: number,
  length: number,
  days: number[],
  { lexicon }: ReadingContext,
): { value: Recurrence; length: number } {
  const { partsOfDay } = lexicon.language.calendar;
  const word = tokens[start + length]?.word ?? "";
  const isPart = length > 0 && word !== "morgen" && Object.hasOwn(partsOfDay, word);
  return {
    value: { kind: "days", days, hint: isPart ? (partsOfDay[word] ?? null) : null },
    length: length + (isPart ? 1 : 0),
  };
}

/** "weekday" says a rhythm only beside "mornings". */
function onlyWithPart(read: ReturnType<typeof withPart>): ReturnType<typeof withPart> {
  const isWith = read.value.kind === "days" && read.value.hint !== null;
  return isWith ? read : { ...read, length: 0 };
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
  const dot = tokens[at + 1]?.text === "." || /^(?:st|nd|rd|th)$/.test(tokens[at + 1]?.word ?? "") ? 1 : 0;
  const skipped = other > 0 ? other : count !== null ? 1 + dot : 0;
  const units = `${calendar.units.day}|${calendar.units.week}|${calendar.units.month}|${calendar.units.hour}|${calendar.units.minute}|${calendar.units.year}`;
  if (skipped > 0) {
    const unit = lexicon.lengthOf(units, tokens, at + skipped);
    const day = weekdayAt(tokens, at + skipped, context);
    const length = unit > 0 ? unit : (day?.length ?? 0);
    if (length === 0) return null;
    const every = other > 0 ? 2 : (count ?? 0);
    const isWeeks = unit > 0 ? lexicon.lengthOf(calendar.units.week, tokens, at + skipped) > 0 : day !== null;
    const value: Recurrence =
      isWeeks && every >= 2 && every <= MOST_WEEKS
        ? { kind: "weeks", every, days: unit > 0 || day === null ? null : [day.day], hint: day?.hint ?? null }
        : { kind: "other" };
    return { value, length: each + skipped + length };
  }
  const on = lexicon.lengthOf(calendar.on, tokens, at);
  const days = daysFrom(tokens, at + on, context, "any");
  if (days !== null)
    return { value: { kind: "days", days: days.days, hint: days.hint }, length: each + on + days.length };
  const workday = lexicon.lengthOf(calendar.workday, tokens, at);
  const workdays = withPart(tokens, at, workday, WORKDAYS, context);
  return longest([
    { ...workdays, length: workday === 0 ? 0 : each + workdays.length },
    unitRead(calendar.units.day, { kind: "days", days: EVERY_DAY, hint: null }),
    unitRead(calendar.units.week, { kind: "week" }),
    unitRead(calendar.units.month, { kind: "month", day: null }),
    unitRead("weekend|wochenende", { kind: "days", days: WEEKEND, hint: null }),
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

/** "Mon-Fri", "monday to friday", "between Monday and Friday". */
function dayRange(tokens: readonly Token[], start: number, context: ReadingContext): Read {
  const { lexicon } = context;
  const { on, each, to, andShort } = lexicon.language.calendar;
  const before = lexicon.lengthOf(`${on}|${each}|from|von|vom`, tokens, start);
  const between = before > 0 ? 0 : lexicon.lengthOf("between|zwischen", tokens, start);
  const from = start + before + between;
  const first = weekdayAt(tokens, from, context);
  if (first === null) return null;
  const joint = lexicon.lengthOf(between > 0 ? andShort : to, tokens, from + first.length);
  const last = joint === 0 ? null : weekdayAt(tokens, from + first.length + joint, context);
  if (last === null) return null;
  const count = ((last.day - first.day + 7) % 7) + 1;
  const days = Array.from({ length: count }, (_, index) => (first.day + index) % 7).sort((a, b) => a - b);
  return {
    value: { kind: "days", days, hint: last.hint },
    length: before + between + first.length + joint + last.length,
  };
}

/** "mondays", "on tuesdays and fridays", "montags", "Mo und Do", "tue + thu". */
function plainDays(tokens: readonly Token[], start: number, context: ReadingContext): Read {
  const on = context.lexicon.lengthOf(context.lexicon.language.calendar.on, tokens, start);
  const days =
    daysFrom(tokens, start + on, context, "each") ??
    (/^[:(?]$/.test(tokens[start - 1]?.text ?? "") ? null : daysFrom(tokens, start + on, context, "several"));
  return days === null ? null : { value: { kind: "days", days: days.days, hint: days.hint }, length: on + days.length };
}

/** One day or several. `each`: one must be said in the plural; `several`: two must be joined by "and", "+" or a slash. */
function daysFrom(
  tokens: readonly Token[],
  start: number,
  context: ReadingContext,
  needed: "any" | "each" | "several",
) {
  const { lexicon } = context;
  const { andShort, on } = lexicon.language.calendar;
  const days: number[] = [];
  let [isEach, isJoined] = [false, false];
  let hint: string | null = null;
  let at = start;
  let end = start;
  for (;;) {
    const day = weekdayAt(tokens, at, context);
    if (day === null) break;
    days.push(day.day);
    isEach ||= day.isEach;
    hint = day.hint ?? hint;
    end = at + day.length;
    const comma = tokens[end]?.text === "," || tokens[end]?.text === "/" ? 1 : 0;
    at = end + comma + lexicon.lengthOf(needed === "several" ? andShort : `${andShort}|or|oder`, tokens, end + comma);
    if (at === end) break;
    const isComma = at === end + 1 && tokens[end]?.text === ",";
    const again = lexicon.lengthOf(on, tokens, at);
    if (again === 1 && weekdayAt(tokens, at + again, context) !== null) at += again;
    isJoined ||= !isComma && weekdayAt(tokens, at, context) !== null;
  }
  const isEnough = needed === "any" || (needed === "each" ? isEach : isJoined && new Set(days).size > 1);
  if (days.length === 0 || !isEnough) return null;
  return { days: [...new Set(days)].sort((a, b) => a - b), length: end - start, hint };
}

function longest(reads: { value: Recurrence; length: number }[]): Read {
  const [best] = reads.filter((read) => read.length > 0).sort((one, other) => other.length - one.length);
  return best ?? null;
}
