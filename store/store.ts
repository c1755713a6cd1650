import { fileURLToPath } from "node:url";
import Database from "better-sqlite3"; // the embedded registry: one file, no server, synchronous and fast
import { drizzle, migrate } from "./drizzle.ts";
import { keepStatements } from "./kept-statements.ts";

/** The registry database. Only files in `store/` use `orm`; everybody else calls their functions with the Store. */
export interface Store {
  readonly orm: Orm;
  /** What `prepare` makes, made once: for queries of every message and step, whose SQL is most of their work. */
  prepared<Query>(prepare: (orm: Orm) => Query): Query;
  /** A write that survives a kill, and that a power cut may lose: the disk is not waited for. Not within a transaction. */
  lightly<Outcome>(write: () => Outcome): Outcome;
  close(): void;
}

export type Orm = ReturnType<typeof drizzle>;

/** A statement of an atomic write. With `mustChange`, changing no row rolls back the whole write. */
export interface Write {
  statement: (orm: Orm) => { run(): { changes: number } };
  mustChange?: boolean;
}

/**
 * Opens `<home>/registry.db` and migrates it. Several processes may hold it open: writes wait for each other up to 5 s.
 * `migrates: false` for the gateway, which comes second.
 */
export function openStore(file: string, options: { migrates: boolean } = { migrates: true }): Store {
  const sqlite = new Database(file);
  sqlite.pragma("journal_mode = WAL");
  sqlite.pragma("synchronous = FULL");
  sqlite.pragma("busy_timeout = 5000");
  sqlite.pragma("foreign_keys = ON");
  const orm = drizzle(sqlite, { casing: "snake_case" });
  if (options.migrates) migrate(orm, { migrationsFolder: fileURLToPath(new URL("./migrations", import.meta.url)) });
  keepStatements(sqlite);
  const lightly = <Outcome>(write: () => Outcome): Outcome => {
    sqlite.pragma("synchronous = NORMAL");
    try {
      return write();
    } finally {
      sqlite.pragma("synchronous = FULL");
    }
  };
  return { orm, prepared: preparedOnce(orm), lightly, close: () => sqlite.close() };
}

function preparedOnce(orm: Orm): Store["prepared"] {
  const known = new Map<unknown, unknown>();
  return <Query>(prepare: (orm: Orm) => Query) => {
    if (!known.has(prepare)) known.set(prepare, prepare(orm));
    return known.get(prepare) as Query;
  };
}

/** All of it or nothing. `conflict` when a statement that must change a row changed none. */
export async function atomically(store: Store, writes: Write[]): Promise<"done" | "conflict"> {
  try {
    store.orm.transaction(
      () => {
        for (const write of writes) {
          const { changes } = write.statement(store.orm).run();
          if (write.mustChange && changes === 0) throw new ConflictSignal();
        }
      },
      { behavior: "immediate" },
    );
    return "done";
  } catch (error) {
    if (error instanceof ConflictSignal) return "conflict";
    throw error;
  }
}

class ConflictSignal extends Error {}
