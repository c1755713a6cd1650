import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { gatewayLines, gatewaySettings } from "../../../cli/serve/gateway-settings.ts";
import { readConfig } from "../../../lib/config.ts";

test("a gateway that speaks to another local Slack, or with other tokens, is not taken over", (t) => {
  const home = homeWith(t, "xoxb-1");
  const settings = (more: NodeJS.ProcessEnv = {}) => gatewaySettings(readConfig({ TOOLROOM_HOME: home, ...more }));
  const before = settings();
  assert.equal(settings({ TOOLROOM_BUDGET_USD: "7" }), before, "a gateway does not have it");
  const key = `v1:${Buffer.alloc(32).toString("base64")}`;
  assert.notEqual(settings({ TOOLROOM_SECRET_KEYS: key }), before, "it opens apps' secrets with it");
  for (const more of [{ TOOLROOM_WORKSPACE_PORT: "3711" }, { TOOLROOM_PORT: "3700" }, { TOOLROOM_APPROVERS: "others" }])
    assert.notEqual(settings(more), before);
  writeTokens(home, "xoxb-2");
  assert.notEqual(settings(), before);
  const other = settings();
  writeFileSync(join(home, "toolroom.yaml"), "models: { budgets: { monthlyUsd: 500 } }\n");
  assert.notEqual(settings(), other);
  const budget = settings();
  const source = "{ name: a, csv: /srv, readers: company, tables: { t: { columns: [c] } } }";
  writeFileSync(join(home, "toolroom.yaml"), `models: { budgets: { monthlyUsd: 500 } }\nsources: [${source}]\n`);
  assert.notEqual(settings(), budget, "what agents may look at is the gateway's to answer");
});

test("a gateway that is taken over is told of as one that starts: its address and its model", (t) => {
  const config = readConfig({ TOOLROOM_HOME: homeWith(t, "xoxb-1"), ANTHROPIC_API_KEY: "key" });
  const [address, model] = gatewayLines(config, "http://localhost:3000");
  assert.match(address ?? "", /^Apps and sign-in: +http:\/\/localhost:3000$/);
  assert.match(model ?? "", /^Model: +\S+ plans, \S+ codes, at /);
});

function homeWith(t: TestContext, botToken: string): string {
  const home = mkdtempSync(join(tmpdir(), "toolroom-settings-"));
  t.after(() => rmSync(home, { recursive: true }));
  mkdirSync(join(home, "local-slack"));
  writeTokens(home, botToken);
  return home;
}

function writeTokens(home: string, botToken: string): void {
  writeFileSync(join(home, "local-slack", "tokens.json"), JSON.stringify({ botToken, appToken: "xapp-1" }));
}
