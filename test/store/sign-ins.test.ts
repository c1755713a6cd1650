import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import {
  addSignInLink,
  addWebSession,
  cookiePerson,
  endWebSessions,
  readSignInLink,
  sweepSignIns,
  useSignInLink,
  useWebCode,
} from "../../store/sign-ins.ts";
import { openStore } from "../../store/store.ts";

function open(t: TestContext) {
  const store = openStore(":memory:");
  t.after(() => store.close());
  return store;
}

const link = { secretHash: "s", personId: "U1", browserHash: "b", returnTo: "/", expiresAt: 100 };

test("a link is used once, in time, in its browser", async (t) => {
  const store = open(t);
  await addSignInLink(store, link);
  assert.equal(await useSignInLink(store, "s", "other", 1), null);
  assert.equal(await useSignInLink(store, "s", "b", 100), null);
  assert.deepEqual(await useSignInLink(store, "s", "b", 99), { personId: "U1", returnTo: "/" });
  assert.equal(await useSignInLink(store, "s", "b", 99), null);
  assert.equal(await readSignInLink(store, "s", 1), null);
});

test("a code is exchanged once, in time, at its host, and is no cookie", async (t) => {
  const store = open(t);
  await addWebSession(store, { secretHash: "c", personId: "U1", host: "a.localhost", kind: "code", expiresAt: 100 });
  assert.equal(await cookiePerson(store, "c", "a.localhost", 1), null);
  assert.equal(await useWebCode(store, "c", "b.localhost", 1), null);
  assert.equal(await useWebCode(store, "c", "a.localhost", 100), null);
  assert.equal(await useWebCode(store, "c", "a.localhost", 1), "U1");
  assert.equal(await useWebCode(store, "c", "a.localhost", 1), null);
});

test("a cookie is good at its host until it expires or its person signs out", async (t) => {
  const store = open(t);
  for (const personId of ["U1", "U2"]) {
    await addWebSession(store, { secretHash: personId, personId, host: "a.localhost", kind: "cookie", expiresAt: 100 });
  }
  assert.equal(await cookiePerson(store, "U1", "a.localhost", 99), "U1");
  assert.equal(await cookiePerson(store, "U1", "b.localhost", 99), null);
  assert.equal(await cookiePerson(store, "U1", "a.localhost", 100), null);
  assert.equal(await useWebCode(store, "U1", "a.localhost", 1), null);
  await endWebSessions(store, "U1");
  assert.equal(await cookiePerson(store, "U1", "a.localhost", 1), null);
  assert.equal(await cookiePerson(store, "U2", "a.localhost", 1), "U2");
});

test("a sweep removes only what is over", async (t) => {
  const store = open(t);
  await addSignInLink(store, link);
  await addWebSession(store, { secretHash: "c", personId: "U1", host: "h", kind: "cookie", expiresAt: 300 });
  await sweepSignIns(store, 200);
  assert.equal(await readSignInLink(store, "s", 1), null);
  assert.equal(await cookiePerson(store, "c", "h", 200), "U1");
});
