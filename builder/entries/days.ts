import { weekdayOf } from "../../sdk/contract/wall-clock.ts";

/** From a day to a day, both with it: YYYY-MM-DD. */
export interface Days {
  first: string;
  last: string;
}

const WEEKDAYS = [
  ["sunday", "sonntag"],
  ["monday", "montag"],
  ["tuesday", "dienstag"],
  ["wednesday", "mittwoch"],
  ["thursday", "donnerstag"],
  ["friday", "freitag"],
  ["saturday", "samstag", "sonnabend"],
];
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const GERMAN_MONTHS: Record<string, string> = { mrz: "mar", mai: "may", okt: "oct", dez: "dec" };

const LAST = "last|letzten?|letzter|vergangene[nr]?";
const NEXT = "next|nachsten?|nachster|kommende[nr]?";
const THIS = "this|diesen?|dieser|the current";
const DAY_NAMES = WEEKDAYS.flat().join("|");
const SAID = new RegExp(
  `\\b(?:(today|heute)|(yesterday|gestern)|(tomorrow|morgen)|(?:(${LAST})|(${NEXT})|(${THIS})) (?:(week|woche)|(month|monat))|(?:(?:on|am) )?(?:(${LAST})|(${NEXT})|(${THIS}))? ?(${DAY_NAMES})s?)\\b`,
);

/**
 * The days that a question is about, in folded words, and what is left of it. A weekday is the coming one, or `isPast`
 * the last one. null: it names none. More than one such is no question that is read here: the second stays in `rest`.
 */
export function takeDays(
  words: string,
  today: string,
  isPast: boolean,
): { days: Days; said: string; rest: string } | null {
  const date = /(?:\b(?:on|am|for|fur) )?(\d{4}-\d{2}-\d{2}|\b\d{1,2}\.\s?\d{1,2}\.(?:\d{4})?)/.exec(words);
  const written = date?.[1];
  const day = written === undefined ? null : writtenDay(written, today);
  if (date !== null && day !== null)
    return { days: { first: day, last: day }, said: written ?? "", rest: without(words, date) };
  const found = SAID.exec(words);
  if (found === null) return null;
  return { days: meant(found, today, isPast), said: found[0].trim(), rest: without(words, found) };
}

/** The days that a cell's text names, such as "2 Mar 2026 – 8 Mar 2026": from the first to the last. null: none. */
export function daysIn(text: string): Days | null {
  const named = [
    ...text.matchAll(
      /\b(\d{4})-(\d{2})-(\d{2})\b|\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b|\b(\d{1,2})\.? (\p{Letter}{3})\p{Letter}*\.? (\d{4})\b|\b(\p{Letter}{3})\p{Letter}* (\d{1,2}), (\d{4})\b/gu,
    ),
  ].flatMap(([, isoYear, isoMonth, isoDay, day, month, year, day2, name2, year2, name3, day3, year3]) => {
    if (isoYear !== undefined) return [dayOf(isoYear, isoMonth, isoDay)];
    if (year !== undefined) return [dayOf(year, month, day)];
    const number = monthOf(name2 ?? name3 ?? "");
    return number === null ? [] : [dayOf(year2 ?? year3, String(number), day2 ?? day3)];
  });
  const known = named.filter((one) => one !== null).sort();
  const [first, last] = [known[0], known.at(-1)];
  return first === undefined || last === undefined ? null : { first, last };
}

export function meet(one: Days, other: Days): boolean {
  return one.first <= other.last && other.first <= one.last;
}

/** YYYY-MM-DD, so many days later. */
export function daysLater(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function meant(found: RegExpExecArray, today: string, isPast: boolean): Days {
  const [, now, before, after, last, next, , week, month, lastDay, nextDay, , name] = found;
  if (now !== undefined) return { first: today, last: today };
  if (before !== undefined) return only(daysLater(today, -1));
  if (after !== undefined) return only(daysLater(today, 1));
  const turn = last !== undefined ? -1 : next !== undefined ? 1 : 0;
  if (week !== undefined) {
    const monday = daysLater(today, ((weekdayOf(today) + 6) % 7) * -1 + turn * 7);
    return { first: monday, last: daysLater(monday, 6) };
  }
  if (month !== undefined) {
    const [year = 0, number = 0] = today.split("-").map(Number);
    const of = (months: number) => new Date(Date.UTC(year, number - 1 + months, 1));
    return { first: iso(of(turn)), last: daysLater(iso(of(turn + 1)), -1) };
  }
  const wanted = WEEKDAYS.findIndex((names) => names.includes(name ?? ""));
  const ahead = (wanted - weekdayOf(today) + 7) % 7;
  if (lastDay !== undefined) return only(daysLater(today, ahead - 7));
  if (nextDay !== undefined) return only(daysLater(today, ahead === 0 ? 7 : ahead));
  return only(daysLater(today, isPast && ahead > 0 ? ahead - 7 : ahead));
}

/** 2026-03-31, 31.3.2026 or 31.3., which is this year's. */
function writtenDay(text: string, today: string): string | null {
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (isoYear !== undefined) return dayOf(isoYear, isoMonth, isoDay);
  const [, day, month, year] = /^(\d{1,2})\.\s?(\d{1,2})\.(\d{4})?$/.exec(text) ?? [];
  return dayOf(year ?? today.slice(0, 4), month, day);
}

function dayOf(year = "", month = "", day = ""): string | null {
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || iso(new Date(time)) !== text ? null : text;
}

function monthOf(name: string): number | null {
  const short = name
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase();
  const at = MONTHS.indexOf(GERMAN_MONTHS[short] ?? short);
  return at < 0 ? null : at + 1;
}

function without(words: string, found: RegExpExecArray): string {
  return `${words.slice(0, found.index)} ${words.slice(found.index + found[0].length)}`;
}

function only(day: string): Days {
  return { first: day, last: day };
}

function iso(date: Date): string {
  return date.toISOString().slice(0, 10);
}
