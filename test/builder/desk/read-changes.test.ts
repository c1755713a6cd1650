import assert from "node:assert/strict";
import { test } from "node:test";
import { readChanges } from "../../../builder/desk/read-changes.ts";

/** A Tuesday. */
const TODAY = "2026-03-10";
const since = (first: string) => ({ kind: "days", first, last: null });
const within = (first: string, last: string) => ({ kind: "days", first, last });

const ASKED: [string, unknown][] = [
  ["what changed?", "all"],
  ["What has changed lately?", "all"],
  ["hey, what's new?", "all"],
  ["Was ist neu?", "all"],
  ["what changed since v1?", { kind: "since_version", number: 1 }],
  ["what has changed since version 12", { kind: "since_version", number: 12 }],
  ["what is different in this app since v2?", { kind: "since_version", number: 2 }],
  ["what's new in v3?", { kind: "of_version", number: 3 }],
  ["was ist neu in v3?", { kind: "of_version", number: 3 }],
  ["Was hat sich seit v1 geändert?", { kind: "since_version", number: 1 }],
  ["was hat sich geändert seit Version 2?", { kind: "since_version", number: 2 }],
  ["What changed since v1.", { kind: "since_version", number: 1 }],
  ["what changed since yesterday?", since("2026-03-09")],
  ["what changed since last week?", since("2026-03-02")],
  ["what changed since Monday?", since("2026-03-09")],
  ["what changed since Friday, please?", since("2026-03-06")],
  ["what changed since 2026-02-01?", since("2026-02-01")],
  ["was ist seit letzter Woche neu?", since("2026-03-02")],
  ["Was hat sich seit Montag geändert?", since("2026-03-09")],
  ["was hat sich seit dem 1.3. geändert?", since("2026-03-01")],
  ["was hat sich seit 1.3. geändert?", since("2026-03-01")],
  ["what changed today?", within(TODAY, TODAY)],
  ["what changed last week?", within("2026-03-02", "2026-03-08")],
  ["Was hat sich heute geändert?", within(TODAY, TODAY)],
  ["welche Versionen gab es letzte Woche?", within("2026-03-02", "2026-03-08")],
  ["what changed in the menu since Monday?", null],
  ["what changed in the menu, Ana?", null],
  ["what is new in the kitchen?", null],
  ["what is different about orders since v2 should be shown", null],
  ["change what is new since v1", null],
];

for (const [text, span] of ASKED)
  test(`“${text}” asks ${span === null ? "nothing of that" : `for ${JSON.stringify(span)}`}`, () =>
    assert.deepEqual(readChanges(text, TODAY), span));
