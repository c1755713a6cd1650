// Of `@toolroom/app`: data of the company's. As the other files of types it imports types alone.
import type { SqlInput } from "./api.ts";

/** A row as a source gives it: numbers as numbers where they fit, true and false as 1 and 0, days and moments as text (ISO 8601). */
export type DataRow = Record<string, string | number | null>;

/**
 * One source of the company's data, as app.yaml grants it: only these tables and columns are there, and what is about people comes
 * hidden. Each call is one query that reads; values in `${}` are bound, never pasted into the SQL. At most 10,000 rows, 8 MB and 15
 * seconds. Throws PlatformError: `bad_query`, `not_granted`, `too_many_rows`, `too_slow`, `unavailable`.
 */
export interface DataSource {
  all<T = DataRow>(sql: TemplateStringsArray, ...values: SqlInput[]): Promise<T[]>;
  /** The first row. */
  get<T = DataRow>(sql: TemplateStringsArray, ...values: SqlInput[]): Promise<T | undefined>;
}

/** The source of this name under `bindings.data` in app.yaml. */
export type Data = (source: string) => DataSource;
