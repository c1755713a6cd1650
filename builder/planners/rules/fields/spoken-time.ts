import type { ReadingContext } from "../context.ts";
import type { Token } from "../words/token.ts";
import { type Clock, inDay } from "./clock.ts";
import { countOf } from "./number.ts";
import { halfBehind, isAfternoonBefore } from "./part-of-day.ts";

/** "half past nine", "quarter to 5", "ten past six", "halb neun", "5 vor halb 8", "six thirty". */
export function spokenTime(tokens: readonly Token[], start: number, context: ReadingContext): Clock | null {
  return phrased(tokens, start, context) ?? minutesBeside(tokens, start, context) ?? twoNumbers(tokens, start, context);
}

/** "quarter to nine", "halb neun". */
function phrased(tokens: readonly Token[], start: number, context: ReadingContext): Clock | null {
  const { lexicon } = context;
  const reads = Object.entries(lexicon.language.calendar.clockPhrases).flatMap(([phrase, offset]) => {
    const length = lexicon.lengthOf(phrase, tokens, start);
    // "half nine" is half past nine, where it is said as a time: "half 9 people" is not.
    const isBare = phrase === "half" && !isRightAfterAt(tokens, start, context);
    return length === 0 || isBare ? [] : [{ length, offset }];
  });
  const [longest] = reads.sort((one, other) => other.length - one.length);
  return longest === undefined ? null : atHour(tokens, start, start + longest.length, longest.offset, context);
}

/** "ten past six", "5 nach 8", "zehn vor halb neun", "20 minutes to 9". */
function minutesBeside(tokens: readonly Token[], start: number, context: ReadingContext): Clock | null {
  const { lexicon } = context;
  const { calendar, numbers } = lexicon.language;
  const isWord = tokens[start]?.kind === "word";
  const count = countOf(tokens[start]?.word ?? "", numbers);
  if (count === null || count < 2 || count > 59) return null;
  const unit = lexicon.lengthOf(calendar.units.minute, tokens, start + 1);
  const past = lexicon.lengthOf(calendar.minutesPast, tokens, start + 1 + unit);
  const before = lexicon.lengthOf(calendar.minutesBefore, tokens, start + 1 + unit);
  if (past + before === 0) return null;
  // "from 5 to 9", "2 after 3": spans and counts, unless they are said as a time.
  if (!isWord && unit === 0 && (count % 5 !== 0 || !isRightAfterAt(tokens, start, context))) return null;
  const at = start + 1 + unit + Math.max(past, before);
  const offset = past > 0 ? count : -count;
  const half = lexicon.language.code === "de" && tokens[at]?.word === "halb" ? 1 : 0;
  return atHour(tokens, start, at + half, offset - half * 30, context);
}

/** "at six thirty", "eight fifteen am". */
function twoNumbers(tokens: readonly Token[], start: number, context: ReadingContext): Clock | null {
  const { numbers } = context.lexicon.language;
  const [first, second] = [tokens[start], tokens[start + 1]];
  if (first?.kind !== "word" || second?.kind !== "word") return null;
  const hour = countOf(first.word, numbers);
  const minute = countOf(second.word, numbers);
  if (hour === null || minute === null || first.word.length < 3 || second.word.length < 3) return null;
  if (hour > 24 || minute < 10 || minute > 59) return null;
  const half = halfBehind(tokens, start + 2, context);
  if (half === null && !isRightAfterAt(tokens, start, context)) return null;
  const isAfternoon = half?.isAfternoon ?? isAfternoonBefore(tokens, start, hour, context);
  return { ...inDay(hour * 60 + minute, isAfternoon), length: 2 + (half?.length ?? 0) };
}

function atHour(
  tokens: readonly Token[],
  start: number,
  at: number,
  offset: number,
  context: ReadingContext,
): Clock | null {
  const { calendar, numbers } = context.lexicon.language;
  const hour = countOf(tokens[at]?.word ?? "", numbers);
  if (hour === null || hour < 1 || hour > 24) return null;
  const isUnit = Object.values(calendar.units).some((unit) => context.lexicon.lengthOf(unit, tokens, at + 1) > 0);
  if (isUnit && context.lexicon.lengthOf(calendar.oclock, tokens, at + 1) === 0) return null;
  const oclock = context.lexicon.lengthOf(calendar.oclock, tokens, at + 1);
  const half = halfBehind(tokens, at + 1, context) ?? halfBehind(tokens, at + 1 + oclock, context);
  const isBehindOclock = half !== null && halfBehind(tokens, at + 1, context) === null;
  const isAfternoon = half?.isAfternoon ?? isAfternoonBefore(tokens, start, hour, context);
  const length = at + 1 - start + (half === null || isBehindOclock ? oclock : 0) + (half?.length ?? 0);
  return { ...inDay(hour * 60 + offset, isAfternoon), length };
}

export function isRightAfterAt(tokens: readonly Token[], start: number, { lexicon }: ReadingContext): boolean {
  const { rightAt } = lexicon.language.calendar;
  return [3, 2, 1].some((back) => start >= back && lexicon.lengthOf(rightAt, tokens, start - back) === back);
}
