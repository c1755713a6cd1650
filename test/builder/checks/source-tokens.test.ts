import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { sourceTokens } from "../../../builder/checks/source-tokens.ts";

const texts = (source: string) =>
  sourceTokens(source)
    .filter((token) => token.kind === "text")
    .map((token) => `${token.line} ${token.value}`);

test("texts are found with their lines, comments and regular expressions are not", () => {
  const source = `// "no"
/* 'no' */ const a = "yes"; const b = 6 / 2 / 'also'.length;
const c = /"no"[/"]/.test(a) && \`plain
two\`;
const d = \`x \${ f("inside", \`deep \${"er"}\`) } y\`; "after";`;
  assert.deepEqual(texts(source), ["2 yes", "2 also", "3 plain\ntwo", "5 inside", "5 er", "5 after"]);
});

test("escapes are read as JavaScript reads them", () => {
  assert.deepEqual(texts(String.raw`"add\u002dorder" '\x61\n\'' "\u{1F35C}"`), ["1 add-order", "1 a\n'", "1 🍜"]);
});

test("source that is no TypeScript ends all the same", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("`", "$", "{", "}", '"', "'", "/", "\\", "*", "\n", "a", "(", "[", "]") }),
      (source) => {
        assert.ok(sourceTokens(source).length <= source.length);
      },
    ),
  );
});
