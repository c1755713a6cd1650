import assert from "node:assert/strict";
import { test } from "node:test";
import { shownText } from "../../../builder/checks/shown-text.ts";

test("a page is what a reader sees of it", () => {
  const page = `<!doctype html><html><head><title>No</title><style>p > a { color: red }</style></head>
    <header>Lun<!-- no -->ch<b>es</b></header><script>const a = "<!--";</script><p title="a">Ramen &amp; rice&nbsp;x</p>3 < 4`;
  assert.equal(shownText(page), "Lunches Ramen & rice x 3 < 4");
  assert.equal(shownText("<head><title>Lunch</title><body>Ramen"), "Lunch Ramen", "a head whose end is left away");
  assert.equal(shownText("Lunch <!-- the rest is"), "Lunch", "as a browser has it");
});

// Of two megabytes, which an app may send, each took half an hour at least.
test("a page whose ends are missing is read in one go, whatever it repeats", { timeout: 60_000 }, () => {
  for (const piece of ["<!--", "<script ", "<style>", "<head>", "</head><head ", "<a ", "<", "< >< ", "</script "])
    shownText(piece.repeat(Math.ceil(2_000_000 / piece.length)));
});
