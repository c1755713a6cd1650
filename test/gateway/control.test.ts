import assert from "node:assert/strict";
import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { createGatewayClient } from "../../gateway/control-client.ts";
import { startGateway } from "../../gateway/gateway.ts";
import { probeToken } from "../../gateway/probe.ts";
import { systemClock } from "../../lib/clock.ts";
import { packagesOf } from "../../lib/config-packages.ts";
import { KnownError } from "../../lib/errors.ts";
import { silentLog } from "../../lib/log.ts";
import { openSecretKeys } from "../../operator/secret-keys.ts";
import { eq } from "../../store/drizzle.ts";
import { apps, instances } from "../../store/schema.ts";
import { NO_MODELS } from "../fakes/model-platform.ts";
import { NO_SOURCES } from "../fakes/no-sources.ts";
import { addInstance, addLiveApp, send, startFakeApp, startWorld, type World } from "./fixture.ts";

function another(world: World, change: { port?: number; runtimeFolder?: string }) {
  return startGateway({
    ...{ store: world.store, clock: world.clock, keys: world.keys, version: "0.1.0", settings: "s1", log: silentLog },
    ...{
      port: 0,
      home: world.home,
      runtimeFolder: world.runtimeFolder,
      approvers: { approverGroup: null, groupMembers: async () => [] },
    },
    people: { sendSignInLink: async () => undefined, postForApp: async () => ({ ok: true, ts: "1" }) },
    packages: packagesOf({ allow: [] }),
    sources: NO_SOURCES,
    secretKeys: () => openSecretKeys({ home: world.home, secretKeys: null }),
    models: NO_MODELS,
    readCalls: [],
    mcpServers: [],
    ...change,
  });
}

test("ping says which process answers, and only its user may ask", async (t) => {
  const world = await startWorld(t);
  assert.deepEqual(await world.client.ping(), {
    pid: process.pid,
    version: "0.1.0",
    settings: "s1",
    hasModelKey: false,
    url: world.gateway.url,
  });
  assert.equal(statSync(join(world.runtimeFolder, "gateway.sock")).mode & 0o777, 0o600);
  assert.equal(statSync(world.runtimeFolder).mode & 0o777, 0o700);
});

test("a taken port is refused by the name of its setting", async (t) => {
  const world = await startWorld(t);
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  t.after(() => other.close());
  const address = other.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  await assert.rejects(another(world, { port, runtimeFolder: join(world.home, "run2") }), (error: KnownError) => {
    assert.equal(error.code, "port_taken");
    assert.match(error.next, /TOOLROOM_PORT/);
    return true;
  });
});

test("a second gateway of the same Toolroom is refused and takes nothing from the first", async (t) => {
  const world = await startWorld(t);
  await assert.rejects(another(world, {}), { code: "gateway_running" });
  assert.equal((await world.client.ping()).pid, process.pid);
});

test("a runtime folder that others can reach, or a link in its place, is refused", async (t) => {
  const world = await startWorld(t);
  const open = join(world.home, "open");
  mkdirSync(open);
  chmodSync(open, 0o755);
  await assert.rejects(another(world, { runtimeFolder: open }), { code: "runtime_folder" });
  const link = join(world.home, "link");
  symlinkSync(world.runtimeFolder, link);
  await assert.rejects(another(world, { runtimeFolder: link }), { code: "runtime_folder" });
});

test("calls wait for a gateway that starts again, and end plainly where none does", async (t) => {
  const world = await startWorld(t);
  const { appId, instanceId } = addLiveApp(world.store, { name: "lunch" });
  await world.gateway.close();
  const pointing = world.client.point(appId, instanceId);
  await world.restart();
  await pointing;
  const nowhere = createGatewayClient(join(world.home, "none.sock"), { clock: systemClock, patienceMs: 50 });
  await assert.rejects(nowhere.release(appId), { code: "gateway_unreachable" });
  await assert.rejects(nowhere.ping(), { code: "gateway_unreachable" });
});

test("a socket left by a killed gateway is taken over", async (t) => {
  const world = await startWorld(t);
  await world.gateway.close();
  writeFileSync(join(world.runtimeFolder, "gateway.sock"), "");
  await world.restart();
  assert.equal((await world.client.ping()).pid, process.pid);
});

test("pointing to an instance that is not the app's is refused in plain words", async (t) => {
  const world = await startWorld(t);
  const { appId } = addLiveApp(world.store, { name: "lunch" });
  addLiveApp(world.store, { name: "sales" });
  await assert.rejects(world.client.point(appId, "sales-1"), (error) => {
    assert.ok(error instanceof KnownError);
    assert.equal(error.code, "no_such_instance");
    return true;
  });
});

test("a probe tells the release through the listening port, or why it cannot", async (t) => {
  const world = await startWorld(t);
  const { appId, instanceId } = addLiveApp(world.store, { name: "lunch" });
  const down = addLiveApp(world.store, { name: "down" });
  await startFakeApp(t, world, instanceId, (_request, response) => response.end("x"));
  assert.deepEqual(await world.client.probe(appId), { release: "tag-lunch-1" });
  assert.deepEqual(await world.client.probe(down.appId), { problem: "Its health answers with status 503." });
  assert.deepEqual(await world.client.probe("app_none"), { problem: "App app_none is not in the registry." });
});

test("only the platform's key opens an app's health from outside, for one host and a minute", async (t) => {
  const world = await startWorld(t);
  const { instanceId } = addLiveApp(world.store, { name: "lunch" });
  await startFakeApp(t, world, instanceId, (_request, response) => response.end("x"));
  const now = world.clock.now();
  const health = async (token: string, path = "/_toolroom/health") => {
    const headers = { "x-toolroom-probe": token };
    return (await send({ port: world.port }, `lunch.localhost:${world.port}`, path, { headers })).status;
  };
  assert.equal(await health(probeToken("lunch.localhost", now, world.keys.probeKey)), 200);
  assert.equal(await health(probeToken("lunch.localhost", now, Buffer.from("guess"))), 401);
  assert.equal(await health(probeToken("sales.localhost", now, world.keys.probeKey)), 401);
  assert.equal(await health(probeToken("lunch.localhost", now - 61_000, world.keys.probeKey)), 401);
  assert.equal(await health(probeToken("lunch.localhost", now, world.keys.probeKey), "/"), 401);
});

test("a first release is reached as soon as it is pointed to, before anything is committed", async (t) => {
  const world = await startWorld(t);
  const { appId } = addLiveApp(world.store, { name: "lunch" });
  const next = addInstance(world.store, { name: "lunch" }, { id: "lunch-9" });
  await startFakeApp(t, world, next, (_request, response) => response.end("x"));
  await world.client.point(appId, next);
  assert.deepEqual(await world.client.probe(appId), { release: "tag-lunch-9" });
});

test("an app whose first release failed is not left pointed to what was stopped", async (t) => {
  const world = await startWorld(t);
  const { appId } = addLiveApp(world.store, { name: "lunch" });
  world.store.orm.update(apps).set({ status: "building", liveDeploymentId: null }).run();
  const next = addInstance(world.store, { name: "lunch" }, { id: "lunch-9" });
  const server = await startFakeApp(t, world, next, (_request, response) => response.end("x"));
  await world.client.point(appId, next);
  assert.deepEqual(await world.client.probe(appId), { release: "tag-lunch-9" });
  world.store.orm.update(instances).set({ wanted: false }).where(eq(instances.id, next)).run();
  server.close();
  await new Promise((resolve) => setTimeout(resolve, 1_200)); // the gateway looks once a second
  const headers = { "x-toolroom-probe": probeToken("lunch.localhost", world.clock.now(), world.keys.probeKey) };
  const answer = await send({ port: world.port }, `lunch.localhost:${world.port}`, "/_toolroom/health", { headers });
  assert.match(answer.text, /is being built/);
});
