import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { gatewayLines, gatewaySettings } from "../../cli/serve/gateway-settings.ts";
import { environmentOf } from "../../cli/serve/part-environment.ts";
import { readConfig } from "../../lib/config.ts";
import { parseConfigFile } from "../../lib/config-file.ts";
import { mcpServersOf } from "../../lib/config-mcp.ts";

const WIKI = "  - { name: wiki, url: https://wiki.example.com/mcp, keyFrom: WIKI_TOKEN, tools: [search] }";

/** Lines instead of WIKI, and what is said of them. */
const BAD: [string, RegExp][] = [
  [WIKI.replace("wiki,", "Wiki,"), /line 2: mcp\[0\]\.name is a name of up to 20 lower-case letters/],
  [WIKI.replace("wiki,", "wi--ki,"), /has no two hyphens in a row/],
  [WIKI.replace("https:", "file:"), /mcp\[0\]\.url is the address of an MCP server/],
  [WIKI.replace("https://", "https://me@"), /without user and password/],
  [WIKI.replace("WIKI_TOKEN", "SLACK_BOT_TOKEN"), /mcp\[0\]\.keyFrom names an environment variable/],
  [WIKI.replace("WIKI_TOKEN", "hunter2"), /the token itself never stands here/],
  [WIKI.replace("[search]", "[]"), /names at least one tool/],
  [WIKI.replace(", tools: [search]", ""), /mcp\[0\]\.tools is missing: it is a list of tools/],
  [WIKI.replace("[search]", "[se arch]"), /mcp\[0\]\.tools\[0\] is a tool's name/],
  [WIKI.replace("[search]", "[page.get, page/get]"), /tools\[1\] is there already, or would be called like another/],
  [WIKI.replace("[search]", `[${"x".repeat(50)}]`), /is offered as wiki__x+, which is longer than 48 letters/],
  [WIKI.replace("search] }", "search], groups: [] }"), /names at least one group, or is left away/],
  [
    WIKI.replace("search] }", "search], tool: x }"),
    /mcp\[0\]\.tool is no setting\. There are name, url, keyFrom, tools, groups\./,
  ],
  [`${WIKI}\n${WIKI}`, /line 3: mcp\[1\]\.name is there already/],
];

test("each fault of a registered server is told with its line, its field and the fix", () => {
  assert.equal(parseConfigFile(`mcp:\n${WIKI}\n`).mcp?.length, 1);
  for (const [lines, said] of BAD)
    assert.throws(
      () => parseConfigFile(`mcp:\n${lines}\n`),
      (error: Error & { next?: string }) => said.test(`${error.message} ${error.next}`),
      lines,
    );
});

test("a registered server's token is the gateway's alone, and a gateway with another one is not taken over", (t) => {
  const home = mkdtempSync(join(tmpdir(), "config-mcp-"));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  mkdirSync(join(home, "home"));
  const file = join(home, "toolroom.yaml");
  writeFileSync(file, `mcp:\n${WIKI}\n`);
  const slack = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" };
  const environment = { TOOLROOM_HOME: join(home, "home"), TOOLROOM_CONFIG: file, ...slack };
  const config = readConfig({ ...environment, WIKI_TOKEN: "wiki-1" });
  const [server] = config.mcpServers;
  assert.deepEqual([server?.key, server?.groups], ["wiki-1", null]);
  const inherited = { WIKI_TOKEN: "wiki-1", PATH: "/bin" };
  assert.deepEqual(environmentOf("gateway", inherited, config), inherited);
  assert.deepEqual(environmentOf("control plane", inherited, config), { PATH: "/bin" });
  assert.deepEqual(environmentOf("local Slack", inherited, config), { PATH: "/bin" });
  const other = readConfig(environment);
  assert.notEqual(gatewaySettings(config), gatewaySettings(other));
  assert.match(gatewayLines(other, "http://localhost:1").join("\n"), /Agents read: +wiki; not set: WIKI_TOKEN/);
  assert.match(gatewayLines(config, "http://localhost:1").join("\n"), /Agents read: +wiki$/m);
});

test("the page's sample of registered servers can be read", () => {
  const [, sample = ""] = /```yaml\n([\s\S]*?)```/.exec(readFileSync("docs/reading.md", "utf8")) ?? [];
  const servers = mcpServersOf(parseConfigFile(sample).mcp ?? [], () => "key");
  assert.deepEqual(
    servers.map(({ name, key, groups }) => [name, key, groups]),
    [
      ["wiki", "key", null],
      ["tickets", "key", ["support", "sales"]],
    ],
  );
});
