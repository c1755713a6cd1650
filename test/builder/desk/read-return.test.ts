import assert from "node:assert/strict";
import { test } from "node:test";
import { type Return, readReturn } from "../../../builder/desk/read-return.ts";

const SAID: [string, Return["to"] | null][] = [
  ["undo", "before"],
  ["Undo my last change, please!", "before"],
  ["please roll back", "before"],
  ["<@U1> revert that", "before"],
  ["go back to the previous version", "before"],
  ["Mach das rückgängig", "before"],
  ["Zurück zur letzten Version", "before"],
  ["Bitte nimm die letzte Änderung zurück.", "before"],
  ["roll back to v1", 1],
  ["back to version 12", 12],
  ["zurück auf v3 bitte", 3],
  ["I want v2 back", 2],
  ["the high ones only, was a stupid idea. undo that please", "before"],
  ["Das war eine blöde Idee, mach das rückgängig", "before"],
  ["my mistake, roll it back", "before"],
  ["never mind, just go back to how it was before", "before"],
  ["bitte alles wieder so wie vorher", "before"],
  ["bitte alles wieder so wie vorher, also Version 1", 1],
  ["Mach es bitte wieder wie vorher", "before"],
  ["put it back to the way it was", "before"],
  ["the price is wrong, undo the price column", null],
  ["the list is like it was before", null],
  ["wie vorher, aber um 9", null],
  ["go back to how it was for Ana", null],
  ["undo the price column", null],
  ["go back to the list after saving", null],
  ["back", null],
  ["roll back the prices to v1 for Ana", null],
  ["can we return the books by post", null],
];

for (const [text, wanted] of SAID)
  test(`“${text}” asks for ${wanted === null ? "something else" : wanted === "before" ? "the version before" : `v${wanted}`}`, () => {
    assert.deepEqual(readReturn(text), wanted === null ? null : { to: wanted, data: "unsaid" });
  });

test("what becomes of the data is read where it is said", () => {
  for (const text of [
    "undo with its data",
    "Undo it, with the data please",
    "roll back and the data too",
    "rückgängig mit den Daten",
  ])
    assert.deepEqual(readReturn(text), { to: "before", data: "back" }, text);
  assert.deepEqual(readReturn("back to v1 with its data"), { to: 1, data: "back" });
  for (const text of [
    "Undo, but keep the data",
    "undo it and keep our data please",
    "roll back without the data",
    "rückgängig, aber die Daten behalten",
    "rückgängig ohne die Daten",
  ])
    assert.deepEqual(readReturn(text), { to: "before", data: "stays" }, text);
  for (const text of ["the data is wrong", "undo the data", "with its data", "keep the data"])
    assert.equal(readReturn(text), null, text);
});
