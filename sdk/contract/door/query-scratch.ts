import { constants, DatabaseSync } from "node:sqlite";
import { type Cell, type QueryLimits, type SourceAnswer, type SourceQuery, tooManyRows } from "./data-answer.ts";

/** Rows of a source, in memory alone: what an App asks for is asked of these. */
export interface ScratchTables {
  database: DatabaseSync;
  /** Adds a table with its rows, which are lists in the columns' order. */
  add(table: string, columns: readonly string[], rows: Iterable<readonly Cell[]>): void;
}

/** Somebody may be writing to the file whose tables are copied. */
const BUSY_MS = 2_000;

export function openScratchTables(): ScratchTables {
  const database = new DatabaseSync(":memory:", { allowExtension: false, timeout: BUSY_MS });
  database.exec("pragma temp_store = memory; pragma trusted_schema = off");
  return {
    database,
    add: (table, columns, rows) => {
      const names = columns.map(quotedName);
      database.exec(`create table ${quotedName(table)} (${names.join(", ")})`);
      const places = columns.map(() => "?").join(", ");
      const insert = database.prepare(`insert into ${quotedName(table)} values (${places})`);
      database.exec("begin");
      for (const row of rows) insert.run(...row);
      database.exec("commit");
    },
  };
}

export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** What a query that reads may do (sqlite.org/c3ref/c_alter_table.html); of functions all but those in `CLOSED`. */
const MAY = new Set([
  constants.SQLITE_SELECT,
  constants.SQLITE_READ,
  constants.SQLITE_FUNCTION,
  constants.SQLITE_RECURSIVE,
]);
const CLOSED = new Set(["load_extension", "toolroom_mask"]);

/** What of a row's bytes counts little in the answer, as a column of blobs: the row in memory may be so much larger than it. */
const ROW_FACTOR = 8;

/**
 * One query that reads, on what is there. It can do nothing else: SQLite asks before each thing that a statement would do, and
 * there is nothing in the database that is not granted. It may take as long as it likes: whoever minds runs it where it can be
 * ended.
 */
export function askScratchTables(database: DatabaseSync, query: SourceQuery, limits: QueryLimits): SourceAnswer {
  database.setAuthorizer((action, name, column) => {
    if (!MAY.has(action)) return constants.SQLITE_DENY;
    if (action === constants.SQLITE_FUNCTION && CLOSED.has(String(column).toLowerCase())) return constants.SQLITE_DENY;
    const isOwn = action === constants.SQLITE_READ && /^(sqlite_|pragma_)/i.test(String(name));
    return isOwn ? constants.SQLITE_DENY : constants.SQLITE_OK;
  });
  try {
    const statement = database.prepare(query.text);
    const rest = query.text.slice(query.text.indexOf(statement.sourceSQL) + statement.sourceSQL.length);
    if (rest.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, "").replace(/[\s;]/g, "") !== "") return ONE_STATEMENT;
    statement.setReturnArrays(true);
    statement.setReadBigInts(true);
    const columns = statement.columns().map(({ name }) => name);
    // SQLite itself refuses a longer cell (SQLITE_TOOBIG), before it is made, and the program would hold it twice.
    database.limits.length = Math.min(limits.bytes, Math.floor((limits.bytes * ROW_FACTOR) / columns.length));
    const rows: Cell[][] = [];
    let bytes = 0;
    for (const row of statement.iterate(named(query.values)) as Iterable<unknown>) {
      const cells = (row as unknown[]).map(cellOf);
      bytes += cells.reduce<number>((sum, cell) => sum + (typeof cell === "string" ? cell.length : 8), 0);
      rows.push(cells);
      if (rows.length > limits.rows || bytes > limits.bytes) return tooManyRows(limits);
    }
    return { ok: true, columns, rows };
  } catch (error) {
    return isTooBig(error) ? tooManyRows(limits) : problemOf(error);
  } finally {
    database.limits.length = Number.POSITIVE_INFINITY;
    database.setAuthorizer(null);
  }
}

function isTooBig(error: unknown): boolean {
  return ((error as { errcode?: number }).errcode ?? -1) === 18;
}

function named(values: readonly Cell[]): Record<string, Cell> {
  return Object.fromEntries(values.map((value, index) => [`$${index + 1}`, value]));
}

function cellOf(value: unknown): Cell {
  if (typeof value === "bigint") {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : String(value);
  }
  if (value instanceof Uint8Array) return `[bytes, ${value.length}]`;
  return value as Cell;
}

const ONE_STATEMENT: SourceAnswer = {
  ok: false,
  code: "bad_query",
  problem: "There is more than one statement.",
  fix: "Make a call of each.",
};

/** SQLite's words name what stands in the query (sqlite.org/rescode.html). */
function problemOf(error: unknown): SourceAnswer {
  const { errcode = -1, message = "" } = error as { errcode?: number; message?: string };
  switch (errcode & 0xff) {
    case 23:
    case 8:
      return {
        ok: false,
        code: "not_granted",
        problem: "The company's data is only read, and this would do something else.",
        fix: "Ask by one select; keep what the app writes in its own database, `db`.",
      };
    case 7:
    case 13:
      return {
        ok: false,
        code: "too_slow",
        problem: "The query takes more memory than there is.",
        fix: "Ask for less.",
      };
    case 1: {
      const isTable = message.startsWith("no such table");
      const fix = isTable
        ? "Only the tables under bindings.data in app.yaml are there: name it there, with its columns."
        : "Correct the SQL. It is SQLite's, and reads only the tables and columns of app.yaml.";
      return { ok: false, code: isTable ? "not_granted" : "bad_query", problem: `${message.slice(0, 300)}.`, fix };
    }
    default:
      return { ok: false, code: "bad_query", problem: "The query does not fit its values.", fix: "Correct the SQL." };
  }
}
