import type { Html, HtmlValue } from "../api.ts";
import { html } from "../html.ts";
import type { ChartOptions, MakeChart } from "./chart-api.ts";
import { patternsOf, signOf } from "./chart-marks.ts";
import { type ChartPoints, isDay, numbersOf, readPoints } from "./chart-points.ts";
import { drawBars } from "./draw-bars.ts";
import type { Drawing } from "./draw-frame.ts";
import { drawLines } from "./draw-line.ts";
import type { PageContexts } from "./page-context.ts";
import { type ShownValues, shownValues } from "./shown-values.ts";
import type { Words } from "./words/english.ts";

/** Drawn twice, and shown as wide as there is room: one that is made smaller has letters that nobody reads. */
const WIDTHS = { wide: 720, narrow: 340 } as const;
/** Where one is that large, all are told in thousands or millions. */
const LONG_NUMBER = 10_000;

/** What apps import as `chart`. */
export function createCharts(around: { contexts: PageContexts; words: () => Words }): MakeChart {
  return <Row>(rows: readonly Row[], options: ChartOptions<Row>): Html => {
    const words = around.words();
    const values = shownValues(words);
    const points = readPoints(rows, options);
    const numbers = numbersOf(points);
    const id = around.contexts.ownName("chart");
    const heading = html`<figcaption id="${id}-title">${options.title}</figcaption>`;
    if (numbers.length === 0)
      return html`<figure class="chart">${heading}<div class="empty"><p>${options.empty ?? words.nothingYet}</p></div></figure>`;
    const told = tellerOf(options, values, numbers);
    const nameOf = (x: string) => (isDay(x) ? values.date(x) : x);
    const about = aboutOf(points, numbers, { words, told, nameOf });
    const drawings = Object.entries(WIDTHS).map(([size, width]) => {
      const drawing: Drawing = {
        width,
        patterns: id,
        nameOf: (x) => (isDay(x) ? values.shortDate(x) : x),
        shortOf: told.short,
        pointTitle: (x, series, value) =>
          html`<title>${[nameOf(x), series].filter((part) => part !== "").join(", ")}: ${told.full(value)}</title>`,
      };
      const drawn = (options.kind === "bar" ? drawBars : drawLines)(points, numbers, drawing);
      return html`<svg class="${size}" viewBox="0 0 ${width} ${drawn.height}" role="img" aria-labelledby="${id}-title ${id}-${size}"><desc id="${id}-${size}">${about}</desc>${drawn.inside}</svg>`;
    });
    // By themselves: in a drawing that is not shown they would not be there for the other one.
    const patterns =
      options.kind === "bar" &&
      html`<svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false"><defs>${patternsOf(points.series.length, id)}</defs></svg>`;
    return html`<figure class="chart">${heading}${patterns}${legend(points, options.kind, id)}
${drawings}${leftOut(points, words)}
<details><summary>${words.numbers}</summary><table><thead><tr><td></td>${points.series.map(({ label }) => html`<th scope="col" class="number">${label === "" ? (options.unit ?? options.currency ?? "") : label}</th>`)}</tr></thead>
<tbody>${points.xs.map((x, at) => html`<tr><th scope="row">${nameOf(x)}</th>${points.series.map(({ values: line }) => html`<td class="number">${numberIn(line[at], told)}</td>`)}</tr>`)}</tbody></table></details>
</figure>`;
  };
}

interface Teller {
  full(number: number): string;
  short(number: number): string;
}

function tellerOf(
  { currency, unit }: { currency?: string; unit?: string },
  values: ShownValues,
  numbers: readonly number[],
): Teller {
  const full = (number: number) => (currency === undefined ? values.number(number) : values.money(number, currency));
  const isLong = numbers.some((number) => Math.abs(number) >= LONG_NUMBER);
  return {
    full: (number) => (unit === undefined ? full(number) : `${full(number)} ${unit}`),
    short: (number) => (isLong ? values.compact(number, currency) : values.rounded(number, currency)),
  };
}

/** What it shows in a sentence: who cannot see it hears that, and finds the numbers below. */
function aboutOf(
  { xs, series }: ChartPoints,
  numbers: readonly number[],
  { words, told, nameOf }: { words: Words; told: Teller; nameOf: (x: string) => string },
): string {
  const least = numbers.reduce((one, other) => Math.min(one, other));
  const most = numbers.reduce((one, other) => Math.max(one, other));
  const names = series.map(({ label }) => label).filter((label) => label !== "");
  return words.aboutChart({
    from: nameOf(xs[0] ?? ""),
    to: nameOf(xs.at(-1) ?? ""),
    least: told.full(least),
    most: told.full(most),
    names: names.join(", "),
  });
}

function legend({ series }: ChartPoints, kind: "bar" | "line", patterns: string): HtmlValue {
  if (series.length < 2) return null;
  return html`<ul class="legend">${series.map(({ label }, at) => html`<li>${signOf(at, kind, patterns)} ${label}</li>`)}</ul>`;
}

function leftOut({ leftOut: { xs, series } }: ChartPoints, words: Words): HtmlValue {
  return xs + series > 0 && html`<p class="quiet">${words.leftOut(xs + series)}</p>`;
}

function numberIn(value: number | null | undefined, told: Teller): string {
  return value === null || value === undefined ? "–" : told.full(value);
}
