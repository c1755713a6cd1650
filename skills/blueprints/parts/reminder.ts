import { type Sql, sql, sqlName, today } from "@toolroom/app";
import { words } from "../words/reminder.ts";
import { asTyped } from "./as-typed.ts";
import { addDays, showDate } from "./columns.ts";
import { allOf } from "./entries.ts";
import { entryText } from "./entry-text.ts";
import { openCondition } from "./records-done.ts";
import type { Records } from "./records-list.ts";

export interface ReminderOptions {
  dateColumn: string;
  /** 0 is the day itself. */
  daysBefore: number[];
  /** Also on each day after it. */
  overdue: boolean;
  /** The date comes again each year: a birthday. */
  yearly?: boolean;
  /** Also of entries that are done. */
  done?: boolean;
}

const MOST = 200;

/** What is due, as a message; undefined: nothing is. Done entries are left out, unless it is also about them. */
export function reminder(list: Records, options: ReminderOptions): () => string | undefined {
  const { columns } = list.options;
  const date = sqlName(options.dateColumn);
  const label = columns.find((column) => column.name === options.dateColumn)?.label ?? options.dateColumn;
  const others = columns.filter((column) => column.name !== options.dateColumn && column.type !== "file");
  return () => {
    const day = today();
    const days = options.daysBefore.map((before) => addDays(day, before));
    const isOnDay = options.yearly === true ? isOnDayOfYear(date, days) : sql`${date} in (${days})`;
    const isDue = options.overdue ? sql`(${isOnDay} or ${date} < ${day})` : isOnDay;
    const where = options.done === true ? isDue : allOf([isDue, openCondition(list.options)]);
    const entries = list.entries.list({ where, orderBy: sql`${date}, entry_number`, limit: MOST });
    if (entries.length === 0) return undefined;
    const lines = entries.map(({ by, values }) => {
      const written = String(values[options.dateColumn]);
      const due = options.yearly === true ? (days.find((one) => isSameDay(one, written)) ?? written) : written;
      return words.line(entryText(others, values) || asTyped(by), when(day, due), showDate(written));
    });
    return [words.title(label), ...lines].join("\n");
  };
}

/** The month and the day are one of these days', and not of a year that is still to come. */
function isOnDayOfYear(date: Sql, days: readonly string[]): Sql {
  return days
    .map((day) => sql`(substr(${date}, 6) in (${daysOfYear(day)}) and ${date} <= ${day})`)
    .reduce((all, one) => sql`(${all} or ${one})`);
}

function isSameDay(day: string, written: string): boolean {
  return daysOfYear(day).includes(written.slice(5));
}

/** MM-DD of a day; 28 February stands for the 29th too in a year that has none. */
function daysOfYear(day: string): string[] {
  const own = day.slice(5);
  return own === "02-28" && addDays(day, 1).slice(5) !== "02-29" ? [own, "02-29"] : [own];
}

function when(day: string, due: string): string {
  const days = Math.round((Date.parse(due) - Date.parse(day)) / 86_400_000);
  if (days < 0) return words.overdue(-days);
  if (days === 0) return words.today;
  return days === 1 ? words.tomorrow : words.inDays(days);
}
