import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { readConfig } from "../../lib/config.ts";
import { parseConfigFile } from "../../lib/config-file.ts";
import { explain, KnownError } from "../../lib/errors.ts";
import { canAsk } from "../../lib/model-platform.ts";

const WHOLE = `models:
  providers:
    - { name: anthropic, api: messages, baseUrl: https://api.anthropic.com, keyFrom: ANTHROPIC_API_KEY }
    - { name: openai, api: [responses, chat], baseUrl: https://api.openai.com/v1, keyFrom: COMPANY_OPENAI_KEY, groupKeysFrom: { sales: SALES_KEY } }
    - { name: here, api: chat, baseUrl: http://127.0.0.1:11434 }
  roles:
    plan: [anthropic/claude-sonnet-5]
    code: [anthropic/claude-opus-5-5, openai/gpt-9, here/org/coder:30b]
    small: [anthropic/claude-haiku-5-5]
  prices:
    gpt-9: { input: 2, output: 8, cacheRead: 0.5 }
    org/coder:30b: { input: 0, output: 0 }
  budgets: { requestUsd: 3, personMonthlyUsd: 100, groupMonthlyUsd: { sales: 250 }, timeZone: Europe/Paris }
harness: built-in
`;

/** Lines put in place of one of WHOLE's, and what is said of them. */
const BAD: [string, string, RegExp][] = [
  [
    "harness: built-in",
    "harnes: codex",
    /^toolroom\.yaml, line 14: harnes is no setting\. There are models, harness, agents\b/,
  ],
  [
    "  budgets: {",
    "  budgets: { requstUsd: 1,",
    /line 13: models\.budgets\.requstUsd is no setting\. There are requestUsd, appMonthlyUsd, /,
  ],
  ["api: messages", "api: soap", /line 3: models\.providers\[0\]\.api\[0\] is one of messages, responses, chat\./],
  ["name: openai, ", "", /line 4: models\.providers\[1\]\.name is missing: it is a name\./],
  ["name: openai", "name: anthropic", /line 4: models\.providers\[1\]\.name is there already\./],
  [
    "anthropic/claude-opus-5-5, ",
    "opnai/gpt-9, ",
    /line 8: models\.roles\.code\[0\] names provider opnai, which is none of anthropic, openai, here\./,
  ],
  ["[anthropic/claude-haiku-5-5]", "[haiku]", /line 9: models\.roles\.small\[0\] is provider\/model, such as /],
  ["requestUsd: 3", "requestUsd: three", /line 13: models\.budgets\.requestUsd is an amount in US dollars/],
  ["requestUsd: 3", "requestUsd: -3", /line 13: models\.budgets\.requestUsd is more than nothing/],
  ["timeZone: Europe/Paris", "timeZone: Paris", /line 13: models\.budgets\.timeZone is an IANA time zone/],
  ["keyFrom: COMPANY_OPENAI_KEY", "keyFrom: SLACK_BOT_TOKEN", /line 4: models\.providers\[1\]\.keyFrom names an env/],
  ["keyFrom: COMPANY_OPENAI_KEY", "keyFrom: PATH", /line 4: .*keyFrom names an environment variable/],
  ["baseUrl: http://127", "baseUrl: file:///127", /line 5: models\.providers\[2\]\.baseUrl is an address/],
  ["harness: built-in", "harness: {", /^toolroom\.yaml, line 15: this is not YAML that can be read/],
];

test("a wrong line of the file is named with its field and what it should be", () => {
  for (const [good, bad, said] of BAD) {
    assert.ok(WHOLE.includes(good), good);
    assert.match(saidOf(WHOLE.replace(good, bad)), said);
  }
});

test("no words of another program's stand for what a part of the file should be", () => {
  const agent = "name: a, licence: MIT, api: messages, command: [a]";
  for (const [text, said] of [
    ["- models\n", /^toolroom\.yaml: it is a group of settings: models, harness, agents, /],
    [
      "models:\nharness: built-in\n",
      /line 1: models is a group of settings: providers, roles, names, prices, budgets\./,
    ],
    ["context: /srv/handbook\n", /line 1: context is a group of settings: repository, branch, /],
    ["packages: [zod]\n", /line 1: packages is a group of settings: allow, registry\./],
    ["mcp: [wiki]\n", /line 1: mcp\[0\] is a group of settings: name, url, /],
    [WHOLE.replace("api: messages, ", ""), /line 3: models\.providers\[0\]\.api is missing: it is one of messages, /],
    [`agents: [{ ${agent}, files: { /etc/x: y } }]\n`, /agents\[0\]\.files\.\/etc\/x is a path below \/home\/agent/],
    [`agents: [{ ${agent}, env: { A-B: y } }]\n`, /agents\[0\]\.env\.A-B is the name of an environment variable/],
    [`agents: [{ ${agent.replace("[a]", "[]")} }]\n`, /agents\[0\]\.command is a list of words/],
    [`agents: [{ ${agent.replace("MIT", '""')} }]\n`, /agents\[0\]\.licence is text, and not empty/],
    [`agents: [{ ${agent} }, { ${agent} }]\n`, /agents\[1\]\.name is there already/],
    ["models: { budgets: { groupMonthlyUsd: { '': 3 } } }\n", /groupMonthlyUsd\. is the handle of a Slack user group/],
    ["models: { names: { 'a b': small } }\n", /models\.names\.a b is a model's name, with \* for anything/],
  ] as [string, RegExp][]) {
    assert.match(saidOf(text), said);
    assert.doesNotMatch(saidOf(text), /Invalid|Too small|expected/);
  }
});

test("a secret in the file is refused, and what looks like one is not printed", () => {
  const secret = `sk-ant-${"a".repeat(30)}`;
  for (const at of ["keyFrom: COMPANY_OPENAI_KEY", "harness: built-in"]) {
    const said = saidOf(WHOLE.replace(at, `${at.split(":")[0]}: ${secret}`));
    assert.match(said, /^toolroom\.yaml, line \d+: this looks like a model provider's key, and a secret never stands/);
    assert.ok(!said.includes("aaaa"), said);
  }
  const short = saidOf(WHOLE.replace("COMPANY_OPENAI_KEY", "hunter2-key"));
  assert.ok(!short.includes("hunter2"), short);
});

test("the file's models, prices and budgets take the place of the environment's, and keys come from the variables it names", (t) => {
  const home = homeWith(t, WHOLE);
  const { models, harness, file, budgetUsdPerRequest } = readConfig({
    ...{ TOOLROOM_HOME: home, COMPANY_OPENAI_KEY: "sk-o", SALES_KEY: "sk-s", ANTHROPIC_BASE_URL: "http://elsewhere" },
  });
  assert.deepEqual([file, harness, budgetUsdPerRequest], [join(home, "toolroom.yaml"), "built-in", 3]);
  assert.deepEqual(
    models.providers.map(({ name, apis, key, baseUrl }) => [name, apis, key, baseUrl]),
    [
      ["anthropic", ["messages"], null, "https://api.anthropic.com"],
      ["openai", ["responses", "chat"], "sk-o", "https://api.openai.com/v1"],
      ["here", ["chat"], null, "http://127.0.0.1:11434"],
    ],
  );
  assert.deepEqual(models.providers[1]?.groupKeys, [{ handle: "sales", keyFrom: "SALES_KEY", key: "sk-s" }]);
  assert.deepEqual(models.roles.code[2], { provider: "here", model: "org/coder:30b" });
  assert.deepEqual(models.prices["gpt-9"], { input: 2, output: 8, cacheRead: 0.5, cacheWrite5m: 2.5, cacheWrite1h: 4 });
  assert.deepEqual(models.budgets, {
    ...{ requestUsd: 3, appMonthlyUsd: null, personMonthlyUsd: 100, monthlyUsd: null, timeZone: "Europe/Paris" },
    groupMonthlyUsd: [{ handle: "sales", usd: 250 }],
  });
  assert.ok(models.names.some(({ pattern, role }) => pattern === "*haiku*" && role === "small"));
  const asked = [
    canAsk(models, "plan", "messages"),
    canAsk(models, "code", "responses"),
    canAsk(models, "code", "chat"),
  ];
  assert.deepEqual(asked, [false, true, true]);
});

test("without a file everything is as the environment says", (t) => {
  const home = homeWith(t, null);
  const { models, file, harness, agents } = readConfig({ TOOLROOM_HOME: home, TOOLROOM_BUDGET_USD: "7" });
  assert.deepEqual([file, harness, agents, models.budgets.requestUsd], [null, "built-in", [], 7]);
  assert.deepEqual(models.roles, {
    plan: [{ provider: "anthropic", model: "claude-sonnet-5" }],
    code: [{ provider: "anthropic", model: "claude-sonnet-5" }],
    small: [],
    app: [{ provider: "anthropic", model: "claude-sonnet-5" }],
  });
  assert.deepEqual(models.names, []);
});

test("a file that says only what may be spent leaves the models to the environment", (t) => {
  const home = homeWith(t, "models: { budgets: { monthlyUsd: 500 } }\n");
  const environment = { TOOLROOM_HOME: home, ANTHROPIC_API_KEY: "key", TOOLROOM_MODEL_CODE: "claude-opus-5-5" };
  const { models } = readConfig(environment);
  assert.deepEqual(models.roles.code, [{ provider: "anthropic", model: "claude-opus-5-5" }]);
  assert.deepEqual([models.providers[0]?.key, models.budgets.monthlyUsd, models.budgets.requestUsd], ["key", 500, 5]);
});

test("what the file and the environment both say is refused, and so are a missing file and two of them", (t) => {
  const home = homeWith(t, WHOLE);
  const said = (environment: Record<string, string>) => {
    try {
      readConfig({ TOOLROOM_HOME: home, ...environment });
    } catch (error) {
      return explain(error);
    }
    return "";
  };
  assert.match(
    said({ TOOLROOM_MODEL_PLAN: "claude-sonnet-5" }),
    /^TOOLROOM_MODEL_PLAN is set, and .* Leave TOOLROOM_MODEL_PLAN away/,
  );
  assert.match(said({ TOOLROOM_BUDGET_USD: "4" }), /^TOOLROOM_BUDGET_USD is set, and .*toolroom\.yaml says the same/);
  assert.match(said({ TOOLROOM_CONFIG: join(home, "no.yaml") }), /^TOOLROOM_CONFIG: there is no file .*no\.yaml\./);
  const working = join(home, "work");
  mkdirSync(working);
  writeFileSync(join(working, "toolroom.yaml"), "{}");
  const before = process.cwd();
  t.after(() => process.chdir(before));
  process.chdir(working);
  assert.match(said({}), /^There are two configuration files: .* Keep one of them, or name one in TOOLROOM_CONFIG\./);
  assert.equal(said({ TOOLROOM_CONFIG: join(working, "toolroom.yaml") }), "");
  process.chdir(before); // before the folder goes
});

test("an agent of one's own is read whole, and a file of it stays below its home", () => {
  const agent =
    "agents: [{ name: mine, licence: MIT, api: chat, command: [mine, acp], files: { .mine/a.json: '{}' } }]";
  assert.deepEqual(parseConfigFile(agent).agents?.[0], {
    ...{
      name: "mine",
      licence: "MIT",
      api: "chat",
      command: ["mine", "acp"],
      files: { ".mine/a.json": "{}" },
      env: {},
    },
    ...{ skillsFolder: null, mcp: "session", memory: [] },
  });
  for (const path of ["../x", "/etc/x", "a/../../x"])
    assert.match(saidOf(agent.replace(".mine/a.json", path)), /line 1: agents\[0\]\.files/);
});

function saidOf(text: string): string {
  try {
    parseConfigFile(text);
  } catch (error) {
    assert.ok(error instanceof KnownError && error.code === "bad_setting");
    return explain(error);
  }
  assert.fail(`taken: ${text}`);
}

function homeWith(t: TestContext, text: string | null): string {
  const home = mkdtempSync(join(tmpdir(), "toolroom-config-"));
  t.after(() => rmSync(home, { recursive: true }));
  if (text !== null) writeFileSync(join(home, "toolroom.yaml"), text);
  return home;
}
