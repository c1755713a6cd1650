import { test } from "node:test";
import { composedApps, compositionOf, type LoosePart } from "./composed-app.ts";
import { withoutCode } from "./without-code.ts";

const apps = composedApps();

const handbook: LoosePart = { part: "links", title: "Handbook", tags: ["HR", "travel & rest"] };

const TESTS = `import assert from "node:assert/strict";
import { test } from "node:test";
import { colleague, visit } from "@toolroom/app/test";
import "../app.ts";

const add = (address: string, title: string, tags = "", note = "") =>
  visit("/handbook", { form: { address, title, tags, note } });
const found = async (query: string) =>
  [...(await visit(\`/?\${query}\`)).text.matchAll(/rel="noopener noreferrer">([^<]*)</g)].map((match) => match[1]);

test("links are found by words and tags, and none but a web address is taken", async () => {
  await add("example.com/leave", "Leave", "HR, holidays, hr");
  await add("https://example.com/100%25_sure", "Trips", "travel & rest", "ask Finance <b>first</b>");
  for (const bad of ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://example.com/x", "no address"])
    assert.match((await add(bad, "Bad")).text, /no web address/);
  assert.deepEqual(await found(""), ["Leave", "Trips"]);
  assert.deepEqual(await found("q=finance+ask"), ["Trips"]);
  assert.deepEqual(await found("q=leave+finance"), []);
  assert.deepEqual(await found("q=%2525_"), ["Trips"]);
  assert.deepEqual(await found("tag=hr"), ["Leave"]);
  assert.deepEqual(await found("tag=h"), []);
  assert.deepEqual(await found("tag=travel+%26+rest&q=trips"), ["Trips"]);
  const page = (await visit("/")).text;
  assert.match(page, /href="https:\\/\\/example\\.com\\/leave"/);
  assert.match(page, /ask Finance &lt;b&gt;first/);
  assert.equal(page.match(/>#hr</g)?.length, 2);
});

test("only who added a link changes and removes it", async () => {
  const form = { address: "https://example.com/new", title: "New", tags: "", note: "" };
  assert.equal((await visit("/handbook/1", { form, as: colleague })).status, 403);
  assert.equal((await visit("/handbook/1/remove", { form: {}, as: colleague })).status, 403);
  assert.equal((await visit("/handbook/1", { form })).status, 303);
  assert.deepEqual(await found("q=new"), ["New"]);
  assert.equal((await visit("/handbook/1/remove", { form: {} })).status, 303);
  assert.deepEqual(await found(""), ["Trips"]);
});
`;

test("links are found by words and tags", async () => {
  await apps.passes(compositionOf([handbook]), TESTS);
});

test("links in German without tags to begin with", async () => {
  await apps.passes(compositionOf([{ part: "links", title: "Wichtige Links" }], "de"));
});

test("links without their search fail their Checks", async () => {
  const composition = compositionOf([handbook]);
  await apps.failsWithout(composition, withoutCode("parts/links.ts", /app\.page\(path,/, 'app.page("/other",'));
  await apps.failsWithout(
    composition,
    withoutCode("parts/links.ts", / : refuse\(words\.onlyAuthor\(link\.added_by\)\)/, " : link"),
  );
});
