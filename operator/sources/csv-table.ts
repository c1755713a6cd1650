import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Cell } from "../../sdk/contract/door/data-answer.ts";
import type { ScratchTables } from "../../sdk/contract/door/query-scratch.ts";
import { masked } from "../../store/copy-granted.ts";
import type { GrantedTable } from "../../store/granted-table.ts";
import { parseCsv } from "../reading/sources/parse-csv.ts";

const MOST_BYTES = 64_000_000;
/** A number that is nothing but a number: with a zero before it, it is a name, such as a postcode. */
const NUMBER = /^-?(0|[1-9]\d{0,15})(\.\d{1,15})?$/;

/**
 * Adds the granted columns of `<table>.csv`. A column whose values all are numbers is one of numbers. Null, or what is wrong, as a
 * part of a sentence. Of a link nothing is read.
 */
export function addCsvTable(
  scratch: ScratchTables,
  { place, table: { table, columns }, key }: { place: string; table: GrantedTable; key: string },
): string | null {
  const text = readText(join(place, `${table}.csv`));
  if (text === null) return `${table}.csv is no text in UTF-8, or larger than ${MOST_BYTES / 1e6} MB`;
  const { records, broken } = parseCsv(text, { most: Number.POSITIVE_INFINITY, isWhole: true });
  if (broken !== null) return `in record ${broken} of ${table}.csv a quote is opened and never closed`;
  const [header = [], ...body] = records;
  const names = header.map((name) => name.trim());
  const lacking = columns.find(({ name }) => !names.includes(name));
  if (lacking !== undefined) return `the first line of ${table}.csv names no column ${lacking.name}`;
  const places = columns.map(({ name }) => names.indexOf(name));
  const isNumber = places.map((at) =>
    body.every((record) => (record[at] ?? "") === "" || NUMBER.test(record[at] ?? "")),
  );
  const rows = body.map((record) => places.map((at, index) => cellOf(record[at], isNumber[index] === true)));
  scratch.add(
    table,
    columns.map(({ name }) => name),
    masked(rows, columns, key),
  );
  return null;
}

function cellOf(text: string | undefined, isNumber: boolean): Cell {
  if (text === undefined || text === "") return null;
  return isNumber ? Number(text) : text;
}

function readText(file: string): string | null {
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const found = fstatSync(descriptor);
    if (!found.isFile() || found.size > MOST_BYTES) return null;
    const bytes = readFileSync(descriptor);
    return bytes.includes(0) ? null : bytes.toString("utf8").replace(/^\uFEFF/, "");
  } finally {
    closeSync(descriptor);
  }
}
