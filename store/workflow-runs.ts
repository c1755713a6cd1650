import { DatabaseSync } from "node:sqlite";

/**
 * The few things that the durable engine's own database is asked besides the engine itself (openworkflow 0.10 has no
 * call for them). Through `node:sqlite` as the engine does: a second copy of SQLite in one process (better-sqlite3's)
 * does not see the first one's locks, and on closing throws away its write-ahead log.
 */

/** The engine compares ISO strings of the real time. */
const REAL_NOW = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')";

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
    database.exec(
      `update workflow_runs set worker_id = null, available_at = ${REAL_NOW} where status = 'running' and worker_id is not null`,
    );
  } finally {
    database.close();
  }
}

/**
 * The keys of runs that could go on and have no place: all `places` are taken. In the order in which the engine takes them
 * up, and by its own words for that (`claimWorkflowRun` of its SQLite backend): new ones first, then those that were woken.
 */
export function runsWithoutPlace(file: string, places: number): string[] {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
  try {
    const held = database
      .prepare(
        `select count(*) as number from workflow_runs
         where status = 'running' and worker_id is not null and available_at > ${REAL_NOW}`,
      )
      .get();
    if (Number(held?.number) < places) return [];
    return database
      .prepare(
        `select idempotency_key as run_key from workflow_runs
         where status in ('pending', 'running', 'sleeping') and available_at <= ${REAL_NOW}
         order by case when status = 'pending' then 0 else 1 end, available_at, created_at`,
      )
      .all()
      .map((row) => String(row.run_key));
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
