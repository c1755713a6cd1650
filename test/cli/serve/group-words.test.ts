import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { groupWords } from "../../../cli/serve/group-words.ts";
import { readConfig } from "../../../lib/config.ts";
import { KnownError } from "../../../lib/errors.ts";

const FILE = `models:
  providers: [{ name: here, api: messages, baseUrl: "http://127.0.0.1:9", groupKeysFrom: { slaes: SALES_KEY } }]
  roles: { plan: [here/claude-sonnet-5], code: [here/claude-sonnet-5] }
  budgets: { groupMonthlyUsd: { slaes: 300, support: 100 } }
sources: [{ name: orders, csv: /srv, readers: [finanze], tables: { t: { columns: [c] } } }]
mcp: [{ name: wiki, url: "http://127.0.0.1:9/mcp", tools: [a], groups: [suport, support] }]
`;

test("a user group of the file that Slack does not have is told at the start, with what names it", async (t) => {
  const home = mkdtempSync(join(tmpdir(), "group-words-"));
  t.after(() => rmSync(home, { recursive: true }));
  writeFileSync(join(home, "toolroom.yaml"), FILE);
  const config = readConfig({ TOOLROOM_HOME: home });
  const slackHas = (known: string[]) => ({
    members: async (handle: string) => {
      if (known.includes(handle)) return [];
      throw new KnownError("group_unknown", "There is none.", "Make it.");
    },
  });
  const said = await groupWords(config, slackHas(["support"]));
  assert.deepEqual(
    said?.split("\n").map((one) => one.trim()),
    [
      "Slack has no user group @slaes (groupMonthlyUsd, groupKeysFrom of here).",
      "Slack has no user group @finanze (readers of orders).",
      "Slack has no user group @suport (groups of wiki).",
      "Nobody is in such a group: make it in Slack, or correct the file and start again.",
    ],
  );
  assert.equal(await groupWords(config, slackHas(["slaes", "support", "finanze", "suport"])), null);
  const away = { members: () => Promise.reject(new Error("Slack is away")) };
  assert.equal(await groupWords(config, away), null, "nobody knows");
});
