import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readManifest } from "../../builder/checks/read-manifest.ts";
import { builtLayer } from "../builder/built-layer.ts";

const skill = readFileSync("skills/app-library/SKILL.md", "utf8");
const layer = builtLayer();

test("the sample that every app is taught by passes its checks, its test included", async () => {
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

test("the sample of what the platform does passes, by what app.yaml gives", async () => {
  const text = readFileSync("skills/app-library/references/platform.md", "utf8");
  const [manifest = "", code = ""] = [...text.matchAll(/```(?:yaml|ts)\n([\s\S]*?)```/g)].map(([, block]) => block);
  layer.layApp({
    "app.yaml": manifest,
    "app.ts": code,
    "migrations/0001_messages.sql": "create table messages (kind text, text text);",
    "test/app.test.ts": `import assert from "node:assert/strict";
import { test } from "node:test";
import { command, fire, logged, posts, updates, uploads } from "@toolroom/app/test";
import "../app.ts";

test("what was sorted is posted, answered below, reported and laid there", async () => {
  await command("sort", "I want a refund");
  assert.deepEqual(posts().map(({ text, below }) => [text, below]), [
    ["money: I want a refund", undefined],
    ["Who takes it?", "money: I want a refund"],
  ]);
  await fire("report");
  assert.match(updates()[0]?.text ?? "", /^1 euro is 1.08 dollars. Kim Colleague is on call.$/);
  assert.equal(uploads()[0]?.content, "money: I want a refund");
  assert.deepEqual(logged(), []);
  await assert.rejects(fetch("https://api.example.com/"), /Import http/);
});
`,
    "tsconfig.json": '{ "extends": "@toolroom/app/tsconfig.json" }',
  });
  const { ok, result, error } = JSON.parse((await layer.tool("check")).stdout);
  assert.deepEqual([ok, error?.fix], [true, undefined]);
  assert.equal(result.checks.length, 5);
});

test("the sample of forms and tables passes, too", async () => {
  const [, code = ""] =
    /```ts\n([\s\S]*?)```/.exec(readFileSync("skills/app-library/references/interface.md", "utf8")) ?? [];
  layer.layApp({
    "app.yaml": `name: dishes
purpose: Collects dishes.
timeZone: Europe/Paris
web: { access: company }
bindings: { db: true }
checks:
  - { visit: /dishes, with: { dish: Ramen, price: "12.50", day: "2026-03-02", size: large }, row: { table: dishes, has: { price: 12.5 } } }
  - { visit: /dishes, with: { dish: Ramen, price: "1", day: "2026-03-02", size: large }, refused: true }
  - { visit: /, shows: "€12.50" }
`,
    "app.ts": code,
    "migrations/0001_dishes.sql": "create table dishes (dish text, price real, day text, size text, note text);",
    "tsconfig.json": '{ "extends": "@toolroom/app/tsconfig.json" }',
  });
  const { error } = JSON.parse((await layer.tool("check")).stdout);
  assert.equal(error?.fix, undefined);
});
