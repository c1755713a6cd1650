import type { Sql, User } from "@toolroom/app";
import type { Column, Value } from "./columns.ts";
import type { Entries, Entry } from "./entries.ts";

export interface RecordsOptions {
  /** Address of the list. */
  path: string;
  table: string;
  noun: { one: string; many: string };
  columns: Column[];
  /** `day`: each day has a list of its own. */
  scope: "all" | "day";
  mayChange: "anybody" | "author";
  /** HH:MM; later in the day nothing is taken any more. */
  closesAt?: string;
  dueColumn?: string;
  /** A box to tick, a date that is empty until then, or a column of choices. */
  doneColumn?: string;
  /** Of a column of choices, those that say that it is done. */
  doneChoices?: string[];
  /** Columns of numbers whose sum stands below the list, as that of each column of money does anyway. */
  totals?: string[];
}

/** A list of entries with its pages. */
export interface Records {
  options: RecordsOptions;
  entries: Entries;
  /** Adds one; refuses after closing time. */
  add(values: Record<string, Value>, user: User): void;
  /** What the list is about now: all, or today's. */
  current(): Sql;
  isOverdue(entry: Entry): boolean;
  /** The same as a condition. */
  overdue(): Sql;
}
