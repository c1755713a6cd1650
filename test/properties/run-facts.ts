import { DatabaseSync, type StatementSync } from "node:sqlite";

/** How the workflows of requests stand, read from their own database. */
export interface RunFacts {
  /** Ids of requests whose workflow has not ended. */
  goingOn(): string[];
  close(): void;
}

const SQL = "select idempotency_key as request_id from workflow_runs where status != 'completed'";

/** The file may not be there yet. */
export function createRunFacts(file: string): RunFacts {
  let opened: { database: DatabaseSync; statement: StatementSync } | undefined;
  const open = () => {
    const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
    return { database, statement: database.prepare(SQL) };
  };
  return {
    goingOn: () => {
      opened ??= open();
      return opened.statement.all().map((row) => String(row.request_id));
    },
    close: () => opened?.database.close(),
  };
}
