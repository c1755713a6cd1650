import assert from "node:assert/strict";
import { test } from "node:test";
import { command, posts, visit } from "@toolroom/app/test";
import "../app.ts";

test("what is urgent is told at once, all else only kept", async () => {
  assert.match((await command("take-ticket", "The kitchen is flooded")) ?? "", /#support knows/);
  assert.equal(await command("take-ticket", "The tap drips"), "Noted: A dripping tap");
  assert.deepEqual(
    posts().map(({ text }) => text),
    ["🔴 Water in the kitchen (Alex Asker says: The kitchen is flooded)"],
  );
  assert.match((await visit("/")).text, /A dripping tap[\s\S]*Water in the kitchen/);
});
