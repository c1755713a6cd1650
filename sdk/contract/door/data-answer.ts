/** A value as JSON has it. */
export type Cell = string | number | null;

/** What an App asks of a source: one statement that reads, with `$1`, `$2` … where its values stand. */
export interface SourceQuery {
  text: string;
  values: readonly Cell[];
}

export type SourceAnswer =
  | { ok: true; columns: string[]; rows: Cell[][] }
  /** Sentences for the App's author: without values of the source. */
  | { ok: false; code: SourceProblem; problem: string; fix: string };

export type SourceProblem =
  /** The statement is wrong. */
  | "bad_query"
  /** It names what the App may not read, or would change something. */
  | "not_granted"
  /** It is for the person who asked for the App, as long as that is a preview. */
  | "askers_only"
  | "too_many_rows"
  | "too_slow"
  /** The source does not answer, or is not as toolroom.yaml says. */
  | "unavailable";

export interface QueryLimits {
  rows: number;
  bytes: number;
  ms: number;
}

export const QUERY_LIMITS: QueryLimits = { rows: 10_000, bytes: 8_000_000, ms: 15_000 };

export function tooManyRows({ rows, bytes }: QueryLimits): Extract<SourceAnswer, { ok: false }> {
  return {
    ok: false,
    code: "too_many_rows",
    problem: `The query gives more than ${rows.toLocaleString("en")} rows, or ${bytes / 1e6} MB.`,
    fix: "Sum up in SQL (group by), ask for fewer columns, or put a limit.",
  };
}

export function tooSlow({ ms }: QueryLimits): Extract<SourceAnswer, { ok: false }> {
  return {
    ok: false,
    code: "too_slow",
    problem: `The query takes longer than ${ms / 1000} seconds.`,
    fix: "Ask for less: filter by columns with an index, or a shorter time.",
  };
}
