import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createInterface } from "../../sdk/src/interface/create-interface.ts";
import { field } from "../../sdk/src/interface/fields.ts";
import { createPageContexts } from "../../sdk/src/interface/page-context.ts";
import { builtLayer } from "../builder/built-layer.ts";

const page = readFileSync("docs/interface.md", "utf8");
const layer = builtLayer();

test("the sample of the page passes all its checks by the types that are in the box", async () => {
  layer.layApp({
    "app.yaml": block("yaml"),
    "app.ts": block("ts"),
    "migrations/0001_dishes.sql": block("sql"),
    "tsconfig.json": '{ "extends": "@toolroom/app/tsconfig.json" }',
  });
  const { stdout } = await layer.tool("check");
  const { ok, result } = JSON.parse(stdout);
  const failed = result.checks?.filter((check: { ok: boolean }) => !check.ok);
  assert.deepEqual({ ok, problems: result.problems, failed }, { ok: true, problems: [], failed: [] });
});

test("in a box, the script of live parts lies beside the library", async () => {
  const { stdout } = await layer.tool("run", "visit", "/_toolroom/htmx.js");
  const { answer } = JSON.parse(stdout).result;
  assert.equal(answer.status, 200);
  assert.match(answer.shows, /^var htmx=/);
});

test("every part and kind of field is on the page, and the page is found", () => {
  const parts = Object.keys(createInterface({ contexts: createPageContexts(), language: () => "en", timeZone: "UTC" }));
  for (const part of parts) assert.match(page, new RegExp(`\\b${part}\\(`), part);
  for (const kind of Object.keys(field)) assert.ok(page.includes(`\`field.${kind}\``), kind);
  assert.match(readFileSync("docs/app.md", "utf8"), /\(interface\.md\)/);
});

function block(language: string): string {
  return new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? "";
}
