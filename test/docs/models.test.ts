import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { priceOf } from "../../gateway/prices.ts";
import { parseConfigFile } from "../../lib/config-file.ts";
import { platformOf } from "../../lib/config-platform.ts";
import { KEYS } from "../../lib/config-schema.ts";

const page = readFileSync("docs/models.md", "utf8");
const sample = /```yaml\n(.*?)```/s.exec(page)?.[1] ?? "";

test("the page's sample is a file that Toolroom takes, and all its models have a price", () => {
  const { models } = parseConfigFile(sample);
  assert.ok(models);
  const variables = { key: null, baseUrl: "http://x", plan: undefined, code: undefined, budgetUsd: undefined };
  const { roles, prices } = platformOf({ file: "toolroom.yaml", models }, variables, () => "key");
  for (const { model } of Object.values(roles).flat()) assert.ok(priceOf(model, prices), model);
});

test("every setting of models is on the page", () => {
  const ofModels = Object.entries(KEYS).filter(([path]) => path.startsWith("models"));
  for (const [path, keys] of ofModels) for (const key of keys) assert.ok(page.includes(key), `${path}.${key}`);
});
