import assert from "node:assert/strict";
import { test } from "node:test";
import { ADD_KINDS } from "../../../cli/tool/add/kinds.ts";
import { ADDED, WHAT } from "./add-kinds.ts";

test("every kind of the tree can be added, and none beside", () => {
  assert.deepEqual(Object.keys(ADD_KINDS).sort(), [...WHAT].sort());
  assert.deepEqual(Object.keys(ADDED).sort(), Object.keys(ADD_KINDS).sort());
});
