import { type Sql, sql, sqlName } from "@toolroom/app";
import type { Entry } from "./entries.ts";
import type { RecordsOptions } from "./records-list.ts";

/** Whether an entry is over: its box is ticked, its date filled in, or one of the final choices chosen. */
export function isDone({ doneColumn, doneChoices }: RecordsOptions, { values }: Entry): boolean {
  const value = doneColumn === undefined ? null : values[doneColumn];
  if (doneChoices !== undefined) return doneChoices.includes(String(value));
  return value === 1 || (typeof value === "string" && value !== "");
}

/** The same as a number to order by and to ask for: 1 of what is done, else 0. undefined: nothing says so. */
export function doneNumber({ columns, doneColumn, doneChoices }: RecordsOptions): Sql | undefined {
  if (doneColumn === undefined) return undefined;
  const name = sqlName(doneColumn);
  if (doneChoices !== undefined) return sql`coalesce(${name} in (${doneChoices}), 0)`;
  const isDate = columns.some((column) => column.name === doneColumn && column.type === "date");
  return isDate ? sql`coalesce(${name} <> '', 0)` : sql`coalesce(${name}, 0)`;
}

/** What is not done, as a condition. */
export function openCondition(options: RecordsOptions): Sql {
  const done = doneNumber(options);
  return done === undefined ? sql`true` : sql`${done} = 0`;
}
