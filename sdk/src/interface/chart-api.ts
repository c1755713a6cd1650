// The public types of `chart`, as they go into the image: this file imports other public types alone.
import type { Html, HtmlValue } from "../api.ts";

/** A value of a row by its name, or what a function makes of the row. */
export type Of<Row, Value> = (keyof Row & string) | ((row: Row) => Value);

export interface ChartOptions<Row> {
  /** `bar` compares, `line` follows something through time. */
  kind: "bar" | "line";
  /** What it shows: stands above it, and is read out. */
  title: string;
  /** What stands along it: a name, or a day as YYYY-MM-DD. In the order of the rows; days and numbers of a line in their own. */
  x: Of<Row, string | number | null>;
  /** The number: null where there is none. Where rows have the same x, and series, they are added up. */
  y: Of<Row, number | null>;
  /** What tells several lines or bars apart, such as the hub that a row is of. */
  series?: Of<Row, string | number | null>;
  /** ISO 4217, such as "EUR". */
  currency?: string;
  /** What it is counted in, such as "kg". */
  unit?: string;
  /** What stands there instead of a chart without numbers. */
  empty?: HtmlValue;
}

/** A chart of rows, with the numbers in a table below it. */
export type MakeChart = <Row>(rows: readonly Row[], options: ChartOptions<Row>) => Html;
