import assert from "node:assert/strict";
import { test } from "node:test";
import { newId, timeOfId } from "../../lib/ids.ts";

test("an id says when it was made, sorts by it, and what is none of ours says nothing", () => {
  const at = Date.parse("2026-03-10T12:00:00.123Z");
  assert.equal(timeOfId(newId("inst", at)), at);
  assert.equal(newId("inst", at) < newId("inst", at + 1), true);
  assert.deepEqual([timeOfId("inst_stray"), timeOfId(`inst_${"i".repeat(21)}`), timeOfId("")], [null, null, null]);
});
