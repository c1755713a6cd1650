import type { Sql, SqlInput, SqlValue } from "./api.ts";

/** A symbol, so that no JSON from outside can pass for SQL. */
const PIECE = Symbol("sql");

interface Piece extends Sql {
  [PIECE]: { text: string; values: SqlValue[] };
}

/** A piece of SQL with its values, to be put into `db` or into another piece. */
export function sql(strings: TemplateStringsArray, ...inputs: SqlInput[]): Sql {
  const piece = joinSql(strings, inputs);
  return { [PIECE]: piece, toString: () => piece.text } as Piece;
}

/** The name of a table or column, checked and quoted. */
export function sqlName(name: string): Sql {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name) || name.startsWith("sqlite_")) {
    throw new TypeError(`${JSON.stringify(name)} is no name for a table or column: use lower-case letters, digits, _.`);
  }
  const text = `"${name}"`;
  return { [PIECE]: { text, values: [] }, toString: () => text } as Piece;
}

/** One statement's text with `?` for each value. A list stands as its members with commas between. */
export function joinSql(
  strings: TemplateStringsArray,
  inputs: readonly SqlInput[],
): { text: string; values: SqlValue[] } {
  if (!Array.isArray(strings) || !("raw" in strings)) {
    throw new TypeError("SQL is a template without parentheses, such as db.all`select * from orders`.");
  }
  const values: SqlValue[] = [];
  let text = strings[0] ?? "";
  inputs.forEach((input, index) => {
    const parts = Array.isArray(input) ? input.map(readInput) : [readInput(input as SqlValue | Sql)];
    if (parts.length === 0) throw new TypeError(`Value ${index + 1} in the SQL is an empty list.`);
    text += parts.map((part) => part.text).join(", ") + (strings[index + 1] ?? "");
    values.push(...parts.flatMap((part) => part.values));
  });
  return { text, values };
}

function readInput(input: SqlValue | Sql): { text: string; values: SqlValue[] } {
  return isPiece(input) ? input[PIECE] : { text: "?", values: [input as SqlValue] };
}

function isPiece(input: unknown): input is Piece {
  return typeof input === "object" && input !== null && PIECE in input;
}
