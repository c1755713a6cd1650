/** What is asked of a data source, in a thread of its own. `columns` are those that are open, and none of them personal. */
export interface RowQuery {
  kind: "sqlite" | "csv";
  /** The database's file, or the folder of the tables' files: where it lies, every link followed. */
  place: string;
  table: string;
  columns: readonly string[];
  /** How many; 0: only what the columns are. */
  rows: number;
}

export type Cell = string | number | null;

export type RowAnswer =
  /** `columns` in the order that was asked. `type` is the source's own word, or what the first rows look like. */
  | { ok: true; columns: { name: string; type: string }[]; rows: Cell[][] }
  /** A part of a sentence, for an agent: without values and without places on this machine. */
  | { ok: false; problem: string };

/** Longer text is cut: it is looked at, and not taken. */
export const MOST_CELL_CHARS = 200;

export const TOO_LONG = "it takes too long";
