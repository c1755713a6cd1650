import { DatabaseSync } from "node:sqlite";
import { plainText } from "../lib/plain-text.ts";
import { type Cell, MOST_CELL_CHARS, type RowAnswer, type RowQuery } from "./row-query.ts";
import { isSameName, readSourceFile } from "./source-file.ts";

const MOST_TYPE_CHARS = 40;
const BUSY_MS = 1_000;
/** Longer text is not even loaded: a row may have a gigabyte of it. */
const MOST_LOADED_BYTES = 100_000;

/**
 * Rows of a table of a company's own database, opened read-only; never one of Toolroom's. The query names the open columns
 * and no others: neither views nor virtual tables are asked, and names are matched with the database's schema before they
 * are quoted into SQL.
 */
export function readSourceRows(query: RowQuery): RowAnswer {
  return readSourceFile(query.place, (uri) => readTable(uri, query));
}

function readTable(uri: string, { table, columns, rows }: RowQuery): RowAnswer {
  const database = new DatabaseSync(uri, { readOnly: true, timeout: BUSY_MS, allowExtension: false });
  try {
    database.exec("pragma query_only = on; pragma trusted_schema = off; pragma cell_size_check = on;");
    const found = database
      .prepare(
        "select name from pragma_table_list where schema = 'main' and type = 'table' and name = ? collate nocase",
      )
      .get(table);
    const name = String(found?.name ?? "");
    // Its own tables keep samples of what stands in others (sqlite.org/fileformat2.html#stat4tab).
    if (name === "" || /^sqlite_/i.test(name)) return { ok: false, problem: "there is no such table in it" };
    const known = database.prepare("select name, type from pragma_table_xinfo(?)").all(name);
    const wanted = columns.map((column) => known.find((one) => isSameName(String(one.name), column)));
    const lacking = columns.filter((_, index) => wanted[index] === undefined);
    if (lacking.length > 0) return { ok: false, problem: `the table has no column ${lacking.join(", ")}` };
    const shape = wanted.flatMap((one, index) =>
      one === undefined ? [] : [{ name: columns[index] ?? "", type: typeWord(one.type) }],
    );
    if (rows === 0 || columns.length === 0) return { ok: true, columns: shape, rows: [] };
    const selected = wanted.map((one) => shown(quoted(String(one?.name))));
    const statement = database.prepare(`select ${selected.join(", ")} from ${quoted(name)} limit ?`);
    statement.setReadBigInts(true);
    statement.setReturnArrays(true);
    const read = statement.all(rows) as unknown as (string | number | bigint | null)[][];
    return { ok: true, columns: shape, rows: read.map((row) => row.map(cellOf)) };
  } finally {
    database.close();
  }
}

/** As the table was made with; anything may stand there. */
function typeWord(type: unknown): string {
  return plainText(String(type)).toLowerCase().replace(/\s+/g, " ").trim().slice(0, MOST_TYPE_CHARS) || "any";
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** What is too long or no text is told by its size, which takes no look at it (sqlite.org/lang_corefunc.html#octet_length). */
function shown(column: string): string {
  const size = `octet_length(${column})`;
  const text = `case when ${size} > ${MOST_LOADED_BYTES} then '[text, ' || ${size} || ' bytes]' else substr(${column}, 1, ${MOST_CELL_CHARS + 1}) end`;
  return `case typeof(${column}) when 'text' then ${text} when 'blob' then '[blob, ' || ${size} || ' bytes]' else ${column} end`;
}

function cellOf(value: string | number | bigint | null): Cell {
  if (typeof value !== "bigint") return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}
