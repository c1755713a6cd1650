import type { ReadingContext } from "../context.ts";
import type { Token } from "../words/token.ts";
import { indexAt, ordinalAt, weekdayAt } from "./calendar-word.ts";
import type { FieldParser } from "./field-parser.ts";
import { parseSpan } from "./span.ts";

export interface SaidDate {
  /** YYYY-MM-DD: the next such day from today on, where no year was said. */
  date: string;
  /** Said as a day of the week: "on Friday". */
  isWeekday: boolean;
  /** The time that a part of the day behind it means: "friday afternoon". */
  hint?: string | null;
}

type Read = { value: SaidDate; length: number } | null;

/** "2026-12-24", "24.12.", "1 March", "March 1st, 2027", "next Friday", "tomorrow", "in two weeks", "end of March". */
export const parseDate: FieldParser<SaidDate> = (tokens, start, context) =>
  digits(tokens, start, context) ??
  dayAndMonth(tokens, start, context) ??
  monthAndDay(tokens, start, context) ??
  endOfNamedMonth(tokens, start, context) ??
  relative(tokens, start, context) ??
  weekday(tokens, start, context);

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(Date.parse(`${day}T00:00:00Z`)).getUTCDay();
}

function digits(tokens: readonly Token[], start: number, { today, locale }: ReadingContext): Read {
  const token = tokens[start];
  if (token?.kind !== "number") return null;
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(token.text);
  if (iso !== null) return read(Number(iso[1]), Number(iso[2]), Number(iso[3]), 1);
  const dotted = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?$/.exec(token.text);
  if (dotted !== null) {
    const year = dotted[3] === undefined ? null : fullYear(dotted[3]);
    const dot = year === null && tokens[start + 1]?.text === "." && tokens[start + 1]?.from === token.to ? 1 : 0;
    if (year === null && dot === 0) return null;
    return read(year, Number(dotted[2]), Number(dotted[1]), 1 + dot, today);
  }
  const slashed = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?$/.exec(token.text);
  if (slashed === null) return null;
  const year = slashed[3] === undefined ? null : fullYear(slashed[3]);
  const [first, second] = [Number(slashed[1]), Number(slashed[2])];
  const isMonthFirst = first <= 12 && (second > 12 || locale === "en-US");
  return isMonthFirst ? read(year, first, second, 1, today) : read(year, second, first, 1, today);
}

/** "1 March", "1. März 2027", "12th of July". */
function dayAndMonth(tokens: readonly Token[], start: number, context: ReadingContext): Read {
  const ordinal = ordinalAt(tokens, start, context);
  const token = tokens[start];
  const plain =
    token?.kind === "number" && /^\d{1,2}$/.test(token.text) ? { nth: Number(token.text), length: 1 } : null;
  const day = ordinal?.nth === "last" ? null : (ordinal ?? plain);
  if (day === null || typeof day.nth !== "number") return null;
  const of = tokens[start + day.length]?.word === "of" ? 1 : 0;
  const month = indexAt(context.lexicon.language.calendar.months, tokens, start + day.length + of, context);
  if (month === null) return null;
  return withYear(tokens, start, day.length + of + month.length, month.index + 1, day.nth, context);
}

function monthAndDay(tokens: readonly Token[], start: number, context: ReadingContext): Read {
  const month = indexAt(context.lexicon.language.calendar.months, tokens, start, context);
  if (month === null || context.lexicon.language.code !== "en") return null;
  const the = tokens[start + month.length]?.word === "the" ? 1 : 0;
  const at = start + month.length + the;
  const ordinal = ordinalAt(tokens, at, context);
  const token = tokens[at];
  const plain =
    token?.kind === "number" && /^\d{1,2}$/.test(token.text) ? { nth: Number(token.text), length: 1 } : null;
  const day = ordinal?.nth === "last" ? null : (ordinal ?? plain);
  if (day === null || typeof day.nth !== "number") return null;
  return withYear(tokens, start, month.length + the + day.length, month.index + 1, day.nth, context);
}

function withYear(
  tokens: readonly Token[],
  start: number,
  length: number,
  month: number,
  day: number,
  { today }: ReadingContext,
): Read {
  const comma = tokens[start + length]?.text === "," ? 1 : 0;
  const year = tokens[start + length + comma];
  const isYear = year?.kind === "number" && /^20\d\d$/.test(year.text);
  return isYear ? read(Number(year.text), month, day, length + comma + 1) : read(null, month, day, length, today);
}

/** "end of March", "Ende März". */
function endOfNamedMonth(tokens: readonly Token[], start: number, context: ReadingContext): Read {
  const end = context.lexicon.lengthOf("end of|the end of|ende", tokens, start);
  if (end === 0) return null;
  const month = indexAt(context.lexicon.language.calendar.months, tokens, start + end, context);
  if (month === null) return null;
  const year = yearOf(month.index + 1, 28, context.today);
  const last = new Date(Date.UTC(year, month.index + 1, 0)).getUTCDate();
  return read(year, month.index + 1, last, end + month.length);
}

function relative(tokens: readonly Token[], start: number, context: ReadingContext): Read {
  const { lexicon, today } = context;
  const { calendar } = lexicon.language;
  const now = lexicon.lengthOf(calendar.today, tokens, start);
  // "for today", "of today", "today's" are about the list, not a day to act on.
  if (now > 0 && lexicon.lengthOf("by|until|till|on|at|bis|am", tokens, start - 1) > 0)
    return { value: { date: today, isWeekday: false }, length: now };
  const tomorrow = lexicon.lengthOf(calendar.tomorrow, tokens, start);
  if (tomorrow > 0) return { value: { date: addDays(today, 1), isWeekday: false }, length: tomorrow };
  const future = lexicon.lengthOf(calendar.inFuture, tokens, start);
  // "due back in 3 days" counts from a loan, not from now.
  const isFromLoan = /^(?:back|return|returned|due|after|zurück|rückgabe|fällig)$/.test(tokens[start - 1]?.word ?? "");
  const span = future === 0 || isFromLoan ? null : parseSpan(tokens, start + future, context);
  if (span === null || span.value.unit === "minute" || span.value.unit === "hour") return null;
  return {
    value: { date: later(today, span.value.count, span.value.unit), isWeekday: false },
    length: future + span.length,
  };
}

function weekday(tokens: readonly Token[], start: number, context: ReadingContext): Read {
  const { lexicon, today } = context;
  const next = lexicon.lengthOf(lexicon.language.calendar.next, tokens, start);
  const day = weekdayAt(tokens, start + next, context);
  if (day === null || day.isEach) return null;
  // "Wed, 2nd of June": one day, said twice.
  const comma = tokens[start + next + day.length]?.text === "," ? 1 : 0;
  const at = start + next + day.length + comma;
  const full = digits(tokens, at, context) ?? dayAndMonth(tokens, at, context) ?? monthAndDay(tokens, at, context);
  if (full !== null && weekdayOf(full.value.date) === day.day)
    return { value: full.value, length: next + day.length + comma + full.length };
  const ahead = (day.day - weekdayOf(today) + 7) % 7;
  return {
    value: { date: addDays(today, ahead === 0 ? 7 : ahead), isWeekday: next === 0, hint: day.hint },
    length: next + day.length,
  };
}

function later(day: string, count: number, unit: "day" | "week" | "month" | "year"): string {
  if (unit === "day") return addDays(day, count);
  if (unit === "week") return addDays(day, count * 7);
  const date = new Date(Date.parse(`${day}T00:00:00Z`));
  const months = unit === "month" ? count : count * 12;
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate();
  const target = new Date(
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, Math.min(date.getUTCDate(), last)),
  );
  return target.toISOString().slice(0, 10);
}

function read(year: number | null, month: number, day: number, length: number, today = ""): Read {
  const full = year ?? yearOf(month, day, today);
  const date = new Date(Date.UTC(full, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || month < 1) return null;
  return { value: { date: date.toISOString().slice(0, 10), isWeekday: false }, length };
}

/** The year in which this day is next. */
function yearOf(month: number, day: number, today: string): number {
  const year = Number(today.slice(0, 4));
  const two = (value: number) => String(value).padStart(2, "0");
  return `${year}-${two(month)}-${two(day)}` < today ? year + 1 : year;
}

function fullYear(year: string): number {
  return year.length === 2 ? 2000 + Number(year) : Number(year);
}
