import { test } from "node:test";
import { composedApps, compositionOf, type LoosePart } from "./composed-app.ts";

const apps = composedApps();

const projectors: LoosePart = {
  part: "lending",
  noun: { one: "device", many: "devices" },
  things: ["Beamer", "O'Neil's camera"],
  days: 7,
  post: { run: "say-overdue", schedule: "0 9 * * 1-5", channel: "#office" },
};

const TESTS = `import assert from "node:assert/strict";
import { test } from "node:test";
import { asker, colleague, fire, posts, visit } from "@toolroom/app/test";
import "../app.ts";

const at = "2026-03-02T10:00:00+01:00";

test("a thing is lent once, comes back, and is told when it is late", async () => {
  const lend = { at, form: { borrower: "Kim Colleague", until: "2026-03-05" } };
  assert.equal((await visit("/devices/1/lend", { as: colleague, ...lend })).status, 303);
  assert.match((await visit("/devices/1/lend", { as: asker, ...lend })).text, /Beamer is with Kim Colleague/);
  assert.equal((await visit("/devices/1/remove", { at, form: {} })).status, 403);
  await fire("say-overdue", { at: "2026-03-05T09:00:00+01:00" });
  assert.equal(posts().length, 0);
  await fire("say-overdue", { at: "2026-03-06T09:00:00+01:00" });
  assert.equal(posts()[0]?.text, "*Devices*: overdue\\n• Beamer: Kim Colleague, 5 Mar 2026");
  assert.match((await visit("/", { at: "2026-03-06T09:00:00+01:00" })).text, /<mark>overdue<\\/mark>/);
  assert.equal((await visit("/devices/1/return", { as: colleague, at, form: {} })).status, 303);
  assert.match((await visit("/", { at })).text, /Lent before[\\s\\S]*Beamer: Kim Colleague/);
  assert.equal((await visit("/devices/1/lend", { as: asker, ...lend })).status, 303);
});

test("what is lent in another's name says who did, and whom it names gives it back", async () => {
  const third = { ...colleague, id: "U0THIRD", name: "Toni Third" };
  const lend = (until: string) => visit("/devices/2/lend", { as: colleague, at, form: { borrower: "Toni Third", until } });
  const never = await lend("9999-12-31");
  assert.equal(never.status, 403);
  assert.match(never.text, /role="alert"[\\s\\S]*at most a year ahead[\\s\\S]*<details open>[\\s\\S]*value="Toni Third"[\\s\\S]*value="9999-12-31"/);
  assert.equal((await lend("2027-03-02")).status, 303);
  assert.match((await visit("/", { at })).text, /Toni Third <small>entered by Kim Colleague/);
  assert.equal((await visit("/devices/2/return", { as: third, at, form: {} })).status, 303);
});

test("a thing is removed by who added it, or the owner", async () => {
  assert.match((await visit("/devices/2/remove", { as: colleague, at, form: {} })).text, /Only who added/);
  assert.doesNotMatch((await visit("/", { as: colleague, at })).text, /camera\\?<\\/button>/);
  await visit("/devices", { as: colleague, at, form: { name: "Typo" } });
  assert.equal((await visit("/devices/3/remove", { as: colleague, at, form: {} })).status, 303);
});

test("only who has it, who lent it out or the owner gives it back", async () => {
  const third = { ...colleague, id: "U0THIRD", name: "Third" };
  await visit("/devices/2/lend", { as: colleague, at, form: { borrower: "Guest" } });
  assert.match((await visit("/devices/2/return", { as: third, at, form: {} })).text, /Only Guest/);
  assert.equal((await visit("/devices/2/return", { as: asker, at, form: {} })).status, 303);
  assert.equal((await visit("/devices/2/lend", { at, form: { until: "2026-03-01" } })).status, 403);
  const twice = await visit("/devices", { at, form: { name: "Beamer" } });
  assert.equal(twice.status, 403);
  assert.match(twice.text, /<li>Beamer is there already[\\s\\S]*name="name"[^>]*value="Beamer"/);
});
`;

test("things are lent and come back", async () => {
  await apps.passes(compositionOf([projectors]), TESTS);
});

test("in German, without things at first and without a post", async () => {
  await apps.passes(compositionOf([{ part: "lending", noun: { one: "Schlüssel", many: "Büro-Schlüssel" } }], "de"));
});
