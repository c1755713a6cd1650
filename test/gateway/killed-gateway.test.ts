import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { createGatewayClient } from "../../gateway/control-client.ts";
import { systemClock } from "../../lib/clock.ts";
import { readConfig } from "../../lib/config.ts";
import { createDoorSession } from "../../store/door-sessions.ts";
import { readDoorTold } from "../../store/door-told.ts";
import { modelCallsOfDoor } from "../../store/model-calls.ts";
import { openStore } from "../../store/store.ts";
import { freePort } from "../free-port.ts";
import { send } from "./fixture.ts";
import { startProvider } from "./provider-stub.ts";

const MAIN = fileURLToPath(new URL("../../cli/main.ts", import.meta.url));
const BODY = JSON.stringify({ model: "code", max_tokens: 1_000, messages: [{ role: "user", content: "hi" }] });

test("a gateway that is killed in the middle of calls: the next one knows whose they were, and what they may have cost", async (t) => {
  let asked: () => void = () => undefined;
  const provider = await startProvider(t, (_request, response) => {
    if (provider.requests.length <= 3) return asked(); // and never an answer
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ usage: { input_tokens: 100, output_tokens: 10 } }));
  });
  const { home, environment } = await prepareHome(t, provider.url);
  const { runtimeFolder } = readConfig(environment);
  t.after(() => rmSync(runtimeFolder, { recursive: true, force: true }));
  const store = openStore(join(home, "registry.db"));
  t.after(() => store.close());
  await createDoorSession(store, {
    ...{
      id: "ds_1",
      kind: "build",
      personId: "U1",
      appId: null,
      requestId: "req_1",
      instanceId: null,
      budgetUsd: 0.04,
    },
    ...{ createdAt: 0, expiresAt: systemClock.now() + 3_600_000 },
  });

  const first = startGateway(t, environment);
  const client = createGatewayClient(join(runtimeFolder, "gateway.sock"), { clock: systemClock, patienceMs: 30_000 });
  const socketPath = join(await client.open("ds_1"), "door", "door.sock");
  const ask = () => send({ socketPath }, "door", "/v1/messages", { method: "POST", body: BODY });
  const all = new Promise<void>((resolve) => {
    asked = () => (provider.requests.length === 3 ? resolve() : undefined);
  });
  const cut = Promise.allSettled([ask(), ask(), ask()]);
  await all;
  first.kill("SIGKILL");
  await once(first, "exit");
  assert.ok((await cut).every(({ status }) => status === "rejected"));
  assert.equal((await readDoorTold(store, "ds_1")).callsUnderWay, 3);

  startGateway(t, environment);
  await client.open("ds_1");
  const { spentUsd, callsUnderWay, refused } = await readDoorTold(store, "ds_1");
  const rows = await modelCallsOfDoor(store, "ds_1");
  assert.deepEqual([callsUnderWay, refused?.code], [0, "model_down"]);
  // A thousand tokens at $10 a million, and the few of the input, each.
  assert.ok(rows.every(({ costUsd }) => costUsd > 0.01 && costUsd < 0.011));
  assert.equal(
    Math.round(spentUsd * 1e9),
    rows.reduce((sum, { costUsd }) => sum + Math.round(costUsd * 1e9), 0),
  );
  const refusedNow = await ask();
  assert.equal(refusedNow.status, 402, refusedNow.text);
  assert.equal(provider.requests.length, 3);
});

function startGateway(t: TestContext, environment: NodeJS.ProcessEnv): ChildProcess {
  const env = { ...environment, PATH: process.env.PATH };
  const child = spawn(process.execPath, [MAIN, "serve", "--part", "gateway"], { env, stdio: "ignore" });
  t.after(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  });
  return child;
}

/** A home as the local Slack leaves it, with a free port. */
async function prepareHome(t: TestContext, baseUrl: string) {
  const home = mkdtempSync(join(tmpdir(), "killed-"));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  mkdirSync(join(home, "local-slack"));
  writeFileSync(join(home, "local-slack", "tokens.json"), JSON.stringify({ botToken: "xoxb-1", appToken: "xapp-1" }));
  const port = await freePort();
  const models = { ANTHROPIC_API_KEY: "sk-real", ANTHROPIC_BASE_URL: baseUrl };
  return { home, environment: { TOOLROOM_HOME: home, TOOLROOM_PORT: String(port), ...models } };
}
