import { test } from "node:test";
import { composedApps, compositionOf, type LoosePart } from "./composed-app.ts";

const apps = composedApps();

const onboarding: LoosePart = {
  part: "checklist",
  title: "Onboarding",
  items: ["Laptop", "Key & badge"],
  noun: { one: "new colleague", many: "new colleagues" },
};

const TESTS = `import assert from "node:assert/strict";
import { test } from "node:test";
import { colleague, visit } from "@toolroom/app/test";
import "../app.ts";

const at = "2026-03-02T10:00:00+01:00";
const tick = (item: string, done = "yes") => visit("/onboarding/1/tick", { at, as: colleague, form: { item, done } });

test("each person has the points once, ticked off and taken back", async () => {
  await visit("/onboarding", { at, form: { name: "Ada" } });
  await visit("/onboarding", { at, form: { name: "Bo" } });
  await tick("Laptop");
  await tick("Laptop");
  assert.match((await visit("/", { at })).text, /Bo[\\s\\S]*0 of 2[\\s\\S]*Ada[\\s\\S]*1 of 2/);
  assert.match((await visit("/onboarding/1", { at })).text, /<s>Laptop<\\/s>[\\s\\S]*Kim Colleague, 2 Mar 2026/);
  await tick("Key & badge");
  assert.match((await visit("/", { at })).text, /Finished lists[\\s\\S]*Ada/);
  await tick("Laptop", "no");
  assert.match((await visit("/onboarding/1", { at })).text, /1 of 2/);
  assert.equal((await tick("Nothing")).status, 403);
  assert.equal((await visit("/onboarding/1/remove", { at, as: colleague, form: {} })).status, 403);
  assert.equal((await visit("/onboarding/1/remove", { at, form: {} })).status, 303);
  assert.equal((await visit("/onboarding/1", { at })).status, 403);
});
`;

test("the same points are ticked off for each person", async () => {
  await apps.passes(compositionOf([onboarding]), TESTS);
});

test("in German, beside another page", async () => {
  const records: LoosePart = {
    part: "records",
    table: "geraete",
    noun: { one: "Gerät", many: "Geräte" },
    columns: [{ name: "name", label: "Name", type: "text", isRequired: true }],
  };
  await apps.passes(compositionOf([records, onboarding], "de"));
});
