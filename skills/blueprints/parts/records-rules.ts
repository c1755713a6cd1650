import { type Sql, sql, sqlName, timeOfDay, today, type User } from "@toolroom/app";
import type { Entry } from "./entries.ts";
import type { RecordsOptions } from "./records-list.ts";

/** Whether this person may change or remove it now. */
export function mayChange(options: RecordsOptions, entry: Entry, user: User): boolean {
  return !isClosed(options) && (options.mayChange === "anybody" || entry.byId === user.id);
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
