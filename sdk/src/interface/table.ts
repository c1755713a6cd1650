import { AsyncLocalStorage } from "node:async_hooks";
import type { Html } from "../api.ts";
import { AnswerInstead } from "./answer-instead.ts";
import { type CellTexts, fileCell, type ReadColumn, readColumn } from "./cells.ts";
import { csvDownload } from "./csv.ts";
import { type DrawnTable, drawTable } from "./draw-table.ts";
import type { PageContexts } from "./page-context.ts";
import { shownValues } from "./shown-values.ts";
import type { FoundRows, MakePagedTable, MakeTable, TableOptions, WantedRows } from "./table-api.ts";
import { choosable, chooseRows, filterRows, sortRows, totalOf } from "./table-rows.ts";
import { readSort, type TableAddress, tableAddress } from "./table-view.ts";
import type { Words } from "./words/english.ts";

export interface TableSurroundings {
  contexts: PageContexts;
  words: () => Words;
  /** IANA name, of the moments that cells show. */
  timeZone: string;
}

const ROWS = 25;
const MOST_ROWS = 500;
/** Read at once for a download. */
const FILE_ROWS = 1_000;
/** Looked at to tell what a column holds. */
const SEEN_ROWS = 20;

/** What apps import as `table`. */
export function createTables(around: TableSurroundings): MakeTable {
  return <Row>(rows: readonly Row[], options: TableOptions<Row>): Html => {
    const opened = openTable(options, rows.slice(0, SEEN_ROWS), around);
    const { columns, address, perPage, texts } = opened;
    const chosen = chooseRows(rows, columns, address.view.only);
    const found = filterRows(chosen, columns, address.view.filter, texts);
    const sorted = sortRows(found, columns, address.view.sort, texts.words.locale);
    if (address.view.isCsv && opened.hasCsv) {
      const parts = chunksOf(sorted);
      throw new AnswerInstead(download(opened, async () => parts.next().value ?? []));
    }
    const page = pageWithin(address, found.length, perPage);
    const offset = (page - 1) * perPage;
    const totals = columns.flatMap((column, at): [number, number][] =>
      column.column.total === true ? [[at, totalOf(found, column)]] : [],
    );
    const shown = sorted.slice(offset, offset + perPage);
    const choices = choicesIn(rows, columns, texts);
    return drawTable({ ...opened, rows: shown, offset, total: found.length, totals: new Map(totals), choices });
  };
}

/** What apps import as `pagedTable`. */
export function createPagedTables(around: TableSurroundings): MakePagedTable {
  return async <Row>(
    find: (wanted: WantedRows) => FoundRows<Row> | Promise<FoundRows<Row>>,
    options: TableOptions<Row>,
  ): Promise<Html> => {
    const asked = openTable(options, null, around);
    const { address, perPage } = asked;
    const { sort, filter, isCsv, page } = address.view;
    const choices = choicesIn([], asked.columns, asked.texts);
    // What is in no list was written into the address by hand.
    const only = Object.fromEntries([...address.view.only].filter(([key, value]) => choices.get(key)?.has(value)));
    const rowsFrom = async (offset: number, limit: number) => await find({ offset, limit, sort, filter, only });
    if (isCsv && asked.hasCsv) throw new AnswerInstead(await downloadFound(asked, rowsFrom));
    let found = await rowsFrom((page - 1) * perPage, perPage);
    // Somebody follows a link to a page that there is no longer.
    const last = pageWithin(address, found.total, perPage);
    if (last !== page) found = await rowsFrom((last - 1) * perPage, perPage);
    const columns = typedBy(asked.columns, found.rows);
    return drawTable({ ...asked, ...found, columns, offset: (last - 1) * perPage, totals: new Map(), choices });
  };
}

type OpenTable<Row> = Omit<DrawnTable<Row>, "rows" | "offset" | "total" | "totals" | "choices"> & { name: string };

/** The table as the page's address asks for it. */
function openTable<Row>(
  options: TableOptions<Row>,
  some: readonly Row[] | null,
  { contexts, words: wordsNow, timeZone }: TableSurroundings,
): OpenTable<Row> {
  const words = wordsNow();
  const { name: given, perPage = ROWS } = options;
  if (given !== undefined && !/^[a-z][a-z0-9_-]{0,30}$/.test(given))
    throw new TypeError(`A table's name is one word in lower case, such as "orders", not ${JSON.stringify(given)}.`);
  const name = contexts.ownName(given ?? "table");
  const columns = columnsOf(options, some);
  const keys = new Set(columns.flatMap(({ key }) => (key === null ? [] : [key])));
  const usual = readSort(options.sort ?? "", keys);
  if (options.sort !== undefined && usual === null)
    throw new TypeError(`The table is sorted by ${options.sort}, which is no column's "of".`);
  const chosenBy = columns
    .filter(({ column }) => column.only !== undefined)
    .map(({ key, column }) => {
      if (key !== null && (some !== null || column.only !== true)) return key;
      throw new TypeError(
        `${column.label}: only goes with "of"; in pagedTable, with a value's name, and a list of values.`,
      );
    });
  return {
    name,
    caption: options.caption,
    columns,
    perPage: Math.max(1, Math.min(Math.trunc(perPage), MOST_ROWS)),
    address: tableAddress(contexts.current().address, name === "table" ? "" : `${name}-`, { keys, usual, chosenBy }),
    empty: options.empty,
    hasFilter: options.filter !== false,
    hasCsv: options.csv !== false && columns.some(({ hasValue }) => hasValue),
    id: `of-${name}`,
    texts: { words, values: shownValues(words, timeZone) },
  };
}

/** `some` rows tell what the columns hold; null: rows are sorted by who finds them, and by nothing but their own values. */
function columnsOf<Row>({ columns }: TableOptions<Row>, some: readonly Row[] | null): ReadColumn<Row>[] {
  const taken = new Set<string>(columns.flatMap(({ of }) => (typeof of === "string" ? [of] : [])));
  const keyOf = (label: string) => {
    if (some === null) return null;
    const plain = label.normalize("NFKD").replace(/[^A-Za-z0-9]+/g, "");
    const word = plain.toLowerCase() || "column";
    let key = word;
    for (let count = 2; taken.has(key); count += 1) key = `${word}${count}`;
    taken.add(key);
    return key;
  };
  return columns.map((column) => readColumn(column, some ?? [], keyOf));
}

/** What may be chosen, by column; a column whose values are too many has no list. */
function choicesIn<Row>(
  rows: readonly Row[],
  columns: readonly ReadColumn<Row>[],
  texts: CellTexts,
): DrawnTable<Row>["choices"] {
  const lists = columns.map((column) => [column.key ?? "", choosable(rows, column, texts)] as const);
  return new Map(lists.filter(([, choices]) => choices.size > 0));
}

/** The same columns, of what these rows have in them. */
function typedBy<Row>(columns: readonly ReadColumn<Row>[], some: readonly Row[]): ReadColumn<Row>[] {
  return columns.map((read) => ({ ...readColumn(read.column, some, () => null), key: read.key }));
}

function pageWithin({ view }: TableAddress, total: number, perPage: number): number {
  const last = Math.max(1, Math.ceil(total / perPage));
  view.page = Math.min(view.page, last);
  return view.page;
}

function* chunksOf<Row>(rows: readonly Row[]): Generator<readonly Row[], undefined> {
  for (let at = 0; at < rows.length; at += FILE_ROWS) yield rows.slice(at, at + FILE_ROWS);
}

/** The first rows are read before the answer begins: what fails there is the page's failure. */
async function downloadFound<Row>(
  asked: OpenTable<Row>,
  rowsFrom: (offset: number, limit: number) => Promise<FoundRows<Row>>,
): Promise<Response> {
  const first = await rowsFrom(0, FILE_ROWS);
  let offset = 0;
  let next: FoundRows<Row> | undefined = first;
  const more = async () => {
    const { rows, total } = next ?? (offset < first.total ? await rowsFrom(offset, FILE_ROWS) : { rows: [], total: 0 });
    next = undefined;
    // A source that gives the same again for ever is read no further than it says there is.
    if (offset >= total) return [];
    offset += rows.length;
    return rows;
  };
  // It is read while it is sent: in the moment, and for the person, that the page was asked for.
  const here = AsyncLocalStorage.snapshot();
  return download({ ...asked, columns: typedBy(asked.columns, first.rows) }, () => here(more));
}

function download<Row>(
  { name, columns, texts }: { name: string; columns: readonly ReadColumn<Row>[]; texts: CellTexts },
  more: () => Promise<readonly Row[]>,
): Response {
  const written = columns.filter(({ hasValue }) => hasValue);
  return csvDownload({
    name,
    head: written.map(({ column }) => column.label),
    decimalSign: texts.words.decimalSign,
    more: async () => (await more()).map((row) => written.map((column) => fileCell(column, row, texts))),
  });
}
