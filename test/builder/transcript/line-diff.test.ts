import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { diffLines } from "../../../builder/transcript/line-diff.ts";
import { diffFiles } from "../../../builder/transcript/source-diff.ts";

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `${index + 1}\n`).join("");

test("a change is shown with three lines around it, as a unified diff", () => {
  const before = numbered(20);
  assert.equal(diffLines(before, before), "");
  assert.equal(
    diffLines(before, before.replace("\n10\n", "\nten\n")),
    "@@ -7,7 +7,7 @@\n 7\n 8\n 9\n-10\n+ten\n 11\n 12\n 13\n",
  );
  assert.equal(diffLines("", "a\nb\n"), "@@ -0,0 +1,2 @@\n+a\n+b\n");
  assert.equal(diffLines("a\n", ""), "@@ -1,1 +0,0 @@\n-a\n");
  const both = before.replace("1\n", "one\n").replace("\n20\n", "\ntwenty\n");
  assert.deepEqual(diffLines(before, both).match(/^@@.*$/gm), ["@@ -1,4 +1,4 @@", "@@ -17,4 +17,4 @@"]);
});

test("whatever changed, the diff taken from the one gives the other", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c", ""), { maxLength: 40 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [before, after] = [one, other].map((lines) => lines.map((line) => `${line}\n`).join(""));
      assert.deepEqual(patched(one, diffLines(before ?? "", after ?? "")), other);
    }),
  );
});

test("files that came, went, changed or are no text are told apart", () => {
  const file = (path: string, content: string) => ({ path, content: Buffer.from(content) });
  const before = [file("app.ts", "one\n"), file("gone.ts", "x\n"), file("logo.png", "\0a"), file("same.ts", "y\n")];
  const after = [file("app.ts", "two\n"), file("logo.png", "\0ab"), file("new.ts", "z\n"), file("same.ts", "y\n")];
  assert.equal(
    diffFiles(before, after),
    `--- a/app.ts
+++ b/app.ts
@@ -1,1 +1,1 @@
-one
+two
--- a/gone.ts
+++ /dev/null
@@ -1,1 +0,0 @@
-x
--- a/logo.png
+++ b/logo.png
(no text: 2 → 3 bytes)
--- /dev/null
+++ b/new.ts
@@ -0,0 +1,1 @@
+z
`,
  );
});

/** As patch(1) does it. */
function patched(lines: string[], diff: string): string[] {
  const result: string[] = [];
  let at = 0;
  for (const line of diff.split("\n").slice(0, -1)) {
    const start = /^@@ -(\d+),(\d+) /.exec(line);
    if (start !== null) {
      const from = Number(start[1]) - (start[2] === "0" ? 0 : 1);
      result.push(...lines.slice(at, from));
      at = from;
    } else if (line.startsWith("+")) result.push(line.slice(1));
    else {
      assert.equal(line.slice(1), lines[at]);
      if (line.startsWith(" ")) result.push(line.slice(1));
      at += 1;
    }
  }
  return [...result, ...lines.slice(at)];
}
