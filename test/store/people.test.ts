import assert from "node:assert/strict";
import { test } from "node:test";
import { onlyPersonCalled, personByHandle, personById } from "../../store/people.ts";
import { addPerson, NOON, openTestStore } from "../fakes/registry.ts";

test("the newest word about a person stands, whatever order it comes in", async (t) => {
  const { store } = openTestStore(t);
  await addPerson(store, "U1", { name: "New", updatedAt: NOON + 1 });
  await addPerson(store, "U1", { name: "Old", updatedAt: NOON });
  assert.equal((await personById(store, "U1"))?.name, "New");
});

test("of several with one handle, the active member of the served company comes first", async (t) => {
  const { store } = openTestStore(t);
  await addPerson(store, "U1", { handle: "ada", slackTeamId: "T2" });
  await addPerson(store, "U2", { handle: "ada", kind: "guest" });
  await addPerson(store, "U3", { handle: "ada", isDeactivated: true });
  await addPerson(store, "U4", { handle: "ada", name: "Ada L", updatedAt: NOON - 1 });
  await addPerson(store, "U5", { handle: "ada", name: "Ada L" });
  assert.equal((await personByHandle(store, "ada"))?.id, "U5");
  await addPerson(store, "U6", { handle: "bob", name: "Ada B", slackTeamId: "T2" });
  await addPerson(store, "U7", { handle: "bob2", name: "Ada B" });
  assert.equal((await onlyPersonCalled(store, "ada b"))?.id, "U7");
  await addPerson(store, "U8", { name: "Grace", fullName: "Grace Hopper" });
  assert.equal((await onlyPersonCalled(store, " grace hopper "))?.id, "U8");
  await addPerson(store, "U9", { name: "Grace Hopper" });
  assert.equal(await onlyPersonCalled(store, "Grace Hopper"), undefined, "two are called so");
});

test("a handle is found as people type it, the active one of two first", async (t) => {
  const { store } = openTestStore(t);
  await addPerson(store, "U1", { handle: "ada", isDeactivated: true });
  await addPerson(store, "U2", { handle: "ada" });
  assert.equal((await personByHandle(store, " @Ada"))?.id, "U2");
  assert.equal(await personByHandle(store, "nobody"), undefined);
});
