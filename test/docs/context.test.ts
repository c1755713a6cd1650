import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parseConfigFile } from "../../lib/config-file.ts";
import { KEYS } from "../../lib/config-schema.ts";

const page = readFileSync("docs/context.md", "utf8");
const samples = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, sample]) => sample ?? "");

test("each sample of the page is a file that Toolroom takes, and so are all of them together", () => {
  assert.ok(samples.length > 0);
  for (const sample of [...samples, samples.join("\n")]) assert.ok(Object.keys(parseConfigFile(sample)).length > 0);
});

test("every setting of context and sources is on the page, or on the one about what apps read", () => {
  const both = page + readFileSync("docs/data.md", "utf8");
  const ours = Object.entries(KEYS).filter(([path]) => /^(?:context|sources)/.test(path));
  for (const [path, keys] of ours) for (const key of keys) assert.ok(both.includes(`${key}:`), `${path}.${key}`);
});
