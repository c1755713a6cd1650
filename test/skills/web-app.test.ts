import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readManifest } from "../../builder/checks/read-manifest.ts";
import { builtLayer } from "../builder/built-layer.ts";

const skill = readFileSync("skills/web-app/SKILL.md", "utf8");
const layer = builtLayer();

test("the template passes all its checks", async () => {
  layer.layTemplate();
  const { exitCode, stdout } = await layer.tool("check");
  const { ok, result } = JSON.parse(stdout);
  assert.deepEqual([exitCode, ok, result.problems, result.checks.length], [0, true, [], 3]);
});

test("the skill's own sample passes its checks, its test included", async () => {
  const [manifest = "", code = "", tests = ""] = [...skill.matchAll(/```(?:yaml|ts)\n([\s\S]*?)```/g)].map(
    ([, text]) => text,
  );
  // The sample closes at 11:00: its checks happen before.
  const early = manifest.replaceAll(
    /^( {2}- \{ .*(?:posted|shows|row|refused): .*) \}$/gm,
    '$1, at: "2026-03-02T10:30:00+01:00" }',
  );
  layer.layApp({
    "app.yaml": early,
    "app.ts": code,
    "test/app.test.ts": tests,
    "migrations/0001_orders.sql": "create table orders (day text, who text, dish text);",
    "tsconfig.json": '{ "extends": "@toolroom/app/tsconfig.json" }',
  });
  assert.ok(readManifest(early).ok);
  const { stdout } = await layer.tool("check");
  const { ok, result } = JSON.parse(stdout);
  assert.deepEqual(
    { ok, problems: result.problems, checks: result.checks.filter((one: { ok: boolean }) => !one.ok) },
    { ok: true, problems: [], checks: [] },
  );
  assert.equal(result.checks.length, 5);
});

test("the skill says who it is", () => {
  assert.match(skill, /^---\nname: web-app\ndescription: .{20,}\n---\n/);
});
