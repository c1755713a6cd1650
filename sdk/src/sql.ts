import type { Sql, SqlInput, SqlValue } from "./api.ts";

/** A symbol, so that no JSON from outside can pass for SQL. */
const PIECE = Symbol("sql");

/** Text with a place for a value between each two parts of it. */
interface Parts {
  parts: string[];
  values: SqlValue[];
}

interface Piece extends Sql {
  [PIECE]: Parts;
}

/** A piece of SQL with its values, to be put into `db` or into another piece. */
export function sql(strings: TemplateStringsArray, ...inputs: SqlInput[]): Sql {
  const piece = joinParts(strings, inputs);
  return { [PIECE]: piece, toString: () => piece.parts.join("?") } as Piece;
}

/** The name of a table or column, checked and quoted. */
export function sqlName(name: string): Sql {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name) || name.startsWith("sqlite_")) {
    throw new TypeError(`${JSON.stringify(name)} is no name for a table or column: use lower-case letters, digits, _.`);
  }
  const text = `"${name}"`;
  return { [PIECE]: { parts: [text], values: [] }, toString: () => text } as Piece;
}

/** One statement's text with `?`, or what `mark` makes of its number, for each value. A list stands as its members with commas between. */
export function joinSql(
  strings: TemplateStringsArray,
  inputs: readonly SqlInput[],
  mark: (number: number) => string = () => "?",
): { text: string; values: SqlValue[] } {
  const { parts, values } = joinParts(strings, inputs);
  return { text: parts.map((part, index) => (index === 0 ? part : mark(index) + part)).join(""), values };
}

function joinParts(strings: TemplateStringsArray, inputs: readonly SqlInput[]): Parts {
  if (!Array.isArray(strings) || !("raw" in strings)) {
    throw new TypeError("SQL is a template without parentheses, such as db.all`select * from orders`.");
  }
  const whole: Parts = { parts: [strings[0] ?? ""], values: [] };
  inputs.forEach((input, index) => {
    const pieces = Array.isArray(input) ? input.map(readInput) : [readInput(input as SqlValue | Sql)];
    if (pieces.length === 0) throw new TypeError(`Value ${index + 1} in the SQL is an empty list.`);
    pieces.forEach((piece, at) => {
      if (at > 0) append(whole, { parts: [", "], values: [] });
      append(whole, piece);
    });
    append(whole, { parts: [strings[index + 1] ?? ""], values: [] });
  });
  return whole;
}

function append(whole: Parts, { parts: [first = "", ...others], values }: Parts): void {
  whole.parts.push((whole.parts.pop() ?? "") + first, ...others);
  whole.values.push(...values);
}

function readInput(input: SqlValue | Sql): Parts {
  return isPiece(input) ? input[PIECE] : { parts: ["", ""], values: [input as SqlValue] };
}

function isPiece(input: unknown): input is Piece {
  return typeof input === "object" && input !== null && PIECE in input;
}
