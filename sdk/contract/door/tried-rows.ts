import type { Bindings } from "../bindings.ts";
import type { Given } from "../given.ts";
import { type Cell, QUERY_LIMITS, type SourceAnswer } from "./data-answer.ts";
import { readDataCall } from "./data-calls.ts";
import { askScratchTables, openScratchTables } from "./query-scratch.ts";

/**
 * `POST /data/query` where an App is only tried: the query is really made, by SQLite, on the rows of `given.data` with the granted
 * columns. A table without given rows is refused with the words that are missing.
 */
export function askTriedData(
  sent: unknown,
  { bindings, given }: { bindings: Bindings; given?: Given | undefined },
): SourceAnswer {
  const read = readDataCall(sent, bindings);
  if (!read.ok) return read;
  const { source, tables, query } = read.wanted;
  const scratch = openScratchTables();
  try {
    for (const [table, columns] of Object.entries(tables)) {
      const rows = given?.data?.[`${source}.${table}`];
      if (rows === undefined) {
        if (query.text.toLowerCase().includes(table.toLowerCase())) return notGiven(source, table, columns);
        continue;
      }
      const stranger = rows.flatMap((row) => Object.keys(row)).find((name) => !columns.includes(name));
      if (stranger !== undefined) return notGranted(source, table, stranger, columns);
      scratch.add(
        table,
        columns,
        rows.map((row) => columns.map((name) => cellOf(row[name]))),
      );
    }
    return askScratchTables(scratch.database, query, QUERY_LIMITS);
  } finally {
    scratch.database.close();
  }
}

function cellOf(value: string | number | boolean | null | undefined): Cell {
  return typeof value === "boolean" ? Number(value) : (value ?? null);
}

function notGiven(source: string, table: string, columns: readonly string[]): SourceAnswer {
  const row = columns.map((name) => `${name}: …`).join(", ");
  return {
    ok: false,
    code: "unavailable",
    problem: `Nothing is given for ${source}.${table}: where the app is tried, no source is asked.`,
    fix: `Write rows into app.yaml: given: { data: { ${source}.${table}: [{ ${row} }] } }.`,
  };
}

function notGranted(source: string, table: string, name: string, columns: readonly string[]): SourceAnswer {
  return {
    ok: false,
    code: "not_granted",
    problem: `given.data has ${name} in ${source}.${table}, which bindings.data does not name.`,
    fix: `Leave it out of given, or name it in bindings.data (there now: ${columns.join(", ")}).`,
  };
}
