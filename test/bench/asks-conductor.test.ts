import assert from "node:assert/strict";
import { test } from "node:test";
import { createConductor } from "../../bench/asks/conductor.ts";

test("the clock goes on when all wait, to the earliest time, and never back", async () => {
  const moves: number[] = [];
  const conductor = createConductor(0, (at) => moves.push(at));
  const [one, two, three] = [conductor.join(), conductor.join(), conductor.join()];
  const seen: string[] = [];
  await Promise.all([
    one.moveTo(10).then(async () => {
      seen.push("one at 10");
      await one.moveTo(5);
      seen.push("one at 5, long past");
      await one.moveTo(30);
      seen.push("one at 30");
      one.leave();
    }),
    two.moveTo(20).then(() => {
      seen.push("two at 20");
      two.leave();
    }),
    three.moveTo(10).then(() => {
      seen.push("three at 10");
      three.leave();
    }),
  ]);
  assert.deepEqual(moves, [10, 20, 30]);
  assert.deepEqual(seen, ["one at 10", "three at 10", "one at 5, long past", "two at 20", "one at 30"]);
});
