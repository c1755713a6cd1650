import { type CellTexts, type ReadColumn, shownCell } from "./cells.ts";
import type { CellValue } from "./table-api.ts";
import type { TableView } from "./table-view.ts";

/** Of more, looking for a word is quicker than reading a list. */
const MOST_CHOICES = 100;

/** Those rows that have the values that were chosen. */
export function chooseRows<Row>(
  rows: readonly Row[],
  columns: readonly ReadColumn<Row>[],
  only: TableView["only"],
): readonly Row[] {
  const chosen = columns.flatMap((column) => {
    const value = column.key === null ? undefined : only.get(column.key);
    return value === undefined ? [] : [{ column, value }];
  });
  if (chosen.length === 0) return rows;
  return rows.filter((row) => chosen.every(({ column, value }) => plainText(column.value(row)) === value));
}

/** The values that may be chosen of a column, with what they are called, in the language's order; none of too many. */
export function choosable<Row>(
  rows: readonly Row[],
  column: ReadColumn<Row>,
  texts: CellTexts,
): ReadonlyMap<string, string> {
  const { only } = column.column;
  if (only === undefined) return new Map();
  if (only !== true) return new Map(only.map((value) => [value, shownCell(column, value, texts)]));
  const found = new Map<string, string>();
  for (const row of rows) {
    const value = column.value(row);
    const plain = plainText(value);
    if (plain !== "" && !found.has(plain)) found.set(plain, shownCell(column, value, texts));
    if (found.size > MOST_CHOICES) return new Map();
  }
  const collator = new Intl.Collator(texts.words.locale, { numeric: true });
  return new Map([...found].sort(([, one], [, other]) => collator.compare(one, other)));
}

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

/** As it stands in an address. */
function plainText(value: CellValue): string {
  if (value === null || value === undefined) return "";
  return value instanceof Date ? value.toISOString() : String(value);
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
