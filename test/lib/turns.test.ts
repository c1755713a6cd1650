import assert from "node:assert/strict";
import { test } from "node:test";
import { createTurns } from "../../lib/turns.ts";

test("each has a turn of its own, in order, and what else comes is heard between them", async () => {
  const turns = createTurns();
  const order: string[] = [];
  const work = async (name: string) => {
    await turns.next();
    order.push(name);
    for (let step = 0; step < 5; step += 1) await null;
    order.push(`${name} done`);
  };
  const all = ["a", "b", "c"].map(work);
  let isOver = false;
  const hear = () => {
    order.push("heard");
    if (!isOver) setImmediate(hear);
  };
  setImmediate(hear);
  await Promise.all(all);
  isOver = true;
  const said = order.filter((one, at) => one !== "heard" || order[at - 1] !== "heard").join(" ");
  assert.match(said, /^(heard )?a a done heard b b done heard c c done/);
  await turns.next();
});
