import { sql, sqlName, today } from "@toolroom/app";
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
    const isDue = options.overdue ? sql`(${date} in (${days}) or ${date} < ${day})` : sql`${date} in (${days})`;
    const where = options.done === true ? isDue : allOf([isDue, openCondition(list.options)]);
    const entries = list.entries.list({ where, orderBy: sql`${date}, entry_number`, limit: MOST });
    if (entries.length === 0) return undefined;
    const lines = entries.map(({ by, values }) => {
      const due = String(values[options.dateColumn]);
      return words.line(entryText(others, values) || asTyped(by), when(day, due), showDate(due));
    });
    return [words.title(label), ...lines].join("\n");
  };
}

function when(day: string, due: string): string {
  const days = Math.round((Date.parse(due) - Date.parse(day)) / 86_400_000);
  if (days < 0) return words.overdue(-days);
  if (days === 0) return words.today;
  return days === 1 ? words.tomorrow : words.inDays(days);
}
