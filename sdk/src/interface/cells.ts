import type { HtmlValue } from "../api.ts";
import { html } from "../html.ts";
import { safeAddress } from "./safe-address.ts";
import { type ShownValues, writeNumber } from "./shown-values.ts";
import type { CellKind, CellValue, Column } from "./table-api.ts";
import type { Words } from "./words/english.ts";

/** A table's column with its reading: how a row's value is shown, searched and written into a file. */
export interface ReadColumn<Row> {
  /** What it is sorted by, in addresses; null: it is not. */
  key: string | null;
  /** Whether rows have a value in it, that is found and downloaded. */
  hasValue: boolean;
  column: Column<Row>;
  kind: CellKind;
  value(row: Row): CellValue;
}

/** Whether its values stand at the right. */
export function isNumeric({ kind }: { kind: CellKind }): boolean {
  return kind === "number" || kind === "money";
}

export interface CellTexts {
  words: Words;
  values: ShownValues;
}

/** The column as it is read, by what its first rows have in it. */
export function readColumn<Row>(
  column: Column<Row>,
  some: readonly Row[],
  keyOf: (label: string) => string | null,
): ReadColumn<Row> {
  const { of } = column;
  if (of === undefined) return { key: null, hasValue: false, column, kind: "text", value: () => null };
  const value =
    typeof of === "function" ? of : (row: Row): CellValue => (row as Record<string, CellValue>)[of as string];
  const key = typeof of === "function" ? keyOf(column.label) : of;
  const seen = some.map(value).find((one) => one !== null && one !== undefined);
  return { key, hasValue: true, column, value, kind: column.kind ?? kindOf(column, seen) };
}

/** The markup in a cell. */
export function cellMarkup<Row>(read: ReadColumn<Row>, row: Row, texts: CellTexts): HtmlValue {
  const { column } = read;
  if (column.show !== undefined) return linked(column.show(row), column.href?.(row));
  const value = read.value(row);
  if (value === null || value === undefined || value === "") return linked(null, undefined);
  const text = shownCell(read, value, texts);
  if (read.kind === "link") return linked(text, String(value));
  return linked(
    read.kind === "longText" ? html`<span class="lines">${broken(text)}</span>` : broken(text),
    column.href?.(row),
  );
}

/** Longer words would make a table wider than its page: these may break anywhere, and the words of other cells need not. */
const LONG_WORD = /\S{31,}/;

function broken(text: string): HtmlValue {
  return LONG_WORD.test(text) ? html`<span class="address">${text}</span>` : text;
}

/** A value as it is read by people. */
export function shownCell<Row>(
  { kind, column }: ReadColumn<Row>,
  value: CellValue,
  { words, values }: CellTexts,
): string {
  if (value === null || value === undefined) return "";
  if (kind === "tick") return isTicked(value) ? words.yes : words.no;
  if (kind === "date") return values.date(String(value));
  if (kind === "moment")
    return values.moment(value instanceof Date ? value.getTime() : momentOf(value)) ?? String(value);
  if (typeof value !== "number" && typeof value !== "bigint") return String(value);
  if (kind === "money") return values.money(Number(value), column.currency ?? "");
  // A number of a column that was not said to be one may be a year.
  return column.kind === "number" ? values.number(Number(value)) : String(value);
}

/** A value as a spreadsheet reads it. */
export function fileCell<Row>(read: ReadColumn<Row>, row: Row, texts: CellTexts): string {
  const value = read.value(row);
  if (typeof value === "number" && read.kind !== "tick") return writeNumber(value, false, texts.words);
  return read.kind === "date" ? String(value ?? "") : shownCell(read, value, texts);
}

function kindOf({ currency }: { currency?: string | undefined }, seen: CellValue): CellKind {
  if (currency !== undefined) return "money";
  if (seen instanceof Date) return "moment";
  if (typeof seen === "boolean") return "tick";
  return typeof seen === "number" || typeof seen === "bigint" ? "number" : "text";
}

function isTicked(value: CellValue): boolean {
  return value === true || value === 1 || value === 1n || value === "1" || value === "yes";
}

function momentOf(value: CellValue): number {
  return typeof value === "number" ? value : Date.parse(String(value));
}

function linked(shown: HtmlValue, address: string | null | undefined): HtmlValue {
  const safe = safeAddress(address);
  if (safe === undefined) return shown;
  return safe.startsWith("/")
    ? html`<a href="${safe}">${shown}</a>`
    : html`<a class="address" href="${safe}" rel="noopener noreferrer">${shown}</a>`;
}
