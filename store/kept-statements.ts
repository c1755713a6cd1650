import type Database from "better-sqlite3"; // the same few statements, thousands of times

const MOST_KEPT = 500;

/** Prepares each statement of this connection once: drizzle writes the same SQL anew for every call. */
export function keepStatements(sqlite: Database.Database): void {
  const kept = new Map<string, Database.Statement>();
  const prepare = sqlite.prepare.bind(sqlite) as (sql: string) => Database.Statement;
  const prepareOnce = (sql: string): Database.Statement => {
    const known = kept.get(sql);
    if (known !== undefined && !known.busy) return asPrepared(known);
    const fresh = prepare(sql);
    kept.delete(sql);
    kept.set(sql, fresh);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return fresh;
  };
  sqlite.prepare = prepareOnce as typeof sqlite.prepare;
}

/** Whoever had it before may have wanted rows as lists. */
function asPrepared(statement: Database.Statement): Database.Statement {
  return statement.reader ? statement.raw(false) : statement;
}
