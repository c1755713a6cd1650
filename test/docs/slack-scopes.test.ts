import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { z } from "zod";

const manifestSchema = z.object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) });
const { bot: scopes } = manifestSchema.parse(parse(readFileSync("deploy/slack-manifest.yaml", "utf8"))).oauth_config
  .scopes;
const page = readFileSync("docs/slack-scopes.md", "utf8");
const rows = [...page.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)].map(([, scope = "", why = ""]) => ({ scope, why }));

test("each scope that Slack is asked for stands on its page with what it is for, and no other does", () => {
  assert.deepEqual(
    rows.map(({ scope }) => scope),
    scopes,
  );
  for (const { scope, why } of rows) assert.match(why, /\w+ \w+|^`\/tool`$/, scope);
});

test("the page is found from the README", () => {
  assert.match(readFileSync("README.md", "utf8"), /\(docs\/slack-scopes\.md\)/);
});
