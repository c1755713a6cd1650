import assert from "node:assert/strict";
import { test } from "node:test";
import { readWord } from "../../../builder/desk/read-word.ts";

for (const [text, word] of [
  ["ok passt", "yes"],
  ["Yes, looks good, thanks!", "yes"],
  ["ja super, bau es bitte", "yes"],
  ["passt so", "yes"],
  ["thanks, great", null],
  ["super, danke", null],
  ["ok cancel", null],
  ["yes but weekly", null],
  ["no", "no"],
] as const)
  test(`"${text}" is ${word ?? "no word"}`, () => assert.equal(readWord(text), word));
