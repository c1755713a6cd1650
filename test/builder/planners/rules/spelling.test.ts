import assert from "node:assert/strict";
import { test } from "node:test";
import { isSlip, respell } from "../../../../builder/planners/rules/words/spelling.ts";
import { tokenize } from "../../../../builder/planners/rules/words/token.ts";
import { contextIn } from "./reading-fixture.ts";

test("one slip inside a word is read as the word", () => {
  const { read } = respell(tokenize("each mornign evrey weekdy colect"), contextIn("en").lexicon);
  assert.deepEqual(
    read.map(({ as }) => as),
    ["morning", "every", "weekday", "collect"],
  );
});

test("another first letter, another ending, or another real word is no slip", () => {
  assert.equal(isSlip("rotary", "notary", true), false);
  assert.equal(isSlip("reminded", "remindee", false), false);
  assert.deepEqual(
    respell(tokenize("the product launch at a good pace, parties, plants"), contextIn("en").lexicon).read,
    [],
  );
});

test("a wrong letter counts only where a word was of no use as it stood", () => {
  const tokens = tokenize("colloct things");
  assert.deepEqual(respell(tokens, contextIn("en").lexicon).read, []);
  assert.deepEqual(respell(tokens, contextIn("en").lexicon, new Set([0])).read, [
    { written: "colloct", as: "collect" },
  ]);
});
