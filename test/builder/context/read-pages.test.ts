import assert from "node:assert/strict";
import { test } from "node:test";
import { readPage } from "../../../builder/context/read-pages.ts";

function titleOf(content: string): string {
  const page = readPage("notes/how-we-work.md", Buffer.from(content));
  return typeof page === "string" ? assert.fail(page) : page.title;
}

test("a page is called by its front matter, else by its first heading with words, else by its file", () => {
  assert.equal(titleOf("---\ntitle: Lunch\n---\n# Ramen\n"), "Lunch");
  assert.equal(titleOf("---\ntitle: [a]\n---\n# Ramen #\n"), "Ramen");
  assert.equal(titleOf("# #\n#### Deep\n##\tC# and F# ##\n# Later\n"), "C# and F#");
  assert.equal(titleOf("Words, and no # heading\n"), "how we work");
});

// Each of these took minutes at least, or all memory.
test("however a page is written, it is read in one go", () => {
  const rest = "x".repeat(400);
  assert.equal(titleOf(`# ${" ".repeat(90_000)}${rest}`), "how we work");
  assert.equal(titleOf(`# ${"# ".repeat(40_000)}${rest}`), "how we work");
  assert.equal(titleOf(`---\n${"? ".repeat(9_000)}a\n---\nWords`), "how we work");
  assert.equal(titleOf(`---\n${"{? ".repeat(6_000)}a\n---\nWords`), "how we work");
  assert.equal(titleOf(`---\ntitle: Lunch\n${"? ".repeat(40)}a\n---\nWords`), "Lunch");
});
