import { test } from "node:test";
import { composedApps, compositionOf, type LoosePart } from "./composed-app.ts";
import { withoutCode } from "./without-code.ts";

const apps = composedApps();

const printers: LoosePart = {
  part: "status_board",
  noun: { one: "printer", many: "printers" },
  things: ["Second floor", "Attic"],
  states: ["works", "broken"],
  channel: "#office",
};

const TESTS = `import assert from "node:assert/strict";
import { test } from "node:test";
import { asker, colleague, posts, visit } from "@toolroom/app/test";
import "../app.ts";

const say = (number: number, form: Record<string, string>, at = "2026-03-02T10:05:00+01:00") =>
  visit(\`/printer-status/\${number}\`, { form, at, as: colleague });

test("it keeps who said what and when, and says changes in the channel", async () => {
  assert.match((await visit("/")).text, /Nothing was said yet/);
  assert.equal((await say(1, { state: "broken", note: "smells" })).status, 303);
  assert.equal((await say(1, { state: "on fire" })).status, 403);
  assert.equal((await say(9, { state: "broken" })).status, 403);
  assert.equal((await say(1, { state: "works" }, "2026-03-03T23:30:00+01:00")).status, 303);
  assert.equal((await say(1, { state: "works" }, "2026-03-04T08:00:00+01:00")).status, 303);
  assert.deepEqual(posts().map((post) => post.text), [
    "*Second floor*: broken, smells (Kim Colleague)",
    "*Second floor*: works (Kim Colleague)",
  ]);
  const page = (await visit("/")).text;
  assert.match(page, /<strong>works<\\/strong>[\\s\\S]*Kim Colleague, 4 Mar 2026, 08:00/);
  const history = (await visit("/printer-status/1")).text;
  assert.match(history, /Kim Colleague, 3 Mar 2026, 23:30[\\s\\S]*<strong>broken<\\/strong> smells <small>Kim Colleague, 2 Mar 2026, 10:05/);
});

test("things are added and removed", async () => {
  assert.equal((await visit("/printer-status", { form: { name: "Cellar" } })).status, 303);
  const twice = await visit("/printer-status", { form: { name: "cellar" } });
  assert.equal(twice.status, 403);
  assert.match(twice.text, /role="alert"[\\s\\S]*value="cellar"/);
  const remove = (number: number, as = asker) => visit(\`/printer-status/\${number}/remove\`, { as, form: {} });
  assert.match((await remove(1, colleague)).text, /Only who added Second floor/);
  assert.doesNotMatch((await visit("/printer-status/1", { as: colleague })).text, /cannot be brought back/);
  await visit("/printer-status", { as: colleague, form: { name: "Typo" } });
  assert.equal((await remove(4, colleague)).status, 303);
  assert.equal((await remove(1)).status, 303);
  const page = (await visit("/")).text;
  assert.match(page, /Attic[\\s\\S]*Cellar/);
  assert.doesNotMatch(page, /Second floor/);
});
`;

test("a status board keeps who said what and when", async () => {
  await apps.passes(compositionOf([printers]), TESTS);
});

test("a status board in German that begins empty and tells nobody", async () => {
  await apps.passes(compositionOf([{ ...printers, things: [], channel: undefined }], "de"));
});

test("a status board without its memory or its word in the channel fails its Checks", async () => {
  const composition = compositionOf([printers]);
  await apps.failsWithout(composition, withoutCode("parts/status-board.ts", / {4}say\(thing, state, note, user\);\n/));
  await apps.failsWithout(composition, withoutCode("parts/status-board.ts", /.*await options\.tell.*\n/));
});
