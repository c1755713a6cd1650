import assert from "node:assert/strict";
import { test } from "node:test";
import { laneOf } from "../../bot/receiver/envelope-key.ts";

test("what is chosen in one modal is taken in its order, and what is sent of it waits for nothing", () => {
  const chosen = { type: "block_actions", view: { id: "V1" }, user: { id: "U1" } };
  assert.equal(laneOf(chosen), laneOf({ ...chosen, user: { id: "U2" } }));
  assert.notEqual(laneOf(chosen), laneOf({ ...chosen, view: { id: "V2" } }));
  assert.equal(laneOf({ ...chosen, type: "view_submission" }), null);
  assert.equal(laneOf({ type: "block_actions", message: { ts: "1.0" } }), null, "a button of a message");
});
