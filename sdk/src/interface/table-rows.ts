import { type CellTexts, type ReadColumn, shownCell } from "./cells.ts";
import type { CellValue } from "./table-api.ts";
import type { TableView } from "./table-view.ts";

/** Those rows that have each word of the filter somewhere, as it is kept or as it is shown. */
export function filterRows<Row>(
  rows: readonly Row[],
  columns: readonly ReadColumn<Row>[],
  filter: string,
  texts: CellTexts,
): readonly Row[] {
  const wanted = fold(filter)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (wanted.length === 0) return rows;
  const searched = columns.filter(({ hasValue }) => hasValue);
  return rows.filter((row) => {
    const found = fold(searched.map((column) => textsOf(column, row, texts)).join("\n"));
    return wanted.every((word) => found.includes(word));
  });
}

/** Nothing stands last, whichever way; numbers before texts, which stand as the language has them, with numbers in them by size. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly ReadColumn<Row>[],
  sort: TableView["sort"],
  locale: string,
): readonly Row[] {
  const column = columns.find(({ key }) => key !== null && key === sort?.by);
  if (sort === null || column === undefined) return rows;
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });
  const turn = sort.descending ? -1 : 1;
  const keyed = rows.map((row) => ({ row, key: sortKey(column.value(row)) }));
  keyed.sort((one, other) => {
    if (one.key === null || other.key === null) return Number(one.key === null) - Number(other.key === null);
    return turn * compare(one.key, other.key, collator);
  });
  return keyed.map(({ row }) => row);
}

/** The sum of a column without the errors that adding cents as they are would gather. */
export function totalOf<Row>(rows: readonly Row[], column: ReadColumn<Row>): number {
  const sum = rows.reduce((total, row) => {
    const value = column.value(row);
    return typeof value === "number" || typeof value === "bigint" ? total + Number(value) : total;
  }, 0);
  return Number(sum.toFixed(6));
}

function textsOf<Row>(column: ReadColumn<Row>, row: Row, texts: CellTexts): string {
  const value = column.value(row);
  if (value === null || value === undefined) return "";
  const shown = shownCell(column, value, texts);
  return typeof value === "string" && value !== shown
    ? `${value}\n${shown}`
    : typeof value === "number"
      ? `${value}\n${shown}`
      : shown;
}

function sortKey(value: CellValue): number | string | null {
  if (value === null || value === undefined || value === "") return null;
  if (value instanceof Date) return value.getTime();
  if (typeof value === "number") return Number.isNaN(value) ? null : value;
  return typeof value === "string" ? value : Number(value);
}

function compare(one: number | string, other: number | string, collator: Intl.Collator): number {
  if (typeof one === "number") return typeof other === "number" ? one - other : -1;
  return typeof other === "number" ? 1 : collator.compare(one, other);
}

/** Without case and accents. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: plain texts are most, and need no more
  return /^[\u0000-\u007F]*$/.test(lower) ? lower : lower.normalize("NFKD").replace(/\p{Mark}/gu, "");
}
