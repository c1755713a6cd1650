import assert from "node:assert/strict";
import { test } from "node:test";
import { dueChecks } from "../../../builder/blueprints/due-checks.ts";
import { isOnlyDue } from "../../../sdk/contract/check.ts";
import { compositionSchema } from "../../../sdk/contract/parts.ts";
import { manifestFor } from "./samples.ts";

/** A Monday. */
const MONDAY = "2026-03-02";
const of = (schedule: string) => ({ timeZone: "Europe/Paris", triggers: [{ schedule, run: "post" }] });
const said = (checks: ReturnType<typeof dueChecks>) =>
  checks.map((check) => (isOnlyDue(check) ? `${check.due ? "due" : "silent"} ${check.at.slice(0, 16)}` : "?"));

const USUAL: [schedule: string, due: string, silent: string][] = [
  ["0 11 * * 1-5", "2026-03-02T11:00", "2026-03-07T11:00"],
  ["0 8 * * *", "2026-03-02T08:00", "2026-03-02T09:00"],
  ["0 9 1 * *", "2026-04-01T09:00", "2026-04-02T09:00"],
  ["30 9 24 12 *", "2026-12-24T09:30", "2026-12-25T09:30"],
];

for (const [schedule, due, silent] of USUAL)
  test(`of ${schedule} it is tried when it is due and when it is not`, () => {
    assert.deepEqual(said(dueChecks(of(schedule), MONDAY, null)), [`due ${due}`, `silent ${silent}`]);
  });

test("an app that acts at weekends alone is silent on a working day", () => {
  const [, silent] = said(dueChecks(of("0 9 * * 0,6"), MONDAY, null));
  assert.equal(silent, "silent 2026-03-09T09:00");
});

test("of a change the moments are such that the live schedule is told from the new one", () => {
  const changes: [from: string, to: string, due: string, silent: string][] = [
    ["0 8 * * 1-6", "0 8 * * 1-5", "2026-03-02T08:00", "2026-03-07T08:00"],
    ["0 8 * * 1-5", "0 8 * * 1-4", "2026-03-02T08:00", "2026-03-06T08:00"],
    ["0 8 * * 1-5", "0 9 * * 1-5", "2026-03-02T09:00", "2026-03-02T08:00"],
    ["0 9 * * 1-5", "0 9,14 * * 1-5", "2026-03-02T14:00", "2026-03-07T14:00"],
    ["0 9 * * 1", "0 9 1 * *", "2026-04-01T09:00", "2026-03-02T09:00"],
  ];
  for (const [from, to, due, silent] of changes) {
    const live = { ...of(from), checks: [] };
    assert.deepEqual(said(dueChecks(of(to), MONDAY, live)), [`due ${due}`, `silent ${silent}`], `${from} → ${to}`);
  }
});

test("a day on which it must not run stays one, through other changes", () => {
  const silentOnFridays = { fire: "post", at: "2026-03-06T08:00:00+01:00", due: false };
  const live = { ...of("0 8 * * 1-4"), checks: [silentOnFridays] };
  assert.deepEqual(said(dueChecks(of("0 8 * * 1-4"), "2026-06-01", live)), [
    "due 2026-06-01T08:00",
    "silent 2026-06-05T08:00",
  ]);
  assert.deepEqual(
    said(dueChecks(of("0 8 * * 1-5"), "2026-06-01", live)),
    ["due 2026-06-05T08:00", "silent 2026-06-06T08:00"],
    "unless it may run then from now on",
  );
});

test("of what is for one day, or for every second week, its schedule is not said to be when it speaks", () => {
  const post = { part: "scheduled_post", run: "say", schedule: "0 9 * * 1", channel: "#general", text: "Hi" };
  for (const more of [{ on: "2026-03-09" }, { weeks: { every: 2, from: "2026-03-02" } }]) {
    const manifest = manifestFor(compositionSchema.parse({ language: "en", parts: [{ ...post, ...more }] }));
    assert.deepEqual(manifest.checks.filter(isOnlyDue), []);
  }
});
