import assert from "node:assert/strict";
import { test } from "node:test";
import { appPostsOfInstance } from "../../store/app-posts.ts";
import { addInstance, addLiveApp, openAppDoor, send, startWorld } from "./fixture.ts";

async function call(socketPath: string, verb: string, body: unknown, number: number, deliveryId = "dlv_1") {
  const headers = { "x-toolroom-delivery-id": deliveryId, "x-toolroom-call-number": String(number) };
  const asked = { method: "POST", body: JSON.stringify(body), headers };
  const { status, text } = await send({ socketPath }, "door", `/slack/${verb}`, asked);
  return { status, answer: JSON.parse(text) };
}

const base64 = (text: string) => Buffer.from(text).toString("base64");

test("an app changes its own post, answers below it and lays a file there, each once for each call", async (t) => {
  const world = await startWorld(t);
  const { appId, instanceId } = addLiveApp(world.store, { name: "lunch", post: ["#food"] });
  const door = await openAppDoor(world, instanceId);
  const { post } = (await call(door, "post", { channel: "#food", text: "Open" }, 1)).answer;
  for (const _ of ["first", "repeat"]) {
    assert.equal((await call(door, "update", { post, text: "Closed" }, 2)).status, 200);
    assert.equal((await call(door, "post", { channel: "#food", text: "below", thread: post }, 3)).status, 200);
    const file = { channel: "#food", name: "a.csv", content: base64("dish\nramen"), thread: post };
    assert.equal((await call(door, "upload", file, 4)).status, 200);
  }
  assert.deepEqual(
    world.posts.map(({ key, text, threadOf, updates, file }) => [key, text, threadOf ?? updates, file?.name]),
    [
      [`${appId}:dlv_1:1`, "Open", undefined, undefined],
      [`${appId}:dlv_1:2`, "Closed", `${appId}:dlv_1:1`, undefined],
      [`${appId}:dlv_1:3`, "below", `${appId}:dlv_1:1`, undefined],
      [`${appId}:dlv_1:4`, "a.csv, 10 bytes\ndish\nramen", `${appId}:dlv_1:1`, "a.csv"],
    ],
  );
});

test("another app's post, one of another channel, one that is none, and a file's are refused", async (t) => {
  const world = await startWorld(t);
  const { instanceId } = addLiveApp(world.store, { name: "lunch", post: ["#food", "#ops"] });
  const other = addLiveApp(world.store, { name: "other", post: ["#food"] });
  const [door, otherDoor] = [await openAppDoor(world, instanceId), await openAppDoor(world, other.instanceId)];
  const theirs = (await call(otherDoor, "post", { channel: "#food", text: "x" }, 1, "dlv_9")).answer.post;
  const { post } = (await call(door, "post", { channel: "#food", text: "x" }, 1)).answer;
  const content = base64("x");
  const file = (await call(door, "upload", { channel: "#food", name: "a.txt", content }, 2)).answer.post;
  const refused: [string, unknown, string][] = [
    ["update", { post: theirs, text: "mine now" }, "no_such_post"],
    ["update", { post: "dlv_1:77", text: "x" }, "no_such_post"],
    ["update", { post: "../1", text: "x" }, "bad_update"],
    ["update", { post: file, text: "x" }, "not_updatable"],
    ["post", { channel: "#food", text: "x", thread: file }, "no_thread"],
    ["post", { channel: "#ops", text: "x", thread: post }, "other_channel"],
    ["upload", { channel: "#sales", name: "a.txt", content }, "not_bound"],
    ["upload", { channel: "#food", name: "../a.txt", content }, "bad_upload"],
    ["upload", { channel: "#food", name: "a.txt", content: "no base64!" }, "bad_upload"],
    ["upload", { channel: "#food", name: "big", content: Buffer.alloc(8_388_609).toString("base64") }, "bad_upload"],
  ];
  const codes: string[] = [];
  for (const [index, [verb, body]] of refused.entries())
    codes.push((await call(door, verb, body, index + 10)).answer.error.code);
  assert.deepEqual(
    codes,
    refused.map(([, , code]) => code),
  );
  assert.equal(world.posts.length, 3);
});

test("a preview only records what it would change and lay there", async (t) => {
  const world = await startWorld(t);
  addLiveApp(world.store, { name: "lunch" });
  const id = addInstance(world.store, { name: "lunch", post: ["#food"] }, { id: "lunch-p", kind: "preview" });
  const door = await openAppDoor(world, id, "preview");
  const { post } = (await call(door, "post", { channel: "#food", text: "Open" }, 1)).answer;
  await call(door, "update", { post, text: "Closed" }, 2);
  await call(door, "upload", { channel: "#food", name: "a.bin", title: "All", content: "AAE=" }, 3);
  assert.deepEqual(
    (await appPostsOfInstance(world.store, id)).map(({ kind, channel, text, status }) => [kind, channel, text, status]),
    [
      ["post", "#food", "Open", "recorded"],
      ["update", "#food", "Closed", "recorded"],
      ["upload", "#food", "a.bin (All), 2 bytes", "recorded"],
    ],
  );
  assert.equal(world.posts.length, 0);
});

test("with a post goes whether it is the company's alone, and the icon that its app names", async (t) => {
  const world = await startWorld(t);
  for (const spec of [
    { name: "lunch", post: ["#food"], icon: "ramen", bindings: { db: true } },
    { name: "green", post: ["#food"] },
  ]) {
    const { instanceId } = addLiveApp(world.store, spec);
    await call(await openAppDoor(world, instanceId), "post", { channel: "#food", text: "x" }, 1, `dlv_${spec.name}`);
  }
  assert.deepEqual(
    world.posts.map(({ appName, forCompanyOnly, icon }) => [appName, forCompanyOnly, icon]),
    [
      ["lunch", true, "ramen"],
      ["green", false, undefined],
    ],
  );
});
