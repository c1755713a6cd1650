import assert from "node:assert/strict";
import { test } from "node:test";
import { createStripMemory } from "../../../builder/source/strip-memory.ts";

test("what sources gave is found by their text, and above its room the oldest go", () => {
  const memory = createStripMemory(10);
  assert.deepEqual(memory.lacking(["a", "b", "a"]), ["a", "b"]);
  memory.keep(["a", "b"], ["12345", null]);
  memory.keep(["a"], ["12345"]);
  assert.deepEqual(memory.lacking(["a", "b", "c"]), ["c"]);
  assert.equal(memory.of("a"), "12345");
  assert.equal(memory.of("b"), null);
  memory.keep(["c", "d"], ["123", "123"]);
  assert.deepEqual(memory.lacking(["a", "b", "c", "d"]), ["a"]);
});
