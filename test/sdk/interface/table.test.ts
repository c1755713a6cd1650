import assert from "node:assert/strict";
import { test } from "node:test";
import { readPageLists } from "../../../builder/entries/page-lists.ts";
import { html } from "../../../sdk/src/html.ts";
import type { TableOptions, WantedRows } from "../../../sdk/src/interface/table-api.ts";
import { openSignedApp } from "../signed-app.ts";

interface Order {
  id: number;
  dish: string;
  price: number | null;
  day: string;
  paid: number;
}

const ORDERS: Order[] = [
  { id: 1, dish: "Soup <hot>", price: 4.5, day: "2026-03-02", paid: 1 },
  { id: 2, dish: "äpple", price: null, day: "2026-03-01", paid: 0 },
  { id: 3, dish: "Ramen 10", price: 12, day: "2026-03-03", paid: 1 },
  { id: 4, dish: "ramen 9", price: 1234.56, day: "2026-02-28", paid: 0 },
];
const OPTIONS: TableOptions<Order> = {
  caption: "Orders",
  columns: [
    { label: "Dish", of: "dish", href: ({ id }) => `/orders/${id}` },
    { label: "Price", of: "price", currency: "EUR", total: true },
    { label: "Day", of: "day", kind: "date" },
    { label: "Paid", of: "paid", kind: "tick", only: true },
    { label: "Twice", of: ({ price }) => (price === null ? null : price * 2), kind: "number" },
    { label: "Change", show: ({ id }) => html`<a href="/change/${id}">Change</a>` },
  ],
};

function openOrders(
  t: Parameters<typeof openSignedApp>[0],
  rows: Order[] = ORDERS,
  options: Partial<TableOptions<Order>> = {},
) {
  const lunch = openSignedApp(t);
  lunch.app.page("/", () => html`<h1>Lunch</h1>${lunch.parts.table(rows, { ...OPTIONS, ...options })}`);
  const text = async (path: string) => (await lunch.visit(path)).text();
  return { ...lunch, text };
}

const dishes = (text: string) => [...text.matchAll(/\/orders\/(\d)"/g)].map(([, id]) => Number(id));

test("rows stand as values of their kind, escaped, with their sum", async (t) => {
  const { text } = openOrders(t);
  const page = await text("/");
  assert.match(
    page,
    /<td data-label="Dish"><a href="\/orders\/1">Soup &lt;hot&gt;<\/a><\/td><td data-label="Price" class="number">€4\.50<\/td>/,
  );
  assert.match(
    page,
    /<td data-label="Day">2 Mar 2026<\/td><td data-label="Paid">yes<\/td><td data-label="Twice" class="number">9<\/td><td><a href="\/change\/1">/,
  );
  assert.match(page, /<td data-label="Price" class="number"><\/td>/);
  assert.match(page, /<td class="number" data-label="Total: Price">€1,251\.06<\/td>/);
  assert.match(
    page,
    /<h2 id="of-table-caption">Orders<\/h2>\s*<table class="cards" aria-labelledby="of-table-caption">/,
  );
});

test("a heading sorts by its column, and again the other way round; nothing stands last both ways", async (t) => {
  const { text } = openOrders(t);
  const sorted = async (by: string) => dishes(await text(`/?sort=${by}`));
  assert.deepEqual(await sorted("price"), [1, 3, 4, 2]);
  assert.deepEqual(await sorted("-price"), [4, 3, 1, 2]);
  assert.deepEqual(await sorted("dish"), [2, 4, 3, 1], "numbers in texts by size, accents by language");
  assert.deepEqual(await sorted("-day"), [3, 1, 2, 4]);
  assert.deepEqual(await sorted("-twice"), [4, 3, 1, 2]);
  for (const by of ["constructor", "__proto__", "id", "--price", "change"])
    assert.deepEqual(await sorted(by), [1, 2, 3, 4], by);
  const page = await text("/?sort=price&x=1");
  assert.match(
    page,
    /<th scope="col" class="number" aria-sort="ascending"><a href="\/\?x=1&amp;sort=-price"[^>]*>Price<\/a>/,
  );
});

test("a filter finds words in what is kept and in what is shown, and keeps its place in every link", async (t) => {
  const { text } = openOrders(t);
  const found = async (words: string) => dishes(await text(`/?filter=${encodeURIComponent(words)}`));
  assert.deepEqual(await found("RAMEN"), [3, 4]);
  assert.deepEqual(await found("ramen mar"), [3]);
  assert.deepEqual(await found("Apple"), [2]);
  assert.deepEqual(await found("1234.56"), [4]);
  assert.deepEqual(await found("1,234.56"), [4]);
  const none = await text(`/?filter=${encodeURIComponent('"><script>alert(1)</script>')}`);
  assert.match(none, /Nothing found\. <a href="\/"[^>]*>Show all<\/a>/);
  assert.doesNotMatch(none, /<script>/);
  assert.match(await text("/?filter=ramen"), /<a href="\/\?sort=day&amp;filter=ramen"[^>]*>Day/);
});

test("a value that is chosen leaves its rows alone, in every link, and says so where there are none", async (t) => {
  const many = Array.from({ length: 8 }, (_, at) => ({ ...(ORDERS[at % 4] as Order), id: at }));
  const { text } = openOrders(t, many);
  const page = await text("/?only-paid=0&sort=-price");
  assert.deepEqual(dishes(page), [3, 7, 1, 5]);
  assert.match(
    page,
    /<label>Paid <select id="of-table-only-paid" name="only-paid"><option value="">All<\/option><option value="0" selected>no<\/option><option value="1">yes<\/option>/,
  );
  assert.match(page, /href="\/\?sort=day&amp;only-paid=0"/);
  assert.match(
    await text("/?only-paid=%3Cb%3E&filter=ramen"),
    /<option value="&lt;b&gt;" selected>[\s\S]*Nothing found\. <a href="\/"/,
  );
  assert.equal(dishes(await text("/?only-dish=x&only-constructor=x")).length, 8, "of the others nothing is chosen");
});

test("pages have links to the ones beside them, and one that is not there is the last", async (t) => {
  const many = Array.from({ length: 60 }, (_, at) => ({ ...(ORDERS[0] as Order), id: at, dish: `dish ${at}` }));
  const { text } = openOrders(t, many);
  assert.match(await text("/"), /1–25 of 60[\s\S]*<a href="\/\?page=2"[^>]* rel="next">Next/);
  assert.match(
    await text("/?page=2"),
    /26–50 of 60[\s\S]*<a href="\/"[^>]* rel="prev">Previous<\/a> <a href="\/\?page=3"[^>]* rel="next">/,
  );
  for (const page of ["3", "4", "99999", "1e6"]) assert.match(await text(`/?page=${page}`), /51–60 of 60/, page);
  for (const page of ["0", "-1", "x", "1.5", "99999999999999999999"])
    assert.match(await text(`/?page=${page}`), /1–25 of 60/, page);
});

test("without rows it says so in the app's words", async (t) => {
  const { text, app } = openOrders(t, [], { empty: "Nobody is hungry." });
  assert.match(await text("/"), />Orders<\/h2>\s*<div class="empty"><p>Nobody is hungry\.<\/p>/);
  const other = openOrders(t, []);
  other.app.language("de");
  assert.match(await other.text("/"), /Noch nichts da\./);
  app.language("de");
  assert.match(await text("/?filter=x"), /Nichts gefunden/);
});

test("all that is found is downloaded, as it is sorted, and no cell runs as a formula", async (t) => {
  const evil = ["=1+1", "+1+1", "-2+3", "@SUM(A1)", "\tx", "'x", 'a"b', "a,b", "a\nb", "-5", "+49 30"];
  const rows = evil.map((dish, at) => ({ id: at, dish, price: at / 2, day: "2026-03-02", paid: 0 }));
  const { visit, app } = openOrders(t, rows);
  const response = await visit("/?format=csv&sort=-price");
  assert.equal(response.headers.get("content-disposition"), 'attachment; filename="table.csv"');
  assert.equal(response.headers.get("x-content-type-options"), "nosniff");
  const lines = (await response.text()).split("\r\n");
  assert.deepEqual(lines.slice(0, 2), ["Dish,Price,Day,Paid,Twice", "'+49 30,5,2026-03-02,no,10"]);
  assert.deepEqual(
    lines
      .slice(1, -1)
      .reverse()
      .map((line) => line.replace(/,[\d.]+,2026-03-02,no,\d+$/, "")),
    ["'=1+1", "'+1+1", "'-2+3", "'@SUM(A1)", '"\'\tx"', "''x", '"a""b"', '"a,b"', '"a\nb"', "-5", "'+49 30"],
  );
  app.language("de");
  assert.match(
    await (await visit("/?format=csv&filter=b&sort=price")).text(),
    /^\uFEFF?Dish;Price;Day;Paid;Twice\r\n"a""b";3;2026-03-02;nein;6\r\n"a,b";3,5;/,
  );
});

test("links lead into the app or the web, and nowhere else", async (t) => {
  const lunch = openSignedApp(t);
  const rows = [
    "javascript:alert(1)",
    "data:text/html,x",
    "//evil.example",
    'https://a.example/?a=1&b="',
    " javascript:x",
  ].map((at) => ({ at }));
  lunch.app.page("/", () =>
    lunch.parts.table(rows, { caption: "Links", columns: [{ label: "At", of: "at", kind: "link" }] }),
  );
  const page = await (await lunch.visit("/")).text();
  assert.deepEqual(
    [...page.matchAll(/<td[^>]*><a [^>]*href="([^"]*)"/g)].map(([, href]) => href),
    ["https://a.example/?a=1&amp;b=&quot;"],
  );
});

test("several tables of a page each have their own part of its address, and keep the others'", async (t) => {
  const lunch = openSignedApp(t);
  const options = { ...OPTIONS, perPage: 2 };
  lunch.app.page(
    "/",
    () =>
      html`${lunch.parts.table(ORDERS, options)}${lunch.parts.table(ORDERS, options)}${lunch.parts.table(ORDERS, { ...options, name: "old" })}`,
  );
  const page = await (await lunch.visit("/?page=2&table-2-page=2&old-filter=soup")).text();
  assert.match(page, /id="of-table"[\s\S]*3–4 of 4[\s\S]*id="of-table-2"[\s\S]*3–4 of 4[\s\S]*id="of-old"[\s\S]*Soup/);
  assert.match(page, /href="\/\?table-2-page=2&amp;old-filter=soup"[^>]* rel="prev"/);
  assert.match(page, /<input type="hidden" name="table-2-page" value="2">/);
  const csv = await (await lunch.visit("/?old-format=csv&old-filter=soup")).text();
  assert.equal(csv.trim().split("\r\n").length, 2);
});

test("a paged table asks for one page at a time, sorted by its rows' own values, and for all when it is downloaded", async (t) => {
  const lunch = openSignedApp(t);
  const asked: (WantedRows & { today: string })[] = [];
  lunch.app.page("/", async () => {
    const find = (wanted: WantedRows) => {
      asked.push({ ...wanted, today: lunch.moment.today() });
      const rows = Array.from({ length: Math.max(0, Math.min(wanted.limit, 2_500 - wanted.offset)) }, (_, at) => ({
        ...(ORDERS[0] as Order),
        id: wanted.offset + at,
      }));
      return { rows, total: 2_500 };
    };
    return html`${await lunch.parts.pagedTable(find, { ...OPTIONS, columns: [...OPTIONS.columns.filter(({ of }) => of !== "paid"), { label: "Paid", of: "paid", only: ["0", "1"] }] })}`;
  });
  const page = await (await lunch.visit("/?page=3&sort=-day&filter=so up&only-paid=1&only-dish=x")).text();
  assert.deepEqual(asked, [
    {
      offset: 50,
      limit: 25,
      sort: { by: "day", descending: true },
      filter: "so up",
      only: { paid: "1" },
      today: "2027-01-15",
    },
  ]);
  assert.match(page, /51–75 of 2,500/);
  assert.match(page, /<th scope="col" class="number">Twice<\/th>/, "what is counted only here is not sorted there");
  assert.match(await (await lunch.visit("/?page=999&sort=twice")).text(), /2,476–2,500 of 2,500/);
  lunch.clock.nowMs += 30_000;
  asked.length = 0;
  const response = await lunch.visit("/?format=csv", {
    headers: lunch.identity({ at: Date.parse("2026-05-01T12:00:00Z") }),
  });
  assert.equal((await response.text()).trim().split("\r\n").length, 2_501);
  assert.deepEqual(
    asked.map(({ offset, today }) => [offset, today]),
    [
      [0, "2026-05-01"],
      [1000, "2026-05-01"],
      [2000, "2026-05-01"],
    ],
  );
});

test("ten thousand rows with a megabyte of text are one page", async (t) => {
  const rows = Array.from({ length: 10_000 }, (_, at) => ({
    ...(ORDERS[at % 4] as Order),
    id: at,
    dish: `${"größe ".repeat(20)}${at}`,
  }));
  const { text } = openOrders(t, rows);
  const page = await text("/?sort=-dish&filter=grosse 99&page=2");
  assert.ok(page.length < 60_000, String(page.length));
  assert.match(await text("/?sort=-dish&filter=größe+99&page=2"), /26–50 of \d{3}/);
});

test("a mistake in a table is told where it is made", (t) => {
  const { parts } = openOrders(t);
  assert.throws(() => parts.table(ORDERS, { ...OPTIONS, name: "Old Orders" }), /one word in lower case/);
  assert.throws(
    () => parts.table(ORDERS, { caption: "X", columns: [{ label: "Act", only: true }] }),
    /Act: only goes with "of"/,
  );
  assert.throws(() => parts.table(ORDERS, { ...OPTIONS, sort: "id" }), /sorted by id, which is no column/);
});

test("what is asked about an app in its thread is read from its tables", async (t) => {
  const { text } = openOrders(t, ORDERS, { perPage: 2 });
  const [list, ...others] = readPageLists(await text("/")).lists;
  assert.deepEqual(others, []);
  assert.deepEqual([list?.heading, list?.labels], ["Orders", ["Dish", "Price", "Day", "Paid", "Twice", "Change"]]);
  assert.deepEqual(list?.rows[0], [
    { label: "Dish", text: "Soup <hot>" },
    { label: "Price", text: "€4.50" },
    { label: "Day", text: "2 Mar 2026" },
    { label: "Paid", text: "yes" },
    { label: "Twice", text: "9" },
    { label: "Change", text: "Change" },
  ]);
  assert.deepEqual(readPageLists(await text("/")).numbers, [2]);
});
