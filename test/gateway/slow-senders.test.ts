import assert from "node:assert/strict";
import { once } from "node:events";
import { connect, type NetConnectOpts } from "node:net";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { newSecret, sha256 } from "../../lib/ids.ts";
import { webhooks } from "../../store/entrance-tables.ts";
import { triggers } from "../../store/schema.ts";
import { addDoor, addLiveApp, send, startWorld, type World } from "./fixture.ts";

/** As many as a minute takes, but for a few. */
const MANY = 50;

test("a body that comes slowly is answered 408 and its connection closed, however many there are, and others are served meanwhile", async (t) => {
  const world = await startWorld(t, { bodyTimeoutMs: 1_500 });
  const path = addHook(world);
  const slow = Array.from({ length: MANY }, () => sendSlowly(t, { port: world.port }, path));
  await Promise.all(slow.map(({ begun }) => begun));
  const other = await send({ port: world.port }, "localhost", path, { method: "POST", body: "whole" });
  assert.equal(other.status, 202);
  for (const { ended } of slow) assert.match(await ended, /^HTTP\/1\.1 408 .*connection: close/is);
  assert.match((await slow[0]?.ended) ?? "", /"code":"too_slow","message":"It did not come whole in time/);
});

test("a form and a call of tool by nobody that come slowly end, too", async (t) => {
  const world = await startWorld(t, { bodyTimeoutMs: 300 });
  const own = { origin: `http://localhost:${world.port}`, "content-type": "application/json" };
  assert.match(await sendSlowly(t, { port: world.port }, "/sign-in", own).ended, /^HTTP\/1\.1 \d+/);
  const { origin: _, ...json } = own;
  assert.match(await sendSlowly(t, { port: world.port }, "/tool/apps", json).ended, /^HTTP\/1\.1 401/);
});

test("what comes slowly through a door is answered 408, and its connection closed", async (t) => {
  const world = await startWorld(t, { bodyTimeoutMs: 300 });
  const { instanceId } = addLiveApp(world.store, { name: "ops" });
  await addDoor(world, { id: "ds_1", kind: "app", instanceId });
  const folder = await world.client.open("ds_1");
  const slow = sendSlowly(t, { path: join(folder, "door", "door.sock") }, "/data/query");
  assert.match(await slow.ended, /^HTTP\/1\.1 408/);
});

function addHook({ store }: World): string {
  const { appId } = addLiveApp(store, { name: "ops" });
  const secret = newSecret();
  const spec = { webhook: "alerts", run: "post-alert" };
  const trigger = { id: "trg_1", appId, releaseId: "rel_1", run: spec.run, spec, timeZone: "UTC" };
  store.orm.insert(triggers).values(trigger).run();
  const row = { appId, word: "alerts", secretHash: sha256(secret), toldAt: 1, createdAt: 1 };
  store.orm.insert(webhooks).values(row).run();
  return `/hooks/ops/${secret}`;
}

function sendSlowly(t: TestContext, where: NetConnectOpts, path: string, headers: Record<string, string> = {}) {
  const socket = connect(where);
  t.after(() => socket.destroy());
  const lines = Object.entries({ host: "localhost", "content-length": "1000", ...headers });
  socket.write(`POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\nsome`);
  let said = "";
  socket.on("data", (bytes: Buffer) => {
    said += bytes.toString("utf8");
  });
  return { begun: once(socket, "connect"), ended: once(socket, "close").then(() => said) };
}
