import assert from "node:assert/strict";
import { test } from "node:test";
import type { ChartOptions } from "../../../sdk/src/interface/chart-api.ts";
import { scaleOf } from "../../../sdk/src/interface/chart-scale.ts";
import { openSignedApp } from "../signed-app.ts";

interface Sale {
  month: string;
  hub: string;
  total: number | null;
}

const OPTIONS: ChartOptions<Sale> = { kind: "bar", title: "Sales <all>", x: "month", y: "total" };
const sale = (month: string, total: number | null, hub = "Berlin"): Sale => ({ month, total, hub });

/** The table of numbers: each row's cells. */
function numbersIn(markup: string): string[][] {
  const body = /<tbody>([\s\S]*?)<\/tbody>/.exec(markup)?.[1] ?? "";
  return [...body.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = ""]) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell = ""]) => cell),
  );
}

test("rows of the same x and series are added up, and all numbers stand in a table", (t) => {
  const { parts } = openSignedApp(t);
  const rows = [
    sale("2026-01-01", 10),
    sale("2026-01-01", 5),
    sale("2026-02-01", null),
    sale("2026-02-01", 7, "Paris <b>"),
  ];
  const markup = parts.chart(rows, { ...OPTIONS, series: "hub", currency: "EUR" }).toString();
  assert.deepEqual(numbersIn(markup), [
    ["1 Jan 2026", "€15.00", "–"],
    ["1 Feb 2026", "–", "€7.00"],
  ]);
  assert.match(markup, /<figcaption id="chart-title">Sales &lt;all&gt;<\/figcaption>/);
  assert.match(
    markup,
    /role="img" aria-labelledby="chart-title chart-wide"><desc id="chart-wide">From 1 Jan 2026 to 1 Feb 2026, of Berlin, Paris &lt;b&gt;: between €7\.00 and €15\.00\./,
  );
  assert.match(markup, /<ul class="legend"><li>.*Berlin<\/li><li>.*Paris &lt;b&gt;<\/li>/);
  assert.match(markup, /fill="url\(#chart-2\)"/, "told apart by more than its color");
});

test("nothing, one, zero, negative, huge and broken numbers are all drawn, inside of the drawing", (t) => {
  const { parts } = openSignedApp(t);
  assert.match(parts.chart([], OPTIONS).toString(), /<div class="empty"><p>Nothing here yet\.<\/p>/);
  assert.match(parts.chart([sale("a", null)], { ...OPTIONS, empty: "None." }).toString(), /None\./);
  const cases: (number | null)[][] = [
    [5],
    [0],
    [0, 0],
    [-3, -7],
    [-3, 8],
    [1e15, -1e15, 3],
    [1e-9, 2e-9],
    [Number.NaN, 1],
    [Number.POSITIVE_INFINITY, 2],
    [1e308, 1],
    [null, 4, null],
    [7, 7, 7],
  ];
  for (const kind of ["bar", "line"] as const)
    for (const totals of cases) {
      const markup = parts
        .chart(
          totals.map((total, at) => sale(`x${at}`, total)),
          { ...OPTIONS, kind },
        )
        .toString();
      const drawn = markup.replace(/<(title|desc|text|td|details)[\s\S]*?<\/\1>/g, "");
      assert.doesNotMatch(drawn, /NaN|Infinity|undefined|="-\d/, `${kind} ${totals}`);
      for (const [, height] of drawn.matchAll(/ height="(-?[\d.]+)"/g))
        assert.ok(Number(height) >= 0 && Number(height) < 2_000, `${kind} ${totals}`);
    }
});

test("a line goes by the days, wherever its rows stand, and is interrupted where a number is missing", (t) => {
  const { parts } = openSignedApp(t);
  const rows = [sale("2026-03-10", 3), sale("2026-03-01", 1), sale("2026-03-02", null), sale("2026-03-03", 2)];
  const markup = parts.chart(rows, { ...OPTIONS, kind: "line" }).toString();
  assert.deepEqual(
    numbersIn(markup).map(([day]) => day),
    ["1 Mar 2026", "2 Mar 2026", "3 Mar 2026", "10 Mar 2026"],
  );
  const [, path = ""] = /<path d="(M[^"]*)" fill="none"/.exec(markup) ?? [];
  const xs = [...path.matchAll(/([ML])([\d.]+) /g)].map(([, how, x]) => ({ how, x: Number(x) }));
  assert.deepEqual(
    xs.map(({ how }) => how),
    ["M", "M", "L"],
  );
  const [first, third, last] = xs.map(({ x }) => x);
  assert.ok(first !== undefined && third !== undefined && last !== undefined);
  assert.ok(Math.abs((third - first) / (last - first) - 2 / 9) < 0.01, "as far apart as the days are");
});

test("long names lie above their bars, and more than can be told apart is left out aloud", (t) => {
  const { parts, app } = openSignedApp(t);
  const long = parts
    .chart(
      ["a".repeat(300), "b"].map((month) => sale(month, 1)),
      OPTIONS,
    )
    .toString();
  assert.match(long, /<text x="0" y="13">a{20,110}…<\/text>/);
  app.language("de");
  const many = Array.from({ length: 10_000 }, (_, at) => sale(`x${at % 300}`, at, `hub ${at % 9}`));
  const markup = parts.chart(many, { ...OPTIONS, series: "hub" }).toString();
  assert.match(markup, /<p class="quiet">203 weitere sind weggelassen\.<\/p>/);
  assert.ok(markup.length < 400_000, String(markup.length));
});

test("the numbers on a scale are round ones around what is shown", () => {
  assert.deepEqual(scaleOf([0, 47], true).ticks, [0, 10, 20, 30, 40, 50]);
  assert.deepEqual(scaleOf([-3, 8], true).ticks, [-5, 0, 5, 10]);
  assert.deepEqual(scaleOf([101, 104], false).ticks, [101, 102, 103, 104]);
  assert.deepEqual(scaleOf([0.1, 0.3], false).ticks, [0, 0.1, 0.2, 0.3]);
  assert.deepEqual(scaleOf([0], true).ticks, [0, 0.2, 0.4, 0.6, 0.8, 1]);
});
