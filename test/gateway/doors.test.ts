import assert from "node:assert/strict";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { PostForApp } from "../../gateway/platform-door.ts";
import { appPostsOfInstance } from "../../store/app-posts.ts";
import { readDoorSession } from "../../store/door-sessions.ts";
import { addDoor, addInstance, addLiveApp, send, startWorld, type World } from "./fixture.ts";

const delivery = (id: string, call: number) => ({
  "x-toolroom-delivery-id": id,
  "x-toolroom-call-number": String(call),
});

async function openAppDoor(world: World, instanceId: string, kind: "app" | "preview" = "app"): Promise<string> {
  await addDoor(world, { id: `door-${instanceId}`, kind, instanceId });
  return join(await world.client.open(`door-${instanceId}`), "door", "door.sock");
}

function post(socketPath: string, body: unknown, headers: Record<string, string> = {}) {
  return send({ socketPath }, "door", "/slack/post", { method: "POST", body: JSON.stringify(body), headers });
}

test("a door is a folder that a box of another user can enter and cannot list others from", async (t) => {
  const world = await startWorld(t);
  await addDoor(world, { id: "ds_1" });
  const folder = await world.client.open("ds_1");
  assert.equal(folder, join(world.runtimeFolder, "d", "ds_1"));
  assert.equal(await world.client.open("ds_1"), folder);
  const mode = (...path: string[]) => statSync(join(...path)).mode & 0o777;
  assert.equal(mode(folder, ".."), 0o711);
  assert.equal(mode(folder), 0o711);
  assert.equal(mode(folder, "door"), 0o755);
  assert.equal(mode(folder, "door", "door.sock"), 0o666);
});

test("closing stops listening, removes the folder and stays closed", async (t) => {
  const world = await startWorld(t);
  await addDoor(world, { id: "ds_1" });
  const folder = await world.client.open("ds_1");
  await world.client.close("ds_1");
  await world.client.close("ds_1");
  assert.equal(existsSync(folder), false);
  assert.notEqual((await readDoorSession(world.store, "ds_1"))?.closedAt, null);
  await assert.rejects(world.client.open("ds_1"), { code: "door_closed" });
  await assert.rejects(world.client.open("ds_none"), { code: "door_closed" });
});

test("after a restart every open door answers again in the same folder, and closed and expired ones do not", async (t) => {
  const world = await startWorld(t);
  await addDoor(world, { id: "ds_1" });
  await addDoor(world, { id: "ds_late", expiresAt: world.clock.now() + 1_000 });
  const folder = await world.client.open("ds_1");
  const late = await world.client.open("ds_late");
  const inode = statSync(join(folder, "door")).ino;
  world.clock.advance(2_000);
  await world.restart();
  assert.equal(statSync(join(folder, "door")).ino, inode);
  const socketPath = join(folder, "door", "door.sock");
  assert.equal((await send({ socketPath }, "door", "/", { method: "HEAD" })).status, 200);
  await assert.rejects(send({ socketPath: join(late, "door", "door.sock") }, "door", "/"), { code: "ECONNREFUSED" });
});

test("a door that expires while it is open answers no more", async (t) => {
  const world = await startWorld(t);
  await addDoor(world, { id: "ds_1" });
  const socketPath = join(await world.client.open("ds_1"), "door", "door.sock");
  world.clock.advance(3_600_001);
  const answer = await send({ socketPath }, "door", "/tool/status", { method: "POST" });
  assert.equal(answer.status, 403);
  assert.equal(JSON.parse(answer.text).error.code, "door_closed");
});

test("each kind of door knows its own calls and names them", async (t) => {
  const world = await startWorld(t);
  const { instanceId } = addLiveApp(world.store, { name: "lunch", post: ["#food"] });
  const app = await openAppDoor(world, instanceId);
  const model = await send({ socketPath: app }, "door", "/v1/responses", { method: "POST", body: "{}" });
  assert.equal(model.status, 404);
  assert.match(JSON.parse(model.text).error.fix, /POST \/slack\/post/);
  await addDoor(world, { id: "ds_1" });
  const build = join(await world.client.open("ds_1"), "door", "door.sock");
  assert.equal((await post(build, { channel: "#food", text: "x" })).status, 404);
});

test("tool in a build asks for its status, and nothing else from here", async (t) => {
  const world = await startWorld(t);
  await addDoor(world, { id: "ds_1", budgetUsd: 3 });
  const socketPath = join(await world.client.open("ds_1"), "door", "door.sock");
  const ask = async (command: string) =>
    JSON.parse((await send({ socketPath }, "door", `/tool/${command}`, { method: "POST", body: "{}" })).text);
  const status = await ask("status");
  assert.equal(status.ok, true);
  assert.deepEqual([status.result.budgetUsd, status.result.spentUsd], [3, 0]);
  const deploy = await ask("deploy");
  assert.deepEqual([deploy.ok, deploy.error.code], [false, "not_here"]);
});

test("a live app posts, once for each delivery and call, also from another instance", async (t) => {
  const world = await startWorld(t);
  const { appId, instanceId } = addLiveApp(world.store, { name: "lunch", post: ["#food"] });
  addInstance(world.store, { name: "lunch", post: ["#food"] }, { id: "lunch-2" });
  const [one, two] = [await openAppDoor(world, instanceId), await openAppDoor(world, "lunch-2")];
  assert.deepEqual(JSON.parse((await post(one, { channel: "#food", text: "ramen" }, delivery("del_1", 1))).text), {
    ok: true,
    post: "del_1:1",
  });
  await post(one, { channel: "#food", text: "ramen" }, delivery("del_1", 1));
  await post(two, { channel: "#food", text: "other words this time" }, delivery("del_1", 1));
  await post(one, { channel: "#food", text: "pizza" }, delivery("del_1", 2));
  assert.deepEqual(
    world.posts.map(({ key, text, appName }) => [key, text, appName]),
    [
      [`${appId}:del_1:1`, "ramen", "lunch"],
      [`${appId}:del_1:2`, "pizza", "lunch"],
    ],
  );
});

test("posts outside a delivery are each their own", async (t) => {
  const world = await startWorld(t);
  const { instanceId } = addLiveApp(world.store, { name: "lunch", post: ["#food"] });
  const door = await openAppDoor(world, instanceId);
  await post(door, { channel: "#food", text: "same" });
  await post(door, { channel: "#food", text: "same" });
  assert.equal(new Set(world.posts.map(({ key }) => key)).size, 2);
});

test("previews and checks only record what they would post", async (t) => {
  const world = await startWorld(t);
  addLiveApp(world.store, { name: "lunch" });
  for (const kind of ["preview", "check"] as const) {
    const id = addInstance(world.store, { name: "lunch", post: ["#food"] }, { id: `lunch-${kind}`, kind });
    const door = await openAppDoor(world, id, "preview");
    for (let call = 1; call <= 11; call += 1) {
      const answer = await post(door, { channel: "#food", text: `would ${call}` }, delivery("del_1", call));
      assert.equal(answer.status, 200);
    }
    const recorded = await appPostsOfInstance(world.store, id);
    assert.deepEqual(
      recorded.map(({ text, status }) => [text, status]),
      Array.from({ length: 11 }, (_, index) => [`would ${index + 1}`, "recorded"]),
    );
  }
  assert.equal(world.posts.length, 0);
});

test("a post that was claimed and not made is made by the repeat, with the same key and words", async (t) => {
  const keys: string[] = [];
  let isDown = true;
  const postForApp: PostForApp = async ({ key, text }) => {
    keys.push(`${key} ${text}`);
    return isDown ? { ok: false, problem: "Slack is down." } : { ok: true, ts: "1" };
  };
  const world = await startWorld(t, { people: { sendSignInLink: async () => undefined, postForApp } });
  const { appId, instanceId } = addLiveApp(world.store, { name: "lunch", post: ["#food"] });
  const door = await openAppDoor(world, instanceId);
  const first = await post(door, { channel: "#food", text: "ramen" }, delivery("del_1", 1));
  assert.equal(first.status, 502);
  assert.match(first.text, /Slack is down/);
  assert.equal((await appPostsOfInstance(world.store, instanceId))[0]?.status, "pending");
  isDown = false;
  assert.equal((await post(door, { channel: "#food", text: "other" }, delivery("del_1", 1))).status, 200);
  assert.equal((await post(door, { channel: "#food", text: "ramen" }, delivery("del_1", 1))).status, 200);
  assert.deepEqual(keys, [`${appId}:del_1:1 ramen`, `${appId}:del_1:1 ramen`]);
  assert.equal((await appPostsOfInstance(world.store, instanceId))[0]?.status, "posted");
});

test("a channel the manifest does not name, and a malformed post, are refused with the fix", async (t) => {
  const world = await startWorld(t);
  const { instanceId } = addLiveApp(world.store, { name: "lunch", post: ["#food"] });
  const door = await openAppDoor(world, instanceId);
  const other = await post(door, { channel: "#sales", text: "x" });
  assert.equal(other.status, 403);
  assert.match(
    JSON.parse(other.text).error.fix,
    /#sales under bindings\.slack\.post in app\.yaml \(there now: #food\)/,
  );
  for (const body of [
    {},
    { channel: "food", text: "x" },
    { channel: "#food", text: "" },
    { channel: "#food", text: "x", as: "boss" },
  ]) {
    assert.equal((await post(door, body)).status, 400);
  }
  const half = await post(door, { channel: "#food", text: "x" }, { "x-toolroom-delivery-id": "del_1" });
  assert.equal(half.status, 400);
  assert.equal(world.posts.length, 0);
});

test("an app in a loop is stopped at sixty posts a minute", async (t) => {
  const world = await startWorld(t);
  const { instanceId } = addLiveApp(world.store, { name: "lunch", post: ["#food"] });
  const door = await openAppDoor(world, instanceId);
  for (let count = 0; count < 60; count += 1) await post(door, { channel: "#food", text: "again" });
  const over = await post(door, { channel: "#food", text: "again" });
  assert.deepEqual([over.status, JSON.parse(over.text).error.code], [429, "too_many_posts"]);
  assert.equal(world.posts.length, 60);
  world.clock.advance(60_000);
  assert.equal((await post(door, { channel: "#food", text: "again" })).status, 200);
});
