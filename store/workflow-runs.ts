import { DatabaseSync } from "node:sqlite";

/**
 * The two things that the durable engine's own database is asked besides the engine itself (openworkflow 0.10 has no
 * call for them). Through `node:sqlite` as the engine does: a second copy of SQLite in one process (better-sqlite3's)
 * does not see the first one's locks, and on closing throws away its write-ahead log.
 */

/**
 * Runs `connect` while a connection that waits for locks is open: the engine's own gives up at once, also where another
 * reader is just recovering what a killed process left (5 s).
 */
export function whileOpen<T>(file: string, connect: () => T): T {
  const database = new DatabaseSync(file, { timeout: 5000 });
  try {
    database.exec("pragma journal_mode = wal; begin immediate; commit");
    return connect();
  } finally {
    database.close();
  }
}

/** A dead worker's lease is held for 30 s: frees all of them, so that work goes on at once. Only under this Toolroom's lock, before a worker starts. */
export function freeLeases(file: string): void {
  const database = new DatabaseSync(file, { timeout: 5000 });
  try {
    // The engine compares ISO strings of the real time.
    database.exec(
      "update workflow_runs set worker_id = null, available_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') where status = 'running' and worker_id is not null",
    );
  } finally {
    database.close();
  }
}

/** Whether a run was ever made under this key. The engine itself forgets a key after 24 h. */
export function hasRun(file: string, runKey: string): boolean {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
  try {
    return database.prepare("select 1 from workflow_runs where idempotency_key = ? limit 1").get(runKey) !== undefined;
  } finally {
    database.close();
  }
}
