import assert from "node:assert/strict";
import { test } from "node:test";
import { appPostsOfInstance } from "../../store/app-posts.ts";
import { enqueueDelivery } from "../../store/deliveries.ts";
import { addUsage } from "../../store/usage.ts";
import { addInstance, addLiveApp, addPerson, openAppDoor, personId, send, startWorld } from "./fixture.ts";

async function tell(socketPath: string, body: unknown, call?: { deliveryId: string; number: number }) {
  const headers = call && {
    "x-toolroom-delivery-id": call.deliveryId,
    "x-toolroom-call-number": String(call.number),
  };
  const asked = { method: "POST", body: JSON.stringify(body), ...(headers ? { headers } : {}) };
  const { status, text } = await send({ socketPath }, "door", "/slack/dm", asked);
  return { status, answer: JSON.parse(text) };
}

const used = (appId: string, person: string) => ({
  ...{ appId, day: "2026-03-02", personId: personId(person), kind: "visit" as const, count: 1 },
});

test("an app tells those who used it, and its owner, once for each delivery and call", async (t) => {
  const world = await startWorld(t);
  const { appId, instanceId } = addLiveApp(world.store, { name: "santa", dm: true });
  await addUsage(world.store, [used(appId, "asker2")]);
  const door = await openAppDoor(world, instanceId);
  const call = { deliveryId: "dlv_1", number: 1 };
  const word = { person: personId("asker2"), text: "You drew Ana" };
  assert.deepEqual((await tell(door, word, call)).answer, { ok: true, post: "dlv_1:1" });
  assert.deepEqual((await tell(door, { ...word, text: "again" }, call)).answer, { ok: true, post: "dlv_1:1" });
  assert.equal((await tell(door, { person: personId("asker1"), text: "owner" }, { ...call, number: 2 })).status, 200);
  assert.deepEqual(
    world.posts.map(({ key, channel, text }) => [key, channel, text]),
    [
      [`${appId}:dlv_1:1`, `@${personId("asker2")}`, "You drew Ana"],
      [`${appId}:dlv_1:2`, `@${personId("asker1")}`, "owner"],
    ],
  );
});

test("whoever never used it, left, is a guest or of another company, or unknown, is not told", async (t) => {
  const world = await startWorld(t);
  const { appId, instanceId } = addLiveApp(world.store, { name: "santa", dm: true });
  addPerson(world.store, "gone", { isDeactivated: true });
  addPerson(world.store, "other", { slackTeamId: "T2" });
  await addUsage(world.store, [
    used(appId, "gone"),
    used(appId, "guest1"),
    used(appId, "other"),
    used("app_x", "asker2"),
  ]);
  const door = await openAppDoor(world, instanceId);
  for (const handle of ["asker2", "gone", "guest1", "other", "nobody"]) {
    const told = await tell(door, { person: personId(handle), text: "x" }, { deliveryId: "dlv_1", number: 1 });
    assert.deepEqual([told.status, told.answer.error.code], [403, "not_a_user"], handle);
  }
  assert.equal(world.posts.length, 0);
  assert.equal((await appPostsOfInstance(world.store, instanceId)).length, 0);
});

test("more people than may be told in a minute are told by the repeats of the delivery", async (t) => {
  const world = await startWorld(t);
  const { appId, instanceId } = addLiveApp(world.store, { name: "santa", dm: true });
  const handles = Array.from({ length: 70 }, (_, index) => `many${index}`);
  for (const handle of handles) addPerson(world.store, handle);
  await addUsage(
    world.store,
    handles.map((handle) => used(appId, handle)),
  );
  const door = await openAppDoor(world, instanceId);
  const tellAll = async () => {
    const statuses: number[] = [];
    for (const [index, handle] of handles.entries()) {
      const call = { deliveryId: "dlv_1", number: index + 1 };
      statuses.push((await tell(door, { person: personId(handle), text: "x" }, call)).status);
    }
    return statuses.filter((status) => status === 200).length;
  };
  assert.equal(await tellAll(), 60);
  world.clock.advance(60_001);
  assert.equal(await tellAll(), 70);
  assert.equal(world.posts.length, 70);
});

test("whoever uses its command for the first time is told while it is answered", async (t) => {
  const world = await startWorld(t);
  const { appId, instanceId } = addLiveApp(world.store, { name: "santa", dm: true });
  const user = { id: personId("asker2"), handle: "asker2", name: "A", timeZone: "UTC" };
  const body = { deliveryId: "dlv_1", run: "join", kind: "command" as const, at: "", text: "", user, channelId: null };
  await enqueueDelivery(world.store, {
    ...{ id: "dlv_1", appId, instanceId: null, dedupeKey: "d", body, answerTo: null, createdAt: 0 },
  });
  const door = await openAppDoor(world, instanceId);
  const word = { person: user.id, text: "Welcome" };
  assert.equal((await tell(door, word, { deliveryId: "dlv_1", number: 1 })).status, 200);
  assert.equal((await tell(door, word, { deliveryId: "dlv_2", number: 1 })).status, 403);
});

test("an app that does not declare it, and what is no word, are refused; channels are not reached that way", async (t) => {
  const world = await startWorld(t);
  const { instanceId } = addLiveApp(world.store, { name: "lunch", post: ["#food"] });
  const door = await openAppDoor(world, instanceId);
  const told = await tell(door, { person: personId("asker1"), text: "x" });
  assert.deepEqual([told.status, told.answer.error.code], [403, "not_bound"]);
  assert.match(told.answer.error.fix, /dm: true/);
  for (const body of [{}, { person: "#food", text: "x" }, { person: "U1", text: "" }, { channel: "#food", text: "x" }])
    assert.equal((await tell(door, body)).status, 400);
  const post = { channel: `@${personId("asker1")}`, text: "x" };
  const posted = await send({ socketPath: door }, "door", "/slack/post", {
    method: "POST",
    body: JSON.stringify(post),
  });
  assert.equal(posted.status, 400);
});

test("previews and checks tell nobody, whoever it is", async (t) => {
  const world = await startWorld(t);
  addLiveApp(world.store, { name: "santa" });
  for (const kind of ["preview", "check"] as const) {
    const id = addInstance(world.store, { name: "santa", dm: true }, { id: `santa-${kind}`, kind });
    const door = await openAppDoor(world, id, "preview");
    assert.equal((await tell(door, { person: "UCOLLEAGUE", text: "secret" })).status, 200);
    const [recorded] = await appPostsOfInstance(world.store, id);
    assert.deepEqual([recorded?.channel, recorded?.status], ["@UCOLLEAGUE", "recorded"]);
  }
  assert.equal(world.posts.length, 0);
});

test("what an app posts about something from outside is marked so, wherever it posts", async (t) => {
  const world = await startWorld(t);
  const { appId, instanceId } = addLiveApp(world.store, { name: "ops", post: ["#ops"], dm: true });
  for (const kind of ["webhook", "schedule"] as const) {
    const body = { deliveryId: kind, run: "r", kind, at: "", text: "", user: null, channelId: null };
    const place = { id: kind, appId, instanceId: null, dedupeKey: kind, answerTo: null, createdAt: 0 };
    await enqueueDelivery(world.store, { ...place, body });
  }
  const door = await openAppDoor(world, instanceId);
  await tell(door, { person: personId("asker1"), text: "x" }, { deliveryId: "webhook", number: 1 });
  await tell(door, { person: personId("asker1"), text: "x" }, { deliveryId: "schedule", number: 1 });
  await tell(door, { person: personId("asker1"), text: "x" });
  assert.deepEqual(
    world.posts.map((post) => post.fromOutside),
    [true, false, false],
  );
});
