import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { LINES_OF, OUTLINE_WORDS } from "../../builder/outline/keys.ts";
import type { OutlineKey, OutlineKind } from "../../builder/outline/outline.ts";
import { readOutline } from "../../builder/outline/read-outline.ts";

const page = readFileSync("docs/outline.md", "utf8");

test("the page has every head with its lines, as they are written in both languages", () => {
  const rows = page.split("\n").filter((line) => line.startsWith("| `"));
  assert.equal(rows.length, Object.keys(LINES_OF).length);
  for (const [kind, { needs, may }] of Object.entries(LINES_OF)) {
    const [head, , must, can] = cellsOf(
      rows.find((row) => row.startsWith(`| ${headOf(kind as OutlineKind)} |`)) ?? kind,
    );
    assert.deepEqual([head, must, can], [headOf(kind as OutlineKind), linesOf(needs), linesOf(may)]);
  }
});

test("the samples of the page and of the README are outlines without an unknown line", () => {
  for (const file of ["docs/outline.md", "README.md"]) {
    const [, sample = ""] = /```\n\s*(List: Hives[\s\S]*?)```/.exec(readFileSync(file, "utf8")) ?? [];
    const read = readOutline(sample.replace(/^ +/gm, ""));
    assert.deepEqual(
      read?.outline.sections.map(({ kind }) => kind),
      ["records", "digest"],
      file,
    );
    assert.deepEqual(read?.outline.unknown, []);
  }
});

function cellsOf(row: string): string[] {
  return row.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, "").trim());
}

function headOf(kind: OutlineKind): string {
  const { en, de } = OUTLINE_WORDS;
  return `\`${en.heads[kind][0]}:\` / \`${de.heads[kind][0]}:\``;
}

function linesOf(keys: readonly OutlineKey[]): string {
  const { en, de } = OUTLINE_WORDS;
  return keys.map((key) => `\`${en.keys[key][0]}:\` / \`${de.keys[key][0]}:\``).join(" · ");
}
