import { isUtf8 } from "node:buffer";
import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Cell } from "../../sdk/contract/door/data-answer.ts";
import type { ScratchTables } from "../../sdk/contract/door/query-scratch.ts";
import { masked } from "../../store/copy-granted.ts";
import type { GrantedTable } from "../../store/granted-table.ts";
import { ChangedWhileRead } from "../../store/source-file.ts";
import { csvRecords } from "../reading/sources/parse-csv.ts";

const MOST_BYTES = 64_000_000;
/** A number that is nothing but a number: with a zero before it, it is a name, such as a postcode. */
const NUMBER = /^-?(0|[1-9]\d{0,15})(\.\d{1,15})?$/;

/**
 * Adds the granted columns of `<table>.csv`. A column whose values all are numbers is one of numbers. Null, or what is wrong, as a
 * part of a sentence. Of a link nothing is read. Throws ChangedWhileRead.
 */
export function addCsvTable(
  scratch: ScratchTables,
  { place, table: { table, columns }, key }: { place: string; table: GrantedTable; key: string },
): string | null {
  const bytes = readBytes(join(place, `${table}.csv`));
  if (bytes === null) return `${table}.csv is no file, or larger than ${MOST_BYTES / 1e6} MB`;
  const text = textOf(bytes);
  if (text === null) return `${table}.csv is no text in UTF-8: it has to be saved anew as that`;
  // Read twice, as a record is a hundred times larger than its text: first for what the columns are.
  const looked = csvRecords(text);
  const { value: header } = looked.next();
  const names = Array.isArray(header) ? header.map((name) => name.trim()) : [];
  const lacking = columns.find(({ name }) => !names.includes(name));
  if (lacking !== undefined) return `the first line of ${table}.csv names no column ${lacking.name}`;
  const places = columns.map(({ name }) => names.indexOf(name));
  const isNumber = places.map(() => true);
  let next = looked.next();
  for (; !next.done; next = looked.next())
    for (const [index, at] of places.entries())
      if (isNumber[index] && (next.value[at] ?? "") !== "" && !NUMBER.test(next.value[at] ?? ""))
        isNumber[index] = false;
  if (next.value !== null) return `in record ${next.value} of ${table}.csv a quote is opened and never closed`;
  const rows = cells(text, { places, isNumber });
  scratch.add(
    table,
    columns.map(({ name }) => name),
    masked(rows, columns, key),
  );
  return null;
}

function* cells(text: string, { places, isNumber }: { places: number[]; isNumber: boolean[] }): Generator<Cell[]> {
  let isHeader = true;
  for (const record of csvRecords(text)) {
    if (!isHeader) yield places.map((at, index) => cellOf(record[at], isNumber[index] === true));
    isHeader = false;
  }
}

function cellOf(text: string | undefined, isNumber: boolean): Cell {
  if (text === undefined || text === "") return null;
  return isNumber ? Number(text) : text;
}

function readBytes(file: string): Buffer | null {
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const before = fstatSync(descriptor, { bigint: true });
    if (!before.isFile() || before.size > MOST_BYTES) return null;
    const bytes = readFileSync(descriptor);
    const after = fstatSync(descriptor, { bigint: true });
    if (after.mtimeNs !== before.mtimeNs || BigInt(bytes.length) !== before.size) throw new ChangedWhileRead();
    return bytes;
  } finally {
    closeSync(descriptor);
  }
}

/** Null: it is none in UTF-8. What another encoding wrote is not guessed: half of the names would be wrong, and nobody would know. */
function textOf(bytes: Buffer): string | null {
  return bytes.includes(0) || !isUtf8(bytes) ? null : bytes.toString("utf8").replace(/^\uFEFF/, "");
}
