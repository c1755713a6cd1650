import assert from "node:assert/strict";
import { test } from "node:test";
import { splitValues } from "../../../builder/outline/split-values.ts";

const AND = / and | und | & /;

for (const [text, values] of [
  ["Ana, Jo, Mia", ["Ana", "Jo", "Mia"]],
  ["Ana, Jo and Mia", ["Ana", "Jo", "Mia"]],
  ["Ana and Jo", ["Ana", "Jo"]],
  ["Ana and Jo, Mia and Tom", ["Ana and Jo", "Mia and Tom"]],
  ["Ana, Mia and Tom, Jo", ["Ana", "Mia and Tom", "Jo"]],
  ["Ana & Jo\nMia and Tom", ["Ana & Jo", "Mia and Tom"]],
  ['"Ana and Jo"', ["Ana and Jo"]],
  ['TV 40", TV 50", none', ['TV 40"', 'TV 50"', "none"]],
  ['5" nails, 3" nails', ['5" nails', '3" nails']],
  ['"Mac, or" PC, Linux', ['"Mac, or" PC', "Linux"]],
  ['"open, Linux', ['"open', "Linux"]],
  ["a :(, b :), c", ["a :(", "b :)", "c"]],
  ["(open, b", ["(open", "b"]],
  ["a (b, c), d", ["a (b, c)", "d"]],
  ["Badge, key\nLaptop", ["Badge, key", "Laptop"]],
  ["a, b; c", ["a, b", "c"]],
  ['"Mia" and "Tom", x', ['"Mia" and "Tom"', "x"]],
] as const)
  test(`${JSON.stringify(text)} lists ${values.length}`, () => assert.deepEqual(splitValues(text, AND), values));

test("many signs take no time", () => {
  const before = process.cpuUsage().user;
  for (const sign of ["(", '"a ', "(((", ")", ", "]) splitValues(sign.repeat(8_000).slice(0, 8_000));
  assert.ok(process.cpuUsage().user - before < 500_000);
});
