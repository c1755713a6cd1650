import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import type { Trigger } from "../../sdk/contract/triggers.ts";
import { appPostsOfInstance } from "../../store/app-posts.ts";
import { enqueueDelivery, type NewDelivery } from "../../store/deliveries.ts";
import { deliveries } from "../../store/delivery-tables.ts";
import { eq } from "../../store/drizzle.ts";
import { apps, triggers } from "../../store/schema.ts";
import { addDoor, addInstance, addLiveApp, send, startWorld, type World } from "./fixture.ts";

async function openDoor(world: World, instanceId: string, kind: "app" | "preview" = "app"): Promise<string> {
  await addDoor(world, { id: `door-${instanceId}`, kind, instanceId });
  return join(await world.client.open(`door-${instanceId}`), "door", "door.sock");
}

async function emit(socketPath: string, body: unknown, call?: { deliveryId: string; number: number }) {
  const headers = call && {
    "x-toolroom-delivery-id": call.deliveryId,
    "x-toolroom-call-number": String(call.number),
  };
  const asked = { method: "POST", body: JSON.stringify(body), ...(headers ? { headers } : {}) };
  const { status, text } = await send({ socketPath }, "door", "/events/emit", asked);
  return { status, answer: JSON.parse(text) };
}

function listenTo(world: World, name: string, event: string, run: string): string {
  const { appId } = addLiveApp(world.store, { name });
  const spec: Trigger = { event, run };
  const row = { id: `trg_${name}_${run}`, appId, releaseId: "rel_1", run, spec, timeZone: "UTC" };
  world.store.orm.insert(triggers).values(row).run();
  return appId;
}

/** So many lists in one another. */
const nested = (levels: number): unknown => JSON.parse("[".repeat(levels) + "]".repeat(levels));

const rows = (world: World) => world.store.orm.select().from(deliveries).all();

/** Something that the App `lunch` was given, in which it emits. */
function given(deliveryId: string, change: Partial<NewDelivery> & { kind?: "webhook" | "event" } = {}): NewDelivery {
  const { kind = "event", ...rest } = change;
  const body = { deliveryId, run: "r", kind, at: "2026-03-10T12:00:00Z", text: "", user: null, channelId: null };
  const row = { id: deliveryId, appId: "app_lunch", instanceId: null, dedupeKey: deliveryId, body };
  return { ...row, answerTo: null, createdAt: 1, ...rest };
}

test("what an app tells others is a delivery of each live one that listens, once for each call of a delivery", async (t) => {
  const world = await startWorld(t);
  const { instanceId } = addLiveApp(world.store, { name: "lunch", emits: ["ordered"] });
  const kitchen = listenTo(world, "kitchen", "lunch/ordered", "cook");
  const money = listenTo(world, "money", "lunch/ordered", "book");
  listenTo(world, "cleaning", "lunch/closed", "clean");
  listenTo(world, "other", "dinner/ordered", "cook");
  const stopped = listenTo(world, "stopped", "lunch/ordered", "rest");
  world.store.orm.update(apps).set({ status: "stopped" }).where(eq(apps.id, stopped)).run();
  const door = await openDoor(world, instanceId);
  const call = { deliveryId: "dlv_1", number: 1 };
  const wanted = { event: "ordered", payload: { dish: "ramen <!channel>" } };
  assert.deepEqual((await emit(door, wanted, call)).answer, { ok: true, apps: 2 });
  assert.deepEqual((await emit(door, wanted, call)).answer, { ok: true, apps: 2 });
  assert.deepEqual(
    rows(world)
      .map(({ appId, body, depth }) => [appId, body.kind, body.run, body.payload, body.user, depth])
      .sort(),
    [
      [kitchen, "event", "cook", wanted.payload, null, 1],
      [money, "event", "book", wanted.payload, null, 1],
    ],
  );
  await emit(door, wanted, { ...call, number: 2 });
  assert.equal(rows(world).length, 4);
  await emit(door, { event: "ordered", payload: null });
  await emit(door, { event: "ordered", payload: null });
  assert.equal(rows(world).length, 8);
});

test("only what its manifest names is told, shaped and small, and not in a circle", async (t) => {
  const world = await startWorld(t);
  const { instanceId } = addLiveApp(world.store, { name: "lunch", emits: ["ordered"] });
  listenTo(world, "kitchen", "lunch/ordered", "cook");
  const door = await openDoor(world, instanceId);
  const refused: [unknown, number, string][] = [
    [{ event: "closed", payload: 1 }, 403, "not_bound"],
    [{ event: "Ordered!", payload: 1 }, 400, "bad_event"],
    [{ event: "ordered", payload: 1, more: 1 }, 400, "bad_event"],
    ["ordered", 400, "bad_event"],
    [{ event: "ordered", payload: "x".repeat(64 * 1024) }, 400, "too_large"],
    [{ event: "ordered", payload: nested(101) }, 400, "too_nested"],
    [{ event: "ordered", payload: "x".repeat(200 * 1024) }, 413, "too_large"],
  ];
  for (const [body, status, code] of refused) {
    const { status: was, answer } = await emit(door, body);
    assert.deepEqual([was, answer.error.code], [status, code]);
    assert.ok(answer.error.fix.length > 10);
  }
  await enqueueDelivery(world.store, given("dlv_8", { depth: 8 }));
  await enqueueDelivery(world.store, given("dlv_7", { depth: 7 }));
  await enqueueDelivery(world.store, given("dlv_alien", { depth: 8, appId: "app_other" }));
  const inDelivery = async (deliveryId: string) =>
    (await emit(door, { event: "ordered", payload: 1 }, { deliveryId, number: 1 })).answer;
  assert.equal((await inDelivery("dlv_8")).error.code, "too_deep");
  assert.equal((await inDelivery("dlv_7")).ok, true);
  assert.equal((await inDelivery("dlv_alien")).ok, true, "another app's delivery says nothing about this one");
  assert.deepEqual(
    rows(world)
      .filter((row) => row.appId === "app_kitchen")
      .map((row) => row.depth)
      .sort(),
    [1, 8],
  );
});

test("a handler that emits more than a minute allows gets on with what is left when it runs again", async (t) => {
  const world = await startWorld(t);
  const { instanceId } = addLiveApp(world.store, { name: "lunch", emits: ["ordered", "closed"] });
  listenTo(world, "kitchen", "lunch/ordered", "cook");
  const door = await openDoor(world, instanceId);
  const emitAll = async () => {
    for (let number = 1; number <= 100; number += 1) {
      const { status } = await emit(door, { event: "ordered", payload: number }, { deliveryId: "dlv_1", number });
      if (status !== 200) return status;
    }
    return 200;
  };
  assert.equal(await emitAll(), 429);
  assert.equal(rows(world).length, 60);
  world.clock.advance(60_000);
  assert.equal(await emitAll(), 200);
  assert.equal(rows(world).length, 100);
});

test("what began with a program outside stays from outside, through however many apps", async (t) => {
  const world = await startWorld(t);
  const lunch = addLiveApp(world.store, { name: "lunch", emits: ["ordered"] });
  listenTo(world, "kitchen", "lunch/ordered", "cook");
  await enqueueDelivery(world.store, given("dlv_hook", { kind: "webhook" }));
  await enqueueDelivery(world.store, given("dlv_told", { isFromOutside: true }));
  await enqueueDelivery(world.store, given("dlv_own"));
  const door = await openDoor(world, lunch.instanceId);
  for (const deliveryId of ["dlv_hook", "dlv_told", "dlv_own"])
    await emit(door, { event: "ordered", payload: deliveryId }, { deliveryId, number: 1 });
  const told = rows(world).filter((row) => row.appId === "app_kitchen");
  assert.deepEqual(told.map(({ body, isFromOutside }) => [body.payload, isFromOutside]).sort(), [
    ["dlv_hook", true],
    ["dlv_own", false],
    ["dlv_told", true],
  ]);
});

test("a preview tells no app: what it would tell is kept with it", async (t) => {
  const world = await startWorld(t);
  addLiveApp(world.store, { name: "lunch", emits: ["ordered"] });
  listenTo(world, "kitchen", "lunch/ordered", "cook");
  const preview = addInstance(world.store, { name: "lunch", emits: ["ordered"] }, { id: "lunch-p1", kind: "preview" });
  const door = await openDoor(world, preview, "preview");
  assert.deepEqual((await emit(door, { event: "ordered", payload: { dish: "ramen" } })).answer, { ok: true, apps: 0 });
  assert.equal(rows(world).length, 0);
  const [kept] = await appPostsOfInstance(world.store, preview);
  assert.deepEqual([kept?.kind, kept?.channel, kept?.text], ["event", "ordered", '{"dish":"ramen"}']);
});
