import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { tokenize } from "../../../../builder/planners/rules/words/token.ts";

const KINDS: [string, string][] = [
  ["@ana (U123)", "mention"],
  ["<@U123>", "mention"],
  ["@ana", "mention"],
  ["#food", "channel"],
  ["<#C12|food>", "channel"],
  ["https://example.com/a?b=c", "link"],
  ["<https://example.com|here>", "link"],
  ["pat@example.com", "email"],
  ['"hello there"', "quote"],
  ["“hello”", "quote"],
  ["„hallo“", "quote"],
  ["/lunch", "command"],
  [":tada:", "emoji"],
  ["🍕", "emoji"],
  ["24.12", "number"],
  ["8:30", "number"],
  ["e-mail", "word"],
  ["yes/no", "word"],
  ["don't", "word"],
  ["LT-01", "word"],
  ["€", "word"],
];

for (const [text, kind] of KINDS) {
  test(`${text} is one ${kind}`, () => {
    assert.deepEqual(
      tokenize(text).map((token) => [token.kind, token.text]),
      [[kind, text]],
    );
  });
}

test("every sign of any text is in one token, or is a blank", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const read = tokenize(text);
      let at = 0;
      for (const token of read) {
        assert.equal(text.slice(at, token.from).trim(), "");
        assert.equal(text.slice(token.from, token.to), token.text);
        at = token.to;
      }
      assert.equal(text.slice(at).trim(), "");
    }),
    { numRuns: 200 },
  );
});
