import { sql } from "@toolroom/app";
import type { Column, Value } from "./columns.ts";
import { allOf } from "./entries.ts";
import type { Records } from "./records-list.ts";

type Row = Record<string, Value>;

/** Entries that are looked at in one go. */
const AT_ONCE = 500;

/**
 * Which rows of a table file the list has not yet, in their order: equal in every column that a file can say. Of rows that
 * stand in the file more often than in the list, the rest is new.
 */
export function newRows({ entries, current }: Records, columns: readonly Column[], rows: readonly Row[]): Row[] {
  const keyOf = (values: Row) => JSON.stringify(columns.map(({ name, startsAs }) => values[name] ?? startsAs ?? null));
  const wanted = new Set(rows.map(keyOf));
  const known = new Map<string, number>();
  let last = 0;
  for (;;) {
    const where = allOf([sql`entry_number > ${last}`, current()]);
    const some = entries.list({ where, orderBy: sql`entry_number`, limit: AT_ONCE });
    for (const { values } of some) {
      const key = keyOf(values);
      if (wanted.has(key)) known.set(key, (known.get(key) ?? 0) + 1);
    }
    const next = some.at(-1)?.number;
    if (next === undefined) break;
    last = next;
  }
  return rows.filter((row) => {
    const key = keyOf(row);
    const left = known.get(key) ?? 0;
    known.set(key, left - 1);
    return left <= 0;
  });
}
