import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createBoundedOutput } from "../../../runners/box/bounded-output.ts";

test("output that fits comes back as it was, in whatever pieces it came", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ maxLength: 20 })),
      fc.constantFrom("end" as const, "ends" as const),
      (parts, keep) => {
        const output = createBoundedOutput(10_000, keep);
        for (const part of parts) output.push(Buffer.from(part));
        assert.equal(output.text(), Buffer.concat(parts.map((part) => Buffer.from(part))).toString());
      },
    ),
  );
});

test("of longer output the end is kept, or both ends, and the rest is counted", () => {
  const end = createBoundedOutput(10, "end");
  const ends = createBoundedOutput(10, "ends");
  for (const output of [end, ends]) for (let n = 0; n < 26; n += 1) output.push(Buffer.from([97 + n]));
  assert.equal(end.text(), "[16 bytes left out here]\nqrstuvwxyz");
  assert.equal(ends.text(), "abcde\n[16 bytes left out here]\nvwxyz");
});

test("no character is cut in two", () => {
  const output = createBoundedOutput(9, "ends");
  output.push(Buffer.from("€€€€€€€€€€"));
  assert.equal(output.text(), "€\n[21 bytes left out here]\n€");
});
