import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../cli/main.ts", import.meta.url));

test("a command that there is not is named, with those there are; help is no mistake of anybody's", () => {
  const run = (...words: string[]) => spawnSync(process.execPath, [MAIN, ...words], { encoding: "utf8" });
  const { status, stderr } = run("status");
  assert.equal(status, 2);
  assert.match(stderr, /^There is no tool status\. There are:\ntool serve: .*\ntool harness: /);
  for (const words of [[], ["--help"]]) assert.match(run(...words).stderr, /^tool serve: /);
});
