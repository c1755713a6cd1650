import assert from "node:assert/strict";
import { test } from "node:test";
import { german } from "../../../../builder/planners/rules/languages/de.ts";
import { english } from "../../../../builder/planners/rules/languages/en.ts";

const NOUNS: ["en" | "de", string, string][] = [
  ["en", "supplier", "suppliers"],
  ["en", "entry", "entries"],
  ["en", "box", "boxes"],
  ["en", "person", "people"],
  ["en", "class", "classes"],
  ["en", "key", "keys"],
  ["en", "shelf", "shelves"],
  ["en", "bookshelf", "bookshelves"],
  ["de", "Rechnung", "Rechnungen"],
  ["de", "Maschine", "Maschinen"],
  ["de", "Auto", "Autos"],
  ["de", "Idee", "Ideen"],
];

for (const [language, one, many] of NOUNS) {
  test(`several of ${one} are ${many}`, () => {
    const { singular, plural } = language === "en" ? english : german;
    assert.equal(plural(one), many);
    assert.equal(singular(many), one);
  });
}
