import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { parseConfigFile } from "../../lib/config-file.ts";
import { MASKS } from "../../lib/config-sources.ts";
import { grantedSource } from "../../operator/sources/granted-source.ts";
import { manifestSchema } from "../../sdk/contract/manifest.ts";

const page = readFileSync("docs/data.md", "utf8");
const [settings = "", manifest = ""] = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, sample]) => sample ?? "");

test("the page's settings are taken, its app.yaml too, and the one grants what the other asks for", () => {
  const { sources = [] } = parseConfigFile(settings);
  const { bindings, given } = manifestSchema.parse({
    ...{ name: "plot", purpose: "Shows.", timeZone: "UTC", ...parse(manifest) },
  });
  const wanted = bindings.data?.sales ?? {};
  assert.equal(grantedSource(sources, "sales", wanted).ok, true);
  assert.deepEqual(Object.keys(given?.data ?? {}), ["sales.orders", "sales.customers"]);
  for (const mask of MASKS) assert.ok(page.includes(`| \`${mask}\` |`), mask);
});
