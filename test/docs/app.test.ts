import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";
import { readManifest } from "../../builder/checks/read-manifest.ts";
import { builtLayer } from "../builder/built-layer.ts";

const page = readFileSync("docs/app.md", "utf8");
const layer = builtLayer();

before(() => {
  layer.layApp({
    "app.yaml": block("yaml"),
    "app.ts": block("ts"),
    "migrations/0001_orders.sql": block("sql"),
    "tsconfig.json": '{ "extends": "@toolroom/app/tsconfig.json" }',
  });
});

test("the sample of the page passes all its checks as it stands", async () => {
  const { exitCode, stdout, stderr } = await layer.tool("check");
  assert.equal(stderr, "");
  const { ok, app, result } = JSON.parse(stdout);
  assert.deepEqual([exitCode, ok, app, result.problems], [0, true, "lunch-orders", []]);
  assert.deepEqual(
    result.checks.map((check: { ok: boolean }) => check.ok),
    [true, true, true],
  );
});

test("its contract reads as the page says", () => {
  const read = readManifest(block("yaml"));
  assert.ok(read.ok);
  assert.deepEqual(
    read.manifest.triggers.map((trigger) => trigger.run),
    ["post-summary", "add-order"],
  );
  assert.equal(read.lineOf(["triggers", 1, "run"]), 10);
});

function block(language: string): string {
  return new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? "";
}
