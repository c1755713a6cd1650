import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { closeDoorSession, createDoorSession, openDoorSessions, readDoorSession } from "../../store/door-sessions.ts";
import { openStore } from "../../store/store.ts";

async function withDoor(t: TestContext, budgetUsd: number) {
  const store = openStore(":memory:");
  t.after(() => store.close());
  await createDoorSession(store, door("ds_1", budgetUsd));
  return store;
}

function door(id: string, budgetUsd: number, kind: "build" | "cli" = "build") {
  const owner = { personId: "U1", appId: null, requestId: "req_1", instanceId: null };
  return { id, kind, ...owner, budgetUsd, expiresAt: 1_000, createdAt: 0 };
}

test("the same door twice is the first one", async (t) => {
  const store = await withDoor(t, 1);
  await createDoorSession(store, door("ds_1", 99));
  assert.equal((await readDoorSession(store, "ds_1"))?.budgetUsd, 1);
});

test("a door is closed once", async (t) => {
  const store = await withDoor(t, 1);
  assert.equal(await closeDoorSession(store, "ds_1", 5), true);
  assert.equal(await closeDoorSession(store, "ds_1", 6), false);
});

test("doors to listen behind are open, in time, and have a folder", async (t) => {
  const store = await withDoor(t, 1);
  await createDoorSession(store, door("ds_closed", 1));
  await closeDoorSession(store, "ds_closed", 1);
  await createDoorSession(store, door("ds_cli", 1, "cli"));
  assert.deepEqual(
    (await openDoorSessions(store, 0)).map(({ id }) => id),
    ["ds_1"],
  );
  assert.deepEqual(await openDoorSessions(store, 1_000), []);
});
