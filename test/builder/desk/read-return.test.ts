import assert from "node:assert/strict";
import { test } from "node:test";
import { readReturn, readReturnWithData } from "../../../builder/desk/read-return.ts";

const SAID: [string, ReturnType<typeof readReturn>][] = [
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
  ["undo the price column", null],
  ["go back to the list after saving", null],
  ["back", null],
  ["roll back the prices to v1 for Ana", null],
  ["can we return the books by post", null],
];

for (const [text, wanted] of SAID)
  test(`“${text}” asks for ${wanted === null ? "something else" : wanted === "before" ? "the version before" : `v${wanted}`}`, () => {
    assert.equal(readReturn(text), wanted);
  });

test("the version before is asked for with its data only where that is said", () => {
  for (const text of [
    "undo with its data",
    "Undo it, with the data please",
    "roll back and the data too",
    "rückgängig mit den Daten",
  ])
    assert.equal(readReturnWithData(text), true, text);
  for (const text of [
    "undo",
    "undo my last change",
    "the data is wrong",
    "undo the data",
    "back to v1 with its data",
    "with its data",
  ])
    assert.equal(readReturnWithData(text), false, text);
});
