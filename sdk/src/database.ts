import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import type { Db, SqlInput } from "./api.ts";
import { joinSql } from "./sql.ts";
import { explained, mistakeIn } from "./sql-faults.ts";

export interface Database extends Db {
  close(): void;
}

/** Statements kept ready. An app has few of them, unless it makes them up. */
const KEPT_STATEMENTS = 200;

/** The app's own SQLite file, opened at its first use. `open` names the file. */
export function createDatabase(open: () => string): Database {
  let database: DatabaseSync | undefined;
  const statements = new Map<string, StatementSync>();

  const connection = () => {
    if (database === undefined) {
      database = new DatabaseSync(open(), { timeout: 5000 });
      database.exec("pragma journal_mode = wal");
    }
    return database;
  };
  const prepared = (text: string) => {
    const known = statements.get(text);
    if (known !== undefined) return known;
    if (statements.size >= KEPT_STATEMENTS) statements.clear();
    const statement = prepare(connection(), text);
    statements.set(text, statement);
    return statement;
  };
  const ask = <T>(
    sql: TemplateStringsArray,
    inputs: readonly SqlInput[],
    work: (statement: StatementSync, bound: SQLInputValue[]) => T,
  ): T => {
    const { text, values } = joinSql(sql, inputs);
    const bound = values.map(bindable);
    try {
      return work(prepared(text), bound);
    } catch (error) {
      throw explained(error, text, connection());
    }
  };

  return {
    all: <T>(sql: TemplateStringsArray, ...inputs: SqlInput[]) =>
      ask(sql, inputs, (statement, bound) => statement.all(...bound).map((row) => ({ ...row }) as T)),
    get: <T>(sql: TemplateStringsArray, ...inputs: SqlInput[]) => {
      const row = ask(sql, inputs, (statement, bound) => statement.get(...bound));
      return row === undefined ? undefined : ({ ...row } as T);
    },
    run: (sql, ...inputs) => {
      const result = ask(sql, inputs, (statement, bound) => statement.run(...bound));
      return { changes: Number(result.changes), lastRowId: Number(result.lastInsertRowid) };
    },
    transaction: (work) => atomically(connection(), work),
    close: () => {
      statements.clear();
      database?.close();
      database = undefined;
    },
  };
}

function prepare(connection: DatabaseSync, text: string): StatementSync {
  const mistake = mistakeIn(text);
  if (mistake !== undefined) throw new TypeError(mistake);
  const statement = connection.prepare(text);
  // SQLite prepares the first statement and leaves the rest unread: it would silently not run.
  const rest = text.slice(text.indexOf(statement.sourceSQL) + statement.sourceSQL.length);
  if (rest.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, "").replace(/[\s;]/g, "") !== "") {
    throw new TypeError("db runs one statement per call: split it, or put both into db.transaction(() => { … }).");
  }
  return statement;
}

function bindable(value: unknown, index: number): SQLInputValue {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value === null || typeof value === "string" || value instanceof Uint8Array) return value;
  // SQLite would keep it as null.
  if (typeof value === "number" && !Number.isNaN(value)) return value;
  if (typeof value === "bigint" && isExact(value)) return value;
  const [kind, fix = ""] = refusedKind(value);
  throw new TypeError(`Value ${index + 1} in the SQL is ${kind}: give text, a number, true, false or null${fix}.`);
}

/** A larger one could be written, and its row never read again. */
function isExact(value: bigint): boolean {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER;
}

function refusedKind(value: unknown): [kind: string, fix?: string] {
  if (typeof value === "number") return ["no number (NaN)"];
  if (typeof value === "bigint") return ["too large for a number", " (such as String(value))"];
  if (value === undefined) return ["undefined"];
  if (value instanceof Date) return ["a Date", " (such as date.toISOString())"];
  if (value instanceof Promise) return ["a promise", ": write `await` before it"];
  return [typeof value === "object" ? "an object" : `a ${typeof value}`];
}

function atomically<T>(connection: DatabaseSync, work: () => T): T {
  // Inside of another one its own writes alone are undone, where whoever called it goes on without them.
  const isInner = connection.isTransaction;
  connection.exec(isInner ? "savepoint inner" : "begin immediate");
  try {
    const result = work();
    if (result instanceof Promise) {
      throw new TypeError("db.transaction takes a plain function: do what needs `await` before or after it.");
    }
    connection.exec(isInner ? "release inner" : "commit");
    return result;
  } catch (error) {
    // SQLite itself may have undone all of it, as where the disk is full.
    if (connection.isTransaction) connection.exec(isInner ? "rollback to inner; release inner" : "rollback");
    throw error;
  }
}
