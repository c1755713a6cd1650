import assert from "node:assert/strict";
import { test } from "node:test";
import { leading } from "../../../builder/check-words/check-language.ts";

const named = (label: string) => ({ name: label.toLowerCase(), label, said: `“${label} 1”` });
const more = (count: number) => `and ${count} more`;

test("columns that came last are said too, as far as a line has room", () => {
  const labels = ["Customer", "How bad", "Phone", "Solved", "Who takes care", "Came in"];
  const said = leading([{ name: "entry", label: "", said: "“Example Ltd”" }, ...labels.map(named)], more);
  for (const label of labels) assert.match(said, new RegExp(label));
  assert.doesNotMatch(said, /more/);
});

test("of very many columns the rest is counted", () => {
  const labels = Array.from({ length: 12 }, (_, index) => `Column ${index}`);
  const said = leading([{ name: "entry", label: "", said: "“Example Ltd”" }, ...labels.map(named)], more);
  assert.match(said, /and 6 more\)$/);
});
