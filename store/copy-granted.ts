import type { Cell } from "../sdk/contract/door/data-answer.ts";
import { quotedName, type ScratchTables } from "../sdk/contract/door/query-scratch.ts";
import type { GrantedTable } from "./granted-table.ts";
import { maskedValue } from "./mask-value.ts";
import { isSameName, readSourceFile } from "./source-file.ts";

/**
 * Copies the granted columns of a database's file, which is opened to be read alone, into memory; people's come as `mask` has them.
 * Answers with what is not there, as a part of a sentence; null: all of it was. Throws what source-file.ts does, and SQLite.
 */
export function copyGranted(
  scratch: ScratchTables,
  { place, tables, key }: { place: string; tables: readonly GrantedTable[]; key: string },
): string | null {
  return readSourceFile(place, (uri) => copyTables(scratch, { uri, tables, key }));
}

function copyTables(
  { database, add }: ScratchTables,
  { uri, tables, key }: { uri: string; tables: readonly GrantedTable[]; key: string },
): string | null {
  database.prepare("attach ? as source").run(uri);
  try {
    for (const { table, columns } of tables) {
      const found = database
        .prepare(
          "select name from pragma_table_list where schema = 'source' and type = 'table' and name = ? collate nocase",
        )
        .get(table);
      const name = String(found?.name ?? "");
      if (name === "" || /^sqlite_/i.test(name)) return `there is no table ${table} in it`;
      const known = database.prepare("select name from pragma_table_xinfo(?, 'source')").all(name);
      const lacking = columns.find((column) => !known.some((one) => isSameName(String(one.name), column.name)));
      if (lacking !== undefined) return `the table ${table} has no column ${lacking.name}`;
      const read = database.prepare(
        `select ${columns.map((column) => quotedName(column.name)).join(", ")} from source.${quotedName(name)}`,
      );
      read.setReturnArrays(true);
      read.setReadBigInts(true);
      const rows = read.iterate() as Iterable<unknown> as Iterable<Cell[]>;
      add(
        table,
        columns.map((column) => column.name),
        masked(rows, columns, key),
      );
    }
    return null;
  } finally {
    database.exec("detach source");
  }
}

export function* masked(
  rows: Iterable<readonly Cell[]>,
  columns: GrantedTable["columns"],
  key: string,
): Iterable<readonly Cell[]> {
  for (const row of rows)
    yield row.map((cell, index) => {
      const mask = columns[index]?.mask ?? null;
      return mask === null ? cell : maskedValue(mask, cell, key);
    });
}
