import assert from "node:assert/strict";
import { test } from "node:test";
import { personByHandle, personById } from "../../store/people.ts";
import { addPerson, NOON, openTestStore } from "../fakes/registry.ts";

test("the newest word about a person stands, whatever order it comes in", async (t) => {
  const { store } = openTestStore(t);
  await addPerson(store, "U1", { name: "New", updatedAt: NOON + 1 });
  await addPerson(store, "U1", { name: "Old", updatedAt: NOON });
  assert.equal((await personById(store, "U1"))?.name, "New");
});

test("a handle is found as people type it, the active one of two first", async (t) => {
  const { store } = openTestStore(t);
  await addPerson(store, "U1", { handle: "ada", isDeactivated: true });
  await addPerson(store, "U2", { handle: "ada" });
  assert.equal((await personByHandle(store, " @Ada"))?.id, "U2");
  assert.equal(await personByHandle(store, "nobody"), undefined);
});
