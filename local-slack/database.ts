import { chmodSync, closeSync, existsSync, openSync } from "node:fs";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { schema } from "./schema.ts";

/** One SQLite file. A write is on disk when its call, or the transaction around it, returns. */
export interface Database {
  all<Row>(sql: string, ...values: SQLInputValue[]): Row[];
  get<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined;
  /** Answers how many rows changed. */
  run(sql: string, ...values: SQLInputValue[]): number;
  /** All of `work` or nothing of it. Nested calls join the outer one. */
  transaction<Result>(work: () => Result): Result;
  /** Calls `work` once the transaction around has been committed; at once where there is none. */
  afterCommit(work: () => void): void;
  close(): void;
}

export function openDatabase(file: string): Database {
  keepToThisAccount(file);
  const sqlite = new DatabaseSync(file);
  sqlite.exec("pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 5000;");
  sqlite.exec(schema);
  const statements = new Map<string, StatementSync>();
  let waiting: (() => void)[] | null = null;

  const prepared = (sql: string): StatementSync => {
    const known = statements.get(sql) ?? sqlite.prepare(sql);
    statements.set(sql, known);
    return known;
  };

  return {
    all: <Row>(sql: string, ...values: SQLInputValue[]) => prepared(sql).all(...values) as Row[],
    get: <Row>(sql: string, ...values: SQLInputValue[]) => prepared(sql).get(...values) as Row | undefined,
    run: (sql, ...values) => Number(prepared(sql).run(...values).changes),
    transaction: (work) => {
      if (waiting) return work();
      const after: (() => void)[] = [];
      waiting = after;
      sqlite.exec("begin immediate");
      try {
        const result = work();
        sqlite.exec("commit");
        waiting = null;
        for (const call of after) call();
        return result;
      } catch (error) {
        if (waiting) sqlite.exec("rollback");
        waiting = null;
        throw error;
      }
    },
    afterCommit: (work) => {
      if (waiting) waiting.push(work);
      else work();
    },
    close: () => sqlite.close(),
  };
}

/** Also those of an earlier start. SQLite gives the files beside a database its own rights. */
function keepToThisAccount(file: string): void {
  closeSync(openSync(file, "a", 0o600));
  for (const path of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(path)) chmodSync(path, 0o600);
}
