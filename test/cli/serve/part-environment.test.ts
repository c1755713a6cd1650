import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { supervise } from "../../../cli/serve/supervisor.ts";
import { partsOf } from "../../../cli/serve.ts";
import { systemClock } from "../../../lib/clock.ts";
import { readConfig } from "../../../lib/config.ts";

const KEY = { ANTHROPIC_API_KEY: "sk-secret" };
const TOKENS = { SLACK_BOT_TOKEN: "xoxb-secret", SLACK_APP_TOKEN: "xapp-secret" };
/** The interval keeps it there until it is ended: a listener for a signal alone does not. */
const TOY = `process.send({ kind: "ready", lines: [String(process.pid)] }); setInterval(() => undefined, 1000);`;

test("each process is given the secrets it needs and no others, and all the rest", async (t) => {
  const home = mkdtempSync(join(tmpdir(), "parts-"));
  t.after(() => rmSync(home, { recursive: true }));
  const plain = { TOOLROOM_HOME: home, TOOLROOM_BUDGET_USD: "3", PATH: process.env.PATH };
  const onRealSlack = await secretsOf(home, { ...plain, ...KEY, ...TOKENS });
  assert.deepEqual(onRealSlack, {
    gateway: ["ANTHROPIC_API_KEY", "SLACK_APP_TOKEN", "SLACK_BOT_TOKEN"],
    "control plane": ["SLACK_APP_TOKEN", "SLACK_BOT_TOKEN"],
  });
  const onLocalSlack = await secretsOf(home, { ...plain, ...KEY });
  assert.deepEqual(onLocalSlack, { "local Slack": [], gateway: ["ANTHROPIC_API_KEY"], "control plane": [] });
});

test("the keys of apps' secrets are given to those that seal and open them", async (t) => {
  const home = mkdtempSync(join(tmpdir(), "parts-"));
  t.after(() => rmSync(home, { recursive: true }));
  const keys = { TOOLROOM_SECRET_KEYS: `secret:${Buffer.alloc(32).toString("base64")}` };
  const plain = { TOOLROOM_HOME: home, TOOLROOM_BUDGET_USD: "3", PATH: process.env.PATH };
  const has = ["TOOLROOM_SECRET_KEYS"];
  assert.deepEqual(await secretsOf(home, { ...plain, ...keys }), {
    ...{ "local Slack": [], gateway: has, "control plane": has },
  });
});

test("the gateway is given the keys that its providers name, nobody else any, and an unnamed one nobody", async (t) => {
  const home = mkdtempSync(join(tmpdir(), "parts-"));
  t.after(() => rmSync(home, { recursive: true }));
  const provider = (name: string, api: string, keyFrom: string) =>
    `{ name: ${name}, api: ${api}, baseUrl: "http://x", keyFrom: ${keyFrom}, groupKeysFrom: { sales: SALES_KEY } }`;
  const providers = `[${provider("one", "messages", "COMPANY_KEY")}, ${provider("two", "chat", "TWO_TOKEN")}]`;
  const models = `{ providers: ${providers}, roles: { plan: [one/m], code: [one/m] } }`;
  writeFileSync(join(home, "toolroom.yaml"), `models: ${models}\n`);
  const plain = { TOOLROOM_HOME: home, TOOLROOM_BUDGET_USD: "3", PATH: process.env.PATH };
  const keys = { COMPANY_KEY: "secret-1", TWO_TOKEN: "secret-2", SALES_KEY: "secret-4", OPENAI_API_KEY: "secret-3" };
  assert.deepEqual(await secretsOf(home, { ...plain, ...KEY, ...keys }), {
    ...{ "local Slack": [], gateway: ["COMPANY_KEY", "SALES_KEY", "TWO_TOKEN"], "control plane": [] },
  });
});

test("the token of the context's repository is the control plane's alone", async (t) => {
  const home = mkdtempSync(join(tmpdir(), "parts-"));
  t.after(() => rmSync(home, { recursive: true }));
  writeFileSync(
    join(home, "toolroom.yaml"),
    "context: { repository: https://x.example/a.git, keyFrom: PAGES_TOKEN }\n",
  );
  const plain = { TOOLROOM_HOME: home, TOOLROOM_BUDGET_USD: "3", PATH: process.env.PATH, PAGES_TOKEN: "secret-1" };
  assert.deepEqual(await secretsOf(home, plain), {
    ...{ "local Slack": [], gateway: [], "control plane": ["PAGES_TOKEN"] },
  });
});

/** Starts a process as each part is started, and reads at the kernel what it was given. */
async function secretsOf(home: string, environment: NodeJS.ProcessEnv): Promise<Record<string, string[]>> {
  const given: Record<string, string[]> = {};
  for (const { name, environment: own } of partsOf(readConfig(environment), environment)) {
    const toy = { name, command: [process.execPath, "-e", TOY], environment: own, readyBy: "message" as const };
    const options = { logFile: join(home, "log"), clock: systemClock, print: () => undefined };
    const part = supervise(toy, options);
    const [pid] = await part.ready;
    const lines = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
    await part.stop();
    for (const shared of ["TOOLROOM_BUDGET_USD=3", `TOOLROOM_HOME=${home}`]) assert.ok(lines.includes(shared), shared);
    given[name] = lines.flatMap((line) => (line.includes("secret") ? [line.split("=")[0] ?? ""] : [])).sort();
  }
  return given;
}
