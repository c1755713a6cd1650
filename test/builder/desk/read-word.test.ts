import assert from "node:assert/strict";
import { test } from "node:test";
import { isForRequest, readWord } from "../../../builder/desk/read-word.ts";

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

for (const text of ["delete this app", "please stop this app", "delete it", "archive this app", "lösch die App"])
  test(`"${text}" of somebody without a say is meant for us`, () => assert.ok(isForRequest(text)));

for (const text of ["delete your old photos", "stop teasing me", "lösch mal das Licht"])
  test(`"${text}" is said to somebody else`, () => assert.ok(!isForRequest(text)));
