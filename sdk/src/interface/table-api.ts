// The public types of `table` and `pagedTable`, as they go into the image: this file imports other public types alone.
import type { Html, HtmlValue } from "../api.ts";

/** What a row may have in a column. true and false, or 1 and 0, belong into a column of kind `tick`. */
export type CellValue = string | number | bigint | boolean | Date | null | undefined;

/** How a column's values are shown. `date` is YYYY-MM-DD, `moment` a Date or ISO 8601, in the app's time zone. */
export type CellKind = "text" | "longText" | "number" | "money" | "date" | "moment" | "tick" | "link";

export interface Column<Row> {
  label: string;
  /**
   * What it shows of a row: the name of one of its values, or a function. By that it is sorted, found and downloaded; a column
   * without, such as one with links to change the row, is none of it.
   */
  of?: (keyof Row & string) | ((row: Row) => CellValue);
  /** Where it is not said, numbers stand as they are at the right, Dates as moments, all else is text. */
  kind?: CellKind;
  /** Of money: ISO 4217, such as "EUR". */
  currency?: string;
  /** What a cell is a link to: a path of this app, or an address of the web. */
  href?: (row: Row) => string | null | undefined;
  /** The cell's own markup, in place of what `of` gives. */
  show?: (row: Row) => HtmlValue;
  /**
   * Readers may choose one of its values, and see the rows with that alone: true for all values that the rows have (up to 100),
   * or which. `pagedTable` needs to be told which.
   */
  only?: true | readonly string[];
  /** What all rows that are found add up to stands below the column. Not in `pagedTable`. */
  total?: boolean;
}

export interface TableOptions<Row> {
  /** What the table is of: stands above it. */
  caption: string;
  columns: readonly Column<Row>[];
  /** What stands there instead of a table without rows. */
  empty?: HtmlValue;
  /** The value it is sorted by at first; with a minus the other way round, such as "-day". Else rows stay in their order. */
  sort?: (keyof Row & string) | `-${keyof Row & string}`;
  /** Rows on a page: 25 where it is not said, 500 at most. */
  perPage?: number;
  /** false: without the field that rows are found by. */
  filter?: boolean;
  /** false: without the download as CSV, which has all rows that are found. */
  csv?: boolean;
  /** In addresses and the name of the download: one word, lower case. Where it is not said, the page's tables are counted. */
  name?: string;
}

/** The rows that a page of a table asks for. */
export interface WantedRows {
  offset: number;
  limit: number;
  /** The name of a row's value, as one of the columns has it in `of`. */
  sort: { by: string; descending: boolean } | null;
  /** What somebody looks for; "" for all. */
  filter: string;
  /** The value that somebody chose, by the column's `of`: of columns with `only`. */
  only: Readonly<Record<string, string>>;
}

export interface FoundRows<Row> {
  rows: readonly Row[];
  /** How many there are in all, with this filter. */
  total: number;
}

/**
 * A table of rows that the app has at hand: sorted, filtered, paged and downloaded without more. Which page is open, and
 * sorted how, stands in the address.
 */
export type MakeTable = <Row>(rows: readonly Row[], options: TableOptions<Row>) => Html;

/** The same of more rows than should be read at once (some ten thousand): `find` gives those of one page. Await it. */
export type MakePagedTable = <Row>(
  find: (wanted: WantedRows) => FoundRows<Row> | Promise<FoundRows<Row>>,
  options: TableOptions<Row>,
) => Promise<Html>;
