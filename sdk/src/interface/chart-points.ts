import type { ChartOptions, Of } from "./chart-api.ts";

/** What a chart shows: a number, or none, for each x of each series. */
export interface ChartPoints {
  xs: string[];
  /** Where each x stands on its own measure, ms or number; null: one beside the other. */
  places: number[] | null;
  series: { label: string; values: (number | null)[] }[];
  /** Of more than can be told apart. */
  leftOut: { xs: number; series: number };
}

export const MOST_SERIES = 6;
const MOST_BARS = 100;
const MOST_PLACES = 500;

export function readPoints<Row>(rows: readonly Row[], { kind, x, y, series }: ChartOptions<Row>): ChartPoints {
  const sums = new Map<string, Map<string, number | null>>();
  const all = new Map<string, string>();
  for (const row of rows) {
    const at = said(cellOf(row, x));
    const label = series === undefined ? "" : said(cellOf(row, series));
    const number = numberOf(cellOf(row, y));
    all.set(at, at);
    const line = sums.get(label) ?? new Map<string, number | null>();
    const before = line.get(at);
    line.set(at, before === undefined || before === null ? number : before + (number ?? 0));
    sums.set(label, line);
  }
  const measured = kind === "line" ? placesOf([...all.keys()]) : null;
  const order =
    measured === null
      ? [...all.keys()]
      : [...all.keys()].sort((one, other) => place(measured, one) - place(measured, other));
  const xs = order.slice(0, kind === "bar" ? MOST_BARS : MOST_PLACES);
  const kept = mostSaid(sums);
  return {
    xs,
    places: measured === null ? null : xs.map((at) => place(measured, at)),
    series: kept.map(([label, line]) => ({ label, values: xs.map((at) => line.get(at) ?? null) })),
    leftOut: { xs: order.length - xs.length, series: sums.size - kept.length },
  };
}

export function numbersOf({ series }: ChartPoints): number[] {
  return series.flatMap(({ values }) => values.filter((value) => value !== null));
}

/** In their order, of too many those that weigh most. */
function mostSaid(sums: Map<string, Map<string, number | null>>): [string, Map<string, number | null>][] {
  const all = [...sums];
  if (all.length <= MOST_SERIES) return all;
  const weight = (line: Map<string, number | null>) =>
    [...line.values()].reduce<number>((total, value) => total + Math.abs(value ?? 0), 0);
  const least = all.map(([, line]) => weight(line)).sort((one, other) => other - one)[MOST_SERIES - 1] ?? 0;
  return all.filter(([, line]) => weight(line) >= least).slice(0, MOST_SERIES);
}

function cellOf<Row, Value>(row: Row, of: Of<Row, Value>): unknown {
  return typeof of === "function" ? of(row) : row[of];
}

function said(value: unknown): string {
  return value === null || value === undefined || value === "" ? "–" : String(value);
}

/** What is no number that can be drawn is none. */
function numberOf(value: unknown): number | null {
  const number = typeof value === "bigint" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) && Math.abs(number) < 1e300 ? number : null;
}

/** Days or numbers by where they stand; null where one of them is neither. */
function placesOf(xs: readonly string[]): Map<string, number> | null {
  const places = xs.map(
    (x) => [x, isDay(x) ? Date.parse(`${x}T00:00:00Z`) : x === "" ? Number.NaN : Number(x)] as const,
  );
  const isAllDays = xs.every(isDay);
  const isAllNumbers = xs.every((x) => !isDay(x)) && places.every(([, at]) => Number.isFinite(at));
  return (isAllDays && places.every(([, at]) => !Number.isNaN(at))) || isAllNumbers ? new Map(places) : null;
}

export function isDay(x: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(x);
}

function place(places: ReadonlyMap<string, number>, x: string): number {
  return places.get(x) ?? 0;
}
