import { test } from "node:test";
import { composedApps, compositionOf } from "./composed-app.ts";

const apps = composedApps();

const TESTS = `import assert from "node:assert/strict";
import { test } from "node:test";
import { asker, colleague, visit } from "@toolroom/app/test";
import "../app.ts";

const at = "2026-03-02T10:00:00+01:00";
const book = (from: string, to: string, thing = "Blue") => ({ at, form: { thing, day: "2026-03-02", from, to } });

test("nothing is booked twice, and neighbours are", async () => {
  assert.equal((await visit("/rooms", { as: asker, ...book("11:00", "12:00") })).status, 303);
  assert.equal((await visit("/rooms", { as: colleague, ...book("12:00", "13:00") })).status, 303);
  assert.equal((await visit("/rooms", { as: colleague, ...book("11:00", "12:00", "Red") })).status, 303);
  for (const [from, to] of [["11:30", "11:45"], ["10:30", "11:01"], ["11:59", "14:00"], ["9:00", "18:00"]]) {
    const answer = await visit("/rooms", { as: colleague, ...book(from ?? "", to ?? "") });
    assert.equal(answer.status, 403);
    assert.match(answer.text, /Blue is booked by (Alex|Kim)/);
  }
});

test("who comes second sees the form again, with why not above it and what was typed in it", async () => {
  const form = { thing: "Red", day: "2026-03-02", from: "11:30", to: "11:45", purpose: "Yoga & tea" };
  const taken = await visit("/rooms", { as: colleague, at, form });
  assert.equal(taken.status, 403);
  assert.match(taken.text, /<h1>Test app<[\\s\\S]*role="alert"><ul><li>Red is booked by Kim Colleague already[\\s\\S]*<form/);
  assert.match(taken.text, /<option selected>Red<[\\s\\S]*value="11:30"[\\s\\S]*value="11:45"[\\s\\S]*value="Yoga &amp; tea"/);
  const turned = await visit("/rooms", { as: colleague, at, form: { ...form, day: "2026-03-09", from: "15:00", to: "14:00" } });
  assert.match(turned.text, /<li>Choose a day and times[\\s\\S]*value="2026-03-09"[\\s\\S]*value="15:00"/);
});

test("what cannot be is refused", async () => {
  for (const [from, to] of [["08:00", "09:00"], ["07:00", "08:30"], ["17:00", "19:00"], ["15:00", "14:00"], ["x", "14:00"]])
    assert.equal((await visit("/rooms", book(from ?? "", to ?? ""))).status, 403, from);
  assert.equal((await visit("/rooms", book("15:00", "16:00", "Green"))).status, 403);
  const notTheirs = await visit("/rooms/1/cancel", { at, as: colleague, form: {} });
  assert.equal(notTheirs.status, 403);
  assert.match(notTheirs.text, /<h1>Only Alex Asker[\\s\\S]*<a href="\\/">← test-app<\\/a>/);
  assert.equal((await visit("/rooms/2/cancel", { at, as: asker, form: {} })).status, 303);
  assert.doesNotMatch((await visit("/", { at: "2026-03-03T10:00:00+01:00" })).text, /11:00/);
});
`;

test("rooms are booked by the hour", async () => {
  const hours = { opensAt: "08:00", closesAt: "18:00" };
  const noun = { one: "room", many: "rooms" };
  await apps.passes(compositionOf([{ part: "booking", noun, things: ["Blue", "Red"], by: "slot", ...hours }]), TESTS);
});

test("a car is booked by the day, in German", async () => {
  const noun = { one: "Auto", many: "Autos" };
  const tests = `import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "@toolroom/app/test";
import "../app.ts";

test("whole days", async () => {
  const at = "2026-03-02T10:00:00+01:00";
  const book = (day: string, until: string) => visit("/autos", { at, form: { day, until } });
  assert.equal((await book("2026-03-04", "2026-03-05")).status, 303);
  assert.match((await book("2026-03-05", "2026-03-06")).text, /schon von Alex Asker gebucht/);
  assert.equal((await book("2026-03-06", "")).status, 303);
  assert.equal((await book("2026-03-01", "")).status, 403);
  const turned = await book("2026-03-12", "2026-03-10");
  assert.match(turned.text, /role="alert"[\\s\\S]*value="2026-03-12"[\\s\\S]*name="until"[^>]*value="2026-03-10"/);
});
`;
  await apps.passes(compositionOf([{ part: "booking", noun, things: ["Der Bus"], by: "day" }], "de"), tests);
});
