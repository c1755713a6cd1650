import { type Sql, sql, sqlName, timeOfDay, today, type User } from "@toolroom/app";
import { words } from "../words/records.ts";
import { showDate } from "./columns.ts";
import type { Entry } from "./entries.ts";
import { isDone, openCondition } from "./records-done.ts";
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

export function isOverdue(options: RecordsOptions, entry: Entry): boolean {
  const due = options.dueColumn === undefined ? null : entry.values[options.dueColumn];
  return typeof due === "string" && due < today() && !isDone(options, entry);
}

/** The same as a condition. */
export function overdueCondition(options: RecordsOptions): Sql {
  if (options.dueColumn === undefined) return sql`false`;
  return sql`${sqlName(options.dueColumn)} < ${today()} and ${openCondition(options)}`;
}
