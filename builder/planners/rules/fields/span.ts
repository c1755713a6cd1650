import type { Unit } from "../languages/language.ts";
import type { FieldParser } from "./field-parser.ts";
import { countOf } from "./number.ts";

/** A length of time. */
export interface Span {
  count: number;
  unit: Unit;
}

/** "14 days", "two weeks", "a month", "30-day", "3 Tage". */
export const parseSpan: FieldParser<Span> = (tokens, start, { lexicon }) => {
  const { numbers, spanNumbers, calendar } = lexicon.language;
  const fortnight = lexicon.lengthOf("a fortnight|one fortnight|fortnight|vierzehn tage", tokens, start);
  if (fortnight > 0) return { value: { count: 14, unit: "day" }, length: fortnight };
  const word = tokens[start]?.word ?? "";
  const count = countOf(word, numbers) ?? countOf(word, spanNumbers);
  if (count === null) return null;
  const dash = tokens[start + 1]?.text === "-" ? 1 : 0;
  for (const [unit, phrases] of Object.entries(calendar.units)) {
    const length = lexicon.lengthOf(phrases, tokens, start + 1 + dash);
    if (length > 0) return { value: { count, unit: unit as Unit }, length: 1 + dash + length };
  }
  return null;
};

/** Whole days; null of what is shorter. */
export function daysOf({ count, unit }: Span): number | null {
  const days = { minute: null, hour: null, day: 1, week: 7, month: 30, year: 365 }[unit];
  return days === null ? null : count * days;
}
