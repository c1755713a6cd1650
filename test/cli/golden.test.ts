import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { madeNow } from "./golden/made.ts";

test("the tree, its help and the shape of each command's result are those that programs rely on", async () => {
  for (const [name, text] of Object.entries(await madeNow())) {
    const known = readFileSync(new URL(`golden/${name}`, import.meta.url), "utf8");
    const said = `golden/${name} is another: if that is wanted, run node test/cli/golden/write.ts`;
    // Biome lays JSON out in its own way.
    if (name.endsWith(".json")) assert.deepEqual(JSON.parse(text), JSON.parse(known), said);
    else assert.equal(text, known, said);
  }
});
