import { type Sql, sql, sqlName, timeOfDay, today, type User } from "@toolroom/app";
import { words } from "../words/records.ts";
import { showDate } from "./columns.ts";
import type { Entry } from "./entries.ts";
import type { RecordsOptions } from "./records-list.ts";

/** Why this person may not change or remove it now; undefined: they may. */
export function whyFixed(options: RecordsOptions, entry: Entry, user: User): string | undefined {
  if (options.scope === "day" && entry.day !== today()) return words.ofAnotherDay(showDate(entry.day));
  if (isClosed(options)) return words.closedSince(options.closesAt ?? "");
  return options.mayChange === "anybody" || entry.byId === user.id ? undefined : words.onlyAuthor(entry.by);
}

export function isClosed(options: RecordsOptions): boolean {
  return options.closesAt !== undefined && timeOfDay() >= options.closesAt;
}

export function isOverdue({ dueColumn, doneColumn }: RecordsOptions, { values }: Entry): boolean {
  const due = dueColumn === undefined ? null : values[dueColumn];
  const isDone = doneColumn !== undefined && values[doneColumn] === 1;
  return typeof due === "string" && due < today() && !isDone;
}

/** The same as a condition. */
export function overdueCondition({ dueColumn, doneColumn }: RecordsOptions): Sql {
  if (dueColumn === undefined) return sql`false`;
  const isPast = sql`${sqlName(dueColumn)} < ${today()}`;
  return doneColumn === undefined ? isPast : sql`${isPast} and coalesce(${sqlName(doneColumn)}, 0) = 0`;
}
