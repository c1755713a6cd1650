import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { pidOf, untilWhispered } from "./facts.ts";
import { startStage } from "./stage.ts";

const MAIN = fileURLToPath(new URL("../../cli/main.ts", import.meta.url));
const NO_ENGINE = {
  TOOLROOM_RUNNER: "docker",
  DOCKER_HOST: "unix:///nonexistent/docker.sock",
  ANTHROPIC_API_KEY: undefined,
};

test("a port that is taken ends the start at once, and names the port and what to set", async (t) => {
  for (const variable of ["TOOLROOM_WORKSPACE_PORT", "TOOLROOM_PORT"]) {
    const home = mkdtempSync(join(tmpdir(), "toolroom-start-"));
    t.after(() => rmSync(home, { recursive: true, force: true }));
    const taken = await listenAnywhere(t);
    const [free, port] = await Promise.all([portOf(await listenAnywhere(t), true), portOf(taken, false)]);
    const other = variable === "TOOLROOM_PORT" ? "TOOLROOM_WORKSPACE_PORT" : "TOOLROOM_PORT";
    const start = await startToEnd({ TOOLROOM_HOME: home, [variable]: String(port), [other]: String(free) });
    assert.equal(start.code, 1);
    assert.match(start.said, new RegExp(`Port ${port} is used by another program\\. Set ${variable} to a free port`));
    assert.doesNotMatch(start.said, /is ready|\n +at /);
    const parts = ["control-plane", "gateway"];
    const left = parts.map((part) => pidOf({ home }, part));
    assert.deepEqual(left, [undefined, undefined], "no process is left");
  }
});

test("a second start on the same folder is refused, and the first goes on", async (t) => {
  const stage = await startStage(t, { modelUrl: "http://127.0.0.1:9", environment: NO_ENGINE });
  const free = async () => String(await portOf(await listenAnywhere(t), true));
  const again = { TOOLROOM_HOME: stage.home, TOOLROOM_PORT: await free(), TOOLROOM_WORKSPACE_PORT: await free() };
  for (const environment of [again, stage.environment]) {
    const second = await startToEnd(environment);
    assert.equal(second.code, 1);
    assert.match(second.said, /Toolroom runs in .* already\. Use that one, or set TOOLROOM_HOME to another folder\./);
  }
  const asker = stage.person("asker1");
  await asker.say("#requests", stage.bot);
  await untilWhispered(asker, /./);
  assert.doesNotMatch(stage.printed(), /starts again/);
});

test("a model without a known price ends the start, with those that have one", async (t) => {
  const home = mkdtempSync(join(tmpdir(), "toolroom-start-"));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  const port = async () => String(await portOf(await listenAnywhere(t), true));
  const ports = { TOOLROOM_PORT: await port(), TOOLROOM_WORKSPACE_PORT: await port() };
  const start = await startToEnd({ TOOLROOM_HOME: home, ...ports, TOOLROOM_MODEL_CODE: "gpt-9", TOOLROOM_PROT: "1" });
  assert.equal(start.code, 1);
  assert.match(start.said, /TOOLROOM_MODEL_CODE: no price is known for gpt-9.*Set one of claude-/);
  assert.match(start.said, /TOOLROOM_PROT is no setting/);
});

test("what approves and where it is asked is looked for at the start, and named where it is missing", async (t) => {
  const environment = { ...NO_ENGINE, TOOLROOM_APPROVERS: "nobodyhere", TOOLROOM_PLATFORM_CHANNEL: "#nochannel" };
  const stage = await startStage(t, { modelUrl: "http://127.0.0.1:9", environment });
  assert.match(stage.printed(), /Slack has no user group @nobodyhere\./);
  assert.match(stage.printed(), /The bot sees no channel #nochannel/);
});

async function startToEnd(environment: NodeJS.ProcessEnv): Promise<{ code: number | null; said: string }> {
  const env = { ...process.env, ...NO_ENGINE, ...environment };
  const child = spawn(process.execPath, [MAIN, "serve"], { env, stdio: ["ignore", "pipe", "pipe"], timeout: 20_000 });
  let said = "";
  child.stdout.on("data", (chunk) => (said += chunk));
  child.stderr.on("data", (chunk) => (said += chunk));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, said };
}

async function listenAnywhere(t: TestContext): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  return server;
}

async function portOf(server: Server, thenFree: boolean): Promise<number> {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port.");
  if (thenFree) await new Promise((resolve) => server.close(resolve));
  return address.port;
}
