import { type Column, readValue, type Value } from "./columns.ts";

export type ReadWords = { values: Record<string, Value> } | { problem: string };

/**
 * Reads "miso soup 9.50" into a dish and a price: the last column of text takes what the others leave. Where there are as
 * many pieces between commas or semicolons as columns, each column takes one.
 */
export function readWords(columns: readonly Column[], text: string): ReadWords {
  const pieces = text.split(/\s*[;|]\s*|\s*,\s+/);
  const separated = columns.length > 1 && pieces.length === columns.length ? readPieces(columns, pieces) : undefined;
  return separated !== undefined && "values" in separated ? separated : readPieces(columns, fromEnds(columns, text));
}

function readPieces(columns: readonly Column[], pieces: readonly string[]): ReadWords {
  const values: Record<string, Value> = {};
  for (const [index, column] of columns.entries()) {
    const reading = readValue(column, pieces[index] ?? "");
    if ("problem" in reading) return reading;
    values[column.name] = reading.value;
  }
  return { values };
}

/** A piece for each column: those before the column that takes the rest from the front, those after it from the end. */
function fromEnds(columns: readonly Column[], text: string): string[] {
  const isText = (column: Column) => ["text", "long_text", "person"].includes(column.type);
  const lastText = columns.findLastIndex(isText);
  const restAt = lastText < 0 ? columns.length - 1 : lastText;
  const pieces = new Map<Column, string>();
  let rest = text.trim().replace(/(\d)\s+(€|\$|£|EUR|USD|GBP|CHF)(?=\s|$)/gi, "$1$2");
  for (const column of columns.slice(restAt + 1).reverse()) {
    const found = pieceAt(column, rest, "end") ?? "";
    pieces.set(column, found);
    rest = rest.slice(0, rest.length - found.length).trimEnd();
  }
  for (const column of columns.slice(0, restAt)) {
    const found = pieceAt(column, rest, "front") ?? "";
    pieces.set(column, found);
    rest = rest.slice(found.length).trimStart();
  }
  return columns.map((column) => pieces.get(column) ?? rest);
}

/** A choice may be several words. A word that the column cannot read is left for the others, unless it is needed there. */
function pieceAt(column: Column, text: string, side: "front" | "end"): string | undefined {
  const choice = column.choices?.find((one) => {
    const [piece, around] =
      side === "end"
        ? [text.slice(-one.length), text.at(-one.length - 1)]
        : [text.slice(0, one.length), text.at(one.length)];
    return piece.toLowerCase() === one.toLowerCase() && (around === undefined || around === " ");
  });
  if (choice !== undefined) return side === "end" ? text.slice(-choice.length) : text.slice(0, choice.length);
  const word = (side === "end" ? /\S+$/ : /^\S+/).exec(text)?.[0];
  if (word === undefined || column.isRequired) return word;
  return "problem" in readValue(column, word) ? undefined : word;
}
