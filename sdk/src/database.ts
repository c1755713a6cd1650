import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import type { Db, SqlInput } from "./api.ts";
import { joinSql } from "./sql.ts";

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
  const prepared = (sql: TemplateStringsArray, inputs: readonly SqlInput[]) => {
    const { text, values } = joinSql(sql, inputs);
    const bound = values.map(bindable);
    const known = statements.get(text);
    if (known !== undefined) return { statement: known, bound };
    if (statements.size >= KEPT_STATEMENTS) statements.clear();
    const statement = prepare(connection(), text);
    statements.set(text, statement);
    return { statement, bound };
  };

  return {
    all: <T>(sql: TemplateStringsArray, ...inputs: SqlInput[]) => {
      const { statement, bound } = prepared(sql, inputs);
      return statement.all(...bound).map((row) => ({ ...row }) as T);
    },
    get: <T>(sql: TemplateStringsArray, ...inputs: SqlInput[]) => {
      const { statement, bound } = prepared(sql, inputs);
      const row = statement.get(...bound);
      return row === undefined ? undefined : ({ ...row } as T);
    },
    run: (sql, ...inputs) => {
      const { statement, bound } = prepared(sql, inputs);
      const result = statement.run(...bound);
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
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "bigint")
    return value;
  if (value instanceof Uint8Array) return value;
  const kind = value === undefined ? "undefined" : value instanceof Date ? "a Date" : `a ${typeof value}`;
  throw new TypeError(
    `Value ${index + 1} in the SQL is ${kind}: give text, a number, true, false or null${value instanceof Date ? " (such as date.toISOString())" : ""}.`,
  );
}

function atomically<T>(connection: DatabaseSync, work: () => T): T {
  if (connection.isTransaction) return work();
  connection.exec("begin immediate");
  try {
    const result = work();
    if (result instanceof Promise) {
      throw new TypeError("db.transaction takes a plain function: do what needs `await` before or after it.");
    }
    connection.exec("commit");
    return result;
  } catch (error) {
    if (connection.isTransaction) connection.exec("rollback");
    throw error;
  }
}
