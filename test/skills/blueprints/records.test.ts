import assert from "node:assert/strict";
import { test } from "node:test";
import { composedApps, compositionOf, type LoosePart } from "./composed-app.ts";

const apps = composedApps();

const suppliers: LoosePart = {
  part: "records",
  table: "suppliers",
  noun: { one: "supplier", many: "suppliers" },
  columns: [
    { name: "company", label: "Company", type: "text", isRequired: true },
    { name: "notes", label: "Notes", type: "long_text" },
    { name: "fee", label: "Fee", type: "money", currency: "EUR" },
    { name: "seats", label: "Seats", type: "number" },
    { name: "ends", label: "Contract ends", type: "date" },
    { name: "kind", label: "Kind", type: "choice", choices: ["Food", "Office"] },
    { name: "done", label: "Done", type: "yes_no" },
    { name: "site", label: "Web site", type: "link" },
    { name: "contact", label: "Contact", type: "person" },
    { name: "contract", label: "Contract", type: "file" },
  ],
  dueColumn: "ends",
  doneColumn: "done",
};

const HEAD = `import assert from "node:assert/strict";
import { test } from "node:test";
import { asker, colleague, visit } from "@toolroom/app/test";
import "../app.ts";

const at = "2026-03-02T10:00:00+01:00";
const add = (form: Record<string, string>, as = asker) => visit("/suppliers", { at, as, form });
const page = async (path = "/") => (await visit(path, { at })).text;
`;

test("a list of entries with every type of column: added, shown, searched, changed, removed", async () => {
  await apps.passes(
    compositionOf([suppliers]),
    `${HEAD}
test("nothing that people write is markup, and what is wrong is said in the form", async () => {
  const hostile = '"><script>alert(1)</script>';
  await add({ company: hostile, notes: hostile, contact: hostile, fee: "1,200.5", ends: "2026-03-01", site: "example.com" });
  const shown = await page();
  assert.doesNotMatch(shown, /<script>/);
  assert.match(shown, /&lt;script&gt;alert/);
  assert.match(shown, /€1,200\\.50[\\s\\S]*1 Mar 2026[\\s\\S]*<mark>overdue<\\/mark>[\\s\\S]*href="https:\\/\\/example\\.com"/);
  const answer = await add({ company: "", fee: "dear", ends: "2026-02-30", kind: "Other", site: "javascript:alert(1)", notes: hostile });
  assert.match(answer.text, /Company is needed[\\s\\S]*no number[\\s\\S]*no date[\\s\\S]*none of Food, Office[\\s\\S]*no web address/);
  assert.match(answer.text, /<textarea[^>]*>&quot;&gt;&lt;script/);
});

test("of a long text the list shows the beginning, and the entry all of it", async () => {
  assert.match((await add({ company: "Long", notes: "n".repeat(9_990) + "END" })).text, /^$/);
  const shown = await page("/?q=Long");
  assert.match(shown, /n{600}<a href="\\/suppliers\\/2"[^>]*>…</);
  assert.doesNotMatch(shown, /END/);
  assert.match(await page("/suppliers/2"), /nEND/);
  await visit("/suppliers/2/remove", { at, form: {} });
});

test("entries are found by words, choice, and what is overdue", async () => {
  await add({ company: "Bakery 100%", kind: "Food", ends: "2026-04-01" });
  await add({ company: "Chairs", kind: "Office", ends: "2026-02-01", done: "yes" });
  assert.match(await page("/?q=100%25"), /Bakery/);
  assert.doesNotMatch(await page("/?q=100%25"), /Chairs/);
  assert.match(await page("/?q=%25%25"), /Nothing found/);
  assert.doesNotMatch(await page("/?only-kind=Food"), /Chairs/);
  assert.doesNotMatch(await page("/?only-done=no"), /Chairs/);
  assert.doesNotMatch(await page("/?overdue=yes"), /Chairs|Bakery/);
});

test("an entry is changed and removed, and one that is gone is said so", async () => {
  assert.match(await page("/suppliers/2"), /value="Bakery 100%"[\\s\\S]*value="2026-04-01"/);
  await visit("/suppliers/2", { at, as: colleague, form: { company: "Baker" } });
  assert.match(await page("/suppliers/2"), /value="Baker"/);
  assert.equal((await visit("/suppliers/2/remove", { at, form: {} })).status, 303);
  for (const number of ["2", "abc", "1e3", "99999999999999999999"])
    assert.match((await visit("/suppliers/" + number, { at })).text, /no longer there/);
});

test("a page has a hundred rows", async () => {
  const lines = Array.from({ length: 205 }, (_, number) => "Row " + number);
  await visit("/suppliers/import", { at, form: { lines: ["Company", ...lines].join("\\n") } });
  assert.equal((await page("/?q=Row")).match(/<tr><td/g)?.length, 100);
  assert.match(await page("/?q=Row"), /1–100 of 205[\\s\\S]*href="\\/\\?q=Row&amp;page=2"/);
  assert.equal((await page("/?q=Row&page=3")).match(/<tr><td/g)?.length, 5);
});
`,
  );
});

test("tables go in whole or not at all, and come out so that they go in again", async () => {
  await apps.passes(
    compositionOf([suppliers]),
    `${HEAD}
const send = (lines: string) => visit("/suppliers/import", { at, form: { lines } });
const table = async () => (await visit("/suppliers.csv", { at })).text;

test("columns are matched by their head, cells may be quoted", async () => {
  const lines = 'Web-Site;company;FEE;Contract ends;done\\r\\nexample.com;"Quoted; ""name""\\nof two lines";9,5;31.3.2026;x\\r\\n';
  assert.match((await send(lines)).text, /1 added/);
  assert.match(await table(), /^\\uFEFF?Company,Notes,Fee,Seats,Contract ends,Kind,Done,Web site,Contact,By\\r\\n"Quoted; ""name""\\nof two lines",,9\\.50,,2026-03-31,,yes,https:\\/\\/example\\.com,,Alex Asker\\r\\n$/);
});

test("a sum's head may say its currency", async () => {
  assert.match((await send("company,Fee in EUR\\nWith its currency,7")).text, /1 added/);
  assert.match((await send("company,fee (€)\\nWith its sign,8")).text, /1 added/);
});

test("each problem is told with its line, and nothing is half there", async () => {
  const answer = (await send("company,fee\\nGood,1\\nBad,one\\n,2\\n")).text;
  assert.match(answer, /Nothing was added[\\s\\S]*Line 3: Fee[\\s\\S]*Line 4: Company is needed/);
  assert.doesNotMatch(await table(), /Good/);
  assert.match((await send("fee\\n1")).text, /Company is needed and not there/);
  assert.match((await send("company,colour\\nA,red")).text, /not known: colour/);
  assert.match((await send("company,Company\\nA,B")).text, /there twice/);
  assert.match((await send("company")).text, /no line below/);
  assert.match((await send("")).text, /no line below/);
  const many = Array.from({ length: 30 }, () => "A,x").join("\\n");
  assert.match((await send("company,fee\\n" + many)).text, /And 10 more/);
});

test("what is in the list already is told, and left out where that is wished, as often as it is there", async () => {
  const lines = "company,fee,kind,done\\nTwin,5,Food,yes\\nTwin,5,Food,yes\\nSingle,6,,\\n";
  const skip = async (text: string) => (await visit("/suppliers/import", { at, form: { lines: text, skip: "yes" } })).text;
  assert.match(await skip(lines), /3 added\\.<\\/p>/);
  assert.match(await skip(lines), /0 added\\. In the list already, and left out: 3\\./);
  assert.match(await skip(lines + "Twin,5,Food,yes\\nTwin,5,Food,\\n"), /2 added\\. In the list already, and left out: 3\\./);
  assert.match((await send("company,fee\\nSingle,6\\n")).text, /1 added\\. In the list before, and there twice now: 1\\./);
  assert.match((await visit("/suppliers/import", { at })).text, /<input type="checkbox" name="skip" value="yes" checked> Leave out/);
});

test("no cell runs as a formula, and what went out goes in again", async () => {
  await send('company,fee\\n"=HYPERLINK(""http://x"")",-5\\n+49 30 1,1\\n\\'quoted,1');
  const out = await table();
  assert.match(out, /\\n"'=HYPERLINK/);
  assert.match(out, /\\n'\\+49 30 1,,1\\.00,/);
  assert.match(out, /,-5\\.00,/);
  const before = out.split("\\r\\n").length;
  assert.match((await send(out)).text, new RegExp(before - 2 + " added"));
  const again = (await table()).split("\\r\\n").slice(1, -1).sort();
  assert.deepEqual(again, [...out.split("\\r\\n").slice(1, -1), ...out.split("\\r\\n").slice(1, -1)].sort());
});

test("a cell that another separator would cut into a formula is quoted", async () => {
  await send('company,notes,fee\\nx;=HYPERLINK(1),"a\\t=1+1","1.50"');
  assert.match(await table(), /\\n"x;=HYPERLINK\\(1\\)","a\\t=1\\+1",1\\.50,/);
});

test("more rows than a table may have are refused in words, and so is a line of nothing but commas", async () => {
  const rows = "A\\n".repeat(20_001);
  assert.match((await send("company\\n" + rows)).text, /more than 20,000 lines/);
  assert.match((await send("company" + ",x".repeat(300) + "\\nA")).text, /more than 200 columns/);
  assert.doesNotMatch(await table(), /\\nA,/);
});

test("five megabytes go in quickly, and more is refused", async () => {
  const row = "A".repeat(480) + ",1\\n";
  const fits = "company,fee\\n" + row.repeat(10_000);
  assert.match((await send(fits)).text, /10,000 added/);
  assert.match((await send(fits + row.repeat(1_200))).text, /more than 5 MB/);
});
`,
  );
});

test("files are kept, given back as bytes to save, and bounded", async () => {
  await apps.passes(
    compositionOf([suppliers]),
    `${HEAD}

test("a file is a download that no browser runs, and another one takes its place", async () => {
  const send = (path: string, name: string, content: string) =>
    visit(path, { at, form: { company: "A" }, files: { contract: { name, content } } });
  assert.equal((await send("/suppliers", "Vertrag \\u00e4 <b>.html", "<script>alert(1)</script>")).status, 303);
  assert.match(await page(), /suppliers\\/1\\/files\\/contract">Vertrag \\u00e4 &lt;b&gt;\\.html</);
  const file = await visit("/suppliers/1/files/contract", { at });
  assert.deepEqual(
    ["content-type", "content-disposition", "x-content-type-options"].map((name) => file.headers.get(name)),
    ["application/octet-stream", "attachment; filename*=UTF-8''Vertrag%20%C3%A4%20%3Cb%3E.html", "nosniff"],
  );
  assert.equal(file.text, "<script>alert(1)</script>");
  await visit("/suppliers/1", { at, form: { company: "B" } });
  assert.equal((await visit("/suppliers/1/files/contract", { at })).text.length, 25);
  await send("/suppliers/1", "b.txt", "second");
  assert.equal((await visit("/suppliers/1/files/contract", { at })).text, "second");
  assert.match((await send("/suppliers", "c.txt", "x".repeat(1024 * 1024 + 1))).text, /larger than 1 MB/);
});

test("a table may come as a file", async () => {
  const files = { file: { name: "t.csv", content: "company;seats\\nFile row;3" } };
  assert.match((await visit("/suppliers/import", { at, form: { lines: "" }, files })).text, /1 added/);
});

test("a form without a file keeps the one that is there", async () => {
  await add({ company: "A", contract: "text, no file" });
  assert.equal((await visit("/suppliers/3/files/contract", { at })).status, 403);
  assert.equal((await visit("/suppliers/3/files/company", { at })).status, 403);
  assert.equal((await visit("/suppliers/3/files/contract_name", { at })).status, 403);
});
`,
  );
});

test("the same in German", async () => {
  await apps.passes(
    compositionOf([suppliers], "de"),
    `${HEAD}
test("numbers and dates are read and shown as people here write them", async () => {
  await add({ company: "Bäcker", fee: "1.200,50", ends: "31.03.2026" });
  assert.match(await page(), /lang="de"[\\s\\S]*1\\.200,50\\s€[\\s\\S]*31\\.03\\.2026/);
  assert.match((await visit("/suppliers.csv", { at })).text, /Bäcker;;1200,50;;2026-03-31/);
});
`,
  );
});

test("only who wrote an entry changes it, and nothing is taken after closing time", async () => {
  const own = { ...suppliers, mayChange: "author", closesAt: "11:00", scope: "day" };
  await apps.passes(
    compositionOf([own]),
    `${HEAD}
test("the server says no, whatever the page showed", async () => {
  await add({ company: "Mine" });
  const form = { company: "Theirs" };
  assert.match((await visit("/suppliers/1", { at, as: colleague, form })).text, /Only Alex Asker/);
  assert.equal((await visit("/suppliers/1/remove", { at, as: colleague, form: {} })).status, 403);
  const late = "2026-03-02T11:00:00+01:00";
  for (const path of ["/suppliers", "/suppliers/1", "/suppliers/1/remove", "/suppliers/import"])
    assert.match((await visit(path, { at: late, form })).text, /since 11:00/, path);
  assert.doesNotMatch((await visit("/", { at: late })).text, /<form method="post"/);
  assert.doesNotMatch((await visit("/", { at: "2026-03-03T09:00:00+01:00" })).text, /Mine/);
  assert.equal((await visit("/suppliers/1", { at })).status, 200);
});

test("an entry of another day is no longer touched, by whatever address", async () => {
  const next = "2026-03-03T09:00:00+01:00";
  assert.match((await visit("/suppliers/1", { at: next, form: { company: "Later" } })).text, /This is of 2 Mar 2026/);
  assert.equal((await visit("/suppliers/1/remove", { at: next, form: {} })).status, 403);
  const shown = (await visit("/suppliers/1", { at: next })).text;
  assert.match(shown, /is of 2 Mar 2026[\\s\\S]*Mine/);
  assert.doesNotMatch(shown, /<form/);
});
`,
  );
});

test("names that mean something to SQL, TypeScript or app.ts do no harm, however long the labels are", async () => {
  const records = (table: string, columns: object[]): LoosePart => ({
    part: "records",
    table,
    noun: { one: 'a "thing"', many: `${table} of 'all' sorts` },
    columns,
  });
  const long = "A label that is as long as a label may be, so that lines break somewhere else ok";
  const choices = Array.from({ length: 30 }, (_, number) => `Choice "number" ${number}`);
  const columns = ["order", "group", "select", "begin", "values", "page", "q"].map((name) => ({
    name,
    label: long,
    type: "text",
  }));
  const choice = { name: "kind", label: "Kind", type: "choice", choices };
  await apps.passes(
    compositionOf([
      records("records", [...columns, choice]),
      records("app", [choice]),
      records("class", [choice]),
      records("create_frame", [choice]),
      { part: "digest", run: "a", schedule: "0 9 * * *", channel: "#a", table: "records", of: "all", groupBy: "kind" },
      { part: "digest", run: "b", schedule: "0 9 * * *", channel: "#a", table: "records", of: "today" },
    ]),
  );
});

test("what is money adds up below the list, numbers where that was asked for, and only what is shown", async () => {
  const columns = [
    { name: "what", label: "What", type: "text", isRequired: true },
    { name: "seats", label: "Seats", type: "number" },
    { name: "litres", label: "Litres", type: "number" },
    { name: "price", label: "Price", type: "money", currency: "EUR" },
  ];
  const trips: LoosePart = {
    part: "records",
    table: "trips",
    noun: { one: "trip", many: "trips" },
    columns,
    totals: ["litres"],
  };
  await apps.passes(
    compositionOf([trips]),
    `${HEAD.replaceAll("/suppliers", "/trips")}
test("sums", async () => {
  assert.doesNotMatch(await page("/?q=nothing"), /<tfoot>/);
  await add({ what: "Lyon", seats: "4", litres: "30.1", price: "10.10" });
  await add({ what: "Nice", seats: "2", litres: "0.2", price: "1,000.20" });
  const foot = /<tfoot>[\\s\\S]*<\\/tfoot>/.exec(await page("/?q=i"))?.[0] ?? "";
  assert.match(foot, /Total: Litres">0\\.2<[\\s\\S]*Total: Price">€1,000\\.20</);
  const all = /<tfoot>[\\s\\S]*<\\/tfoot>/.exec(await page())?.[0] ?? "";
  assert.match(all, /Total: Litres">[\\d.]+<[\\s\\S]*Total: Price">€1,\\d{3}\\.\\d\\d</);
  assert.doesNotMatch(all, /Total: Seats/);
});
`,
  );
});

test("an app's test that fails is seen here", async () => {
  const tests = `${HEAD}test("no", async () => assert.match(await page(), /never there/));`;
  await assert.rejects(apps.passes(compositionOf([suppliers]), tests), /never there/);
});

test("what has states begins as the first of them, by form, command and CSV", async () => {
  const repairs: LoosePart = {
    part: "records",
    table: "repairs",
    noun: { one: "repair", many: "repairs" },
    columns: [
      { name: "what", label: "What", type: "text", isRequired: true },
      { name: "state", label: "State", type: "choice", choices: ["open", "in progress", "done"] },
      { name: "size", label: "Size", type: "choice", choices: ["small", "large"] },
    ],
  };
  await apps.passes(
    compositionOf([
      repairs,
      { part: "command", command: "fix", run: "add-fix", table: "repairs", does: "add", columns: ["what"] },
    ]),
    `import assert from "node:assert/strict";
import { test } from "node:test";
import { asker, command, visit } from "@toolroom/app/test";
import "../app.ts";

const at = "2026-03-02T10:00:00+01:00";
const page = async (path = "/") => (await visit(path, { at })).text;
const row = (text: string, what: string) => text.split("<tr").find((one) => one.includes(what)) ?? "";

test("the first state is chosen, the first size is not", async () => {
  const shown = await page();
  assert.match(shown, /<option selected>open<\\/option>/);
  assert.doesNotMatch(shown, /<option selected>small/);
});

test("whoever leaves it has the first, whichever way it comes", async () => {
  await visit("/repairs", { at, as: asker, form: { what: "door" } });
  await visit("/repairs", { at, as: asker, form: { what: "lamp", state: "done" } });
  await command("add-fix", "window", { at });
  await visit("/repairs/import", { at, as: asker, form: {}, files: { file: { name: "t.csv", content: "What;State\\ngate;\\nroof;in progress\\n" } } });
  const all = await page();
  assert.match(row(all, "door"), /open/);
  assert.match(row(all, "lamp"), /done/);
  for (const what of ["window", "gate"]) assert.match(row(all, what), /open/);
  assert.match(row(all, "roof"), /in progress/);
});
`,
  );
});

test("of a form that was open long only what was changed in it is saved, and what both changed is said", async () => {
  await apps.passes(
    compositionOf([suppliers]),
    `${HEAD}
const { db } = await import("@toolroom/app");
const shownIn = (text: string) => (/name="as-shown" value="([^"]*)"/.exec(text)?.[1] ?? "").replaceAll("&quot;", '"');

test("two people change one entry", async () => {
  await add({ company: "ACME", notes: "old", kind: "Food" });
  const shown = shownIn(await page("/suppliers/1"));
  const opened = { company: "ACME", notes: "old", kind: "Food", "as-shown": shown };
  // What came in by a command or a file never said whether it is done.
  db.run\`update suppliers set done = null\`;
  const done = { ...opened, "as-shown": shownIn(await page("/suppliers/1")), done: "yes" };
  await visit("/suppliers/1", { at, as: asker, form: done });
  assert.match(await page("/suppliers/1"), /name="done" value="yes" checked/);
  await visit("/suppliers/1", { at, as: asker, form: { ...opened, "as-shown": shownIn(await page("/suppliers/1")) } });
  await visit("/suppliers/1", { at, as: asker, form: { ...opened, kind: "Office" } });
  await visit("/suppliers/1", { at, as: colleague, form: { ...opened, notes: "new" } });
  const both = await page("/suppliers/1");
  assert.match(both, /<option selected>Office/);
  assert.match(both, /<textarea[^>]*>new</);
  const refused = await visit("/suppliers/1", { at, as: colleague, form: { ...opened, notes: "newest", kind: "" } });
  assert.match(refused.text, /Notes was changed while this form was open: it is “new” now/);
  assert.match(refused.text, /<textarea[^>]*>newest</);
  const again = { ...opened, notes: "newest", "as-shown": shownIn(refused.text) };
  await visit("/suppliers/1", { at, as: colleague, form: again });
  assert.match(await page("/suppliers/1"), /<textarea[^>]*>newest</);
});
`,
  );
});
