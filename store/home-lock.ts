import Database from "better-sqlite3";

/**
 * Takes the one lock of a `TOOLROOM_HOME`: an exclusive transaction that stays open. The kernel frees it when the
 * process ends, however it ends. `taken` when another control plane holds it.
 */
export function takeHomeLock(file: string): { release(): void } | "taken" {
  const database = new Database(file, { timeout: 0 });
  try {
    database.exec("begin exclusive");
  } catch (error) {
    database.close();
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY")) return "taken";
    throw error;
  }
  return { release: () => database.close() };
}
