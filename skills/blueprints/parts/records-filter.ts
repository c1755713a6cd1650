import { type Sql, sql, sqlName } from "@toolroom/app";
import { allOf, contains } from "./entries.ts";
import { doneNumber } from "./records-done.ts";
import type { Records } from "./records-list.ts";

type Query = Record<string, string | undefined>;

/** What the list shows of its entries, by the page's address: `?q=words&overdue=yes&only-status=open`. */
export function filterOf(list: Records, query: Query): Sql {
  const conditions = [list.current()];
  if (query.q !== undefined && query.q.trim() !== "") conditions.push(contains(list.options.columns, query.q.trim()));
  if (query.overdue === "yes") conditions.push(list.overdue());
  for (const column of list.options.columns) {
    const wanted = query[filterName(column.name)];
    if (wanted === undefined || wanted === "") continue;
    if (column.type === "choice") conditions.push(sql`${sqlName(column.name)} = ${wanted}`);
    if (column.type === "yes_no") conditions.push(sql`coalesce(${sqlName(column.name)}, 0) = ${wanted === "yes"}`);
  }
  return allOf(conditions);
}

export function filterName(column: string): string {
  return `only-${column}`;
}

export function isFiltered(query: Query): boolean {
  return Object.entries(query).some(([name, value]) => name !== "page" && value !== undefined && value !== "");
}

/** Open before done, then by due date; a day's list and one without dates in the order in which it was written. */
export function orderOf({ options }: Records): Sql {
  const { dueColumn, scope } = options;
  const done = doneNumber(options);
  const due = dueColumn === undefined ? [] : [sql`${sqlName(dueColumn)} is null`, sqlName(dueColumn)];
  const last = scope === "day" || dueColumn !== undefined ? sql`entry_number` : sql`entry_number desc`;
  return sql`${[...(done === undefined ? [] : [done]), ...due, last]}`;
}
