import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { type Cell, MOST_CELL_CHARS, type RowAnswer, type RowQuery } from "../../../store/row-query.ts";
import { parseCsv } from "./parse-csv.ts";

/** The beginning is enough for a look: a table may have a million rows. */
const MOST_BYTES = 2_000_000;
/** What a column is, is told from so many rows. */
const LOOKED_AT = 100;

/** Rows of `<table>.csv`, whose first line names the columns. Of a link nothing is read. */
export function readCsv({ place, table, columns, rows }: RowQuery): RowAnswer {
  const beginning = readBeginning(join(place, `${table}.csv`));
  if ("problem" in beginning) return { ok: false, problem: beginning.problem };
  const { text, isWhole } = beginning;
  const { records, broken } = parseCsv(text, { most: Math.max(rows, LOOKED_AT) + 1, isWhole });
  const [header, ...body] = records;
  if (broken === 1 || header === undefined) return { ok: false, problem: "its first line does not name columns" };
  const names = header.map((name) => name.trim());
  const lacking = columns.filter((column) => !names.includes(column));
  if (lacking.length > 0) return { ok: false, problem: `its first line names no column ${lacking.join(", ")}` };
  const at = columns.map((column) => names.indexOf(column));
  const values = body.map((record) => at.map((index) => record[index]));
  if (broken !== null && values.length < rows)
    return { ok: false, problem: `in its record ${broken} a quote is opened and never closed` };
  return {
    ok: true,
    columns: columns.map((name, index) => ({ name, type: typeOf(values.map((row) => row[index])) })),
    rows: values.slice(0, rows).map((row) => row.map(cellOf)),
  };
}

function readBeginning(file: string): { text: string; isWhole: boolean } | { problem: string } {
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const { size } = fstatSync(descriptor);
    if (!fstatSync(descriptor).isFile()) return { problem: "it is no file" };
    const buffer = Buffer.alloc(Math.min(size, MOST_BYTES));
    let length = 0;
    for (let read = 1; read > 0 && length < buffer.length; length += read)
      read = readSync(descriptor, buffer, length, buffer.length - length, length);
    const isWhole = length === size;
    const text = textOf(buffer.subarray(0, length), isWhole);
    return text === null ? { problem: "it is no text in UTF-8" } : { text, isWhole };
  } finally {
    closeSync(descriptor);
  }
}

/** Null: it is none in UTF-8; its last letter may be cut where it is not whole. */
function textOf(bytes: Buffer, isWhole: boolean): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: !isWhole });
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}

function cellOf(value: string | undefined): Cell {
  return value === undefined || value === "" ? null : value.slice(0, MOST_CELL_CHARS + 1);
}

function typeOf(values: readonly (string | undefined)[]): string {
  const said = values.filter((value) => value !== undefined && value !== "") as string[];
  if (said.length === 0) return "empty";
  const all = (pattern: RegExp) => said.every((value) => value.length <= 40 && pattern.test(value.trim()));
  if (all(/^[-+]?\d+$/)) return "integer";
  if (all(/^[-+]?\d{1,30}(?:[.,]\d{1,30})?$/)) return "number";
  if (all(/^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.{0,20})?$/)) return "date";
  return "text";
}
