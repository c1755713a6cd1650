import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

export type MigrationResult = { ok: true; applied: string[] } | { ok: false; file: string; error: string };

/**
 * Applies the `NNNN_*.sql` files of a folder that the database does not have yet, in order, each in a transaction of
 * its own; what is applied is noted in `_toolroom_migrations` with its sha256. Stops at the first that fails. One without an
 * end holds this process for ever, signals and all: whoever must go on calls cli/box/migrate.ts as a process of its own.
 * `begins` is told each name before.
 */
export function applyMigrations(
  databaseFile: string,
  migrationsFolder: string,
  begins: (file: string) => void = () => undefined,
): MigrationResult {
  const files = existsSync(migrationsFolder)
    ? readdirSync(migrationsFolder)
        .filter((name) => /^\d{4}_[a-z0-9_-]+\.sql$/.test(name))
        .sort()
    : [];
  const database = new DatabaseSync(databaseFile, { timeout: 5000, enableForeignKeyConstraints: false });
  try {
    database.exec("pragma journal_mode = wal");
    database.exec(
      "create table if not exists _toolroom_migrations (name text primary key, sha256 text not null, applied_at text not null default (datetime('now')))",
    );
    const applied: string[] = [];
    for (const file of files) {
      const sql = readFileSync(join(migrationsFolder, file), "utf8");
      begins(file);
      const outcome = applyOne(database, file, sql);
      if (outcome === "applied") applied.push(file);
      else if (outcome !== "known") return { ok: false, file, error: outcome.error };
    }
    return { ok: true, applied };
  } finally {
    database.close();
  }
}

function applyOne(database: DatabaseSync, name: string, sql: string): "applied" | "known" | { error: string } {
  const hash = createHash("sha256").update(sql).digest("hex");
  const known = database.prepare("select sha256 from _toolroom_migrations where name = ?").get(name);
  if (known?.sha256 === hash) return "known";
  if (known !== undefined)
    return { error: "It was changed after it had been applied: leave it, and add a new migration." };
  database.exec("begin immediate");
  try {
    database.exec(sql);
    if (!database.isTransaction) throw new Error("It ends the transaction: leave out begin, commit and rollback.");
    if (database.prepare("pragma foreign_key_check").all().length > 0) {
      throw new Error("It leaves rows whose foreign key points nowhere.");
    }
    database.prepare("insert into _toolroom_migrations (name, sha256) values (?, ?)").run(name, hash);
    database.exec("commit");
    return "applied";
  } catch (error) {
    if (database.isTransaction) database.exec("rollback");
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
