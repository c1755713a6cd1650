import assert from "node:assert/strict";
import { test } from "node:test";
import { silentLog } from "../../lib/log.ts";
import { setAppSecret } from "../../operator/app-secrets.ts";
import { createAuthority } from "../../operator/authority.ts";
import { openSecretKeys } from "../../operator/secret-keys.ts";
import { metricsOf } from "../../store/app-counts.ts";
import { addInstance, addLiveApp, addPerson, openAppDoor, personId, send, startWorld, type World } from "./fixture.ts";

async function call(socketPath: string, path: string, body: unknown) {
  const { status, text } = await send({ socketPath }, "door", path, { method: "POST", body: JSON.stringify(body) });
  return { status, ...JSON.parse(text) };
}

function enter(world: World, appId: string, name: string, value: string): Promise<void> {
  const { store, clock, home } = world;
  const authority = createAuthority({ store, approverGroup: null, groupMembers: async () => [] });
  const deps = { store, clock, log: silentLog, authority, keys: () => openSecretKeys({ home, secretKeys: null }) };
  return setAppSecret(deps, { appId, name, value, personId: personId("asker1") });
}

const SECRETS = { secrets: { STRIPE_KEY: "pays", OTHER_KEY: "reads" } };

test("an app gets its own declared secret as it stands now, and says what to do until it is entered", async (t) => {
  const world = await startWorld(t);
  const { appId, instanceId } = addLiveApp(world.store, { name: "pay", bindings: SECRETS });
  const other = addLiveApp(world.store, { name: "other", bindings: SECRETS });
  const door = await openAppDoor(world, instanceId);
  const missing = await call(door, "/secret", { name: "STRIPE_KEY" });
  assert.deepEqual([missing.status, missing.error.code], [400, "secret_missing"]);
  assert.match(missing.error.fix, /tool secrets pay set STRIPE_KEY/);
  for (const value of ["first", "second"]) {
    await enter(world, appId, "STRIPE_KEY", value);
    assert.equal((await call(door, "/secret", { name: "STRIPE_KEY" })).value, value);
  }
  await enter(world, appId, "UNDECLARED", "x");
  assert.equal((await call(door, "/secret", { name: "UNDECLARED" })).error.code, "not_bound");
  assert.equal((await call(door, "/secret", { name: "__proto__" })).error.code, "not_bound");
  assert.equal((await call(door, "/secret", { name: ["STRIPE_KEY"] })).error.code, "bad_call");
  const otherDoor = await openAppDoor(world, other.instanceId);
  assert.equal((await call(otherDoor, "/secret", { name: "STRIPE_KEY" })).error.code, "secret_missing");
});

test("previews and checks get no secret, only what app.yaml gives in its place", async (t) => {
  const world = await startWorld(t);
  const { appId } = addLiveApp(world.store, { name: "pay", bindings: SECRETS });
  await enter(world, appId, "STRIPE_KEY", "the-real-one");
  await enter(world, appId, "OTHER_KEY", "the-real-other");
  const spec = { name: "pay", bindings: SECRETS, given: { secrets: { STRIPE_KEY: "for tests" } } };
  for (const kind of ["preview", "check"] as const) {
    const door = await openAppDoor(world, addInstance(world.store, spec, { id: `pay-${kind}`, kind }), "preview");
    assert.equal((await call(door, "/secret", { name: "STRIPE_KEY" })).value, "for tests");
    assert.equal((await call(door, "/secret", { name: "OTHER_KEY" })).value, "only-tried-OTHER_KEY");
  }
});

test("who is in a declared group is told; what nobody can say, and any other group, is refused", async (t) => {
  let isAway = false;
  const groupMembers = async () => {
    if (isAway) throw new Error("Slack is away");
    return [personId("asker1"), personId("gone"), "UUNKNOWN"];
  };
  const world = await startWorld(t, { approvers: { approverGroup: null, groupMembers } });
  addPerson(world.store, "gone", { isDeactivated: true });
  const bindings = { slack: { groups: ["on-call"] } };
  const { instanceId } = addLiveApp(world.store, { name: "duty", bindings });
  const door = await openAppDoor(world, instanceId);
  const asked = await call(door, "/group", { handle: "on-call" });
  assert.deepEqual(asked.members, [{ id: personId("asker1"), handle: "asker1", name: "asker1 Name" }]);
  assert.equal((await call(door, "/group", { handle: "board" })).error.code, "not_bound");
  isAway = true;
  assert.equal((await call(door, "/group", { handle: "on-call" })).error.code, "platform_failed");
  const spec = { name: "duty", bindings, given: { groups: { "on-call": ["colleague" as const] } } };
  const check = await openAppDoor(world, addInstance(world.store, spec, { id: "duty-c", kind: "check" }), "preview");
  const given = await call(check, "/group", { handle: "on-call" });
  // Called as in the app's own tests.
  assert.deepEqual(given.members, [{ id: "UCOLLEAGUE", handle: "colleague", name: "Kim Colleague" }]);
});

test("what a live app counts is summed by day and name, of few names, and a preview's is not", async (t) => {
  const world = await startWorld(t);
  const { appId, instanceId } = addLiveApp(world.store, { name: "lunch" });
  const door = await openAppDoor(world, instanceId);
  for (const value of [1, 2.5]) assert.equal((await call(door, "/metric", { name: "orders", value })).ok, true);
  for (const wrong of [
    { name: "Orders!", value: 1 },
    { name: "a", value: "1" },
    { name: "a", value: 1e13 },
  ])
    assert.equal((await call(door, "/metric", wrong)).error.code, "bad_call");
  for (let count = 1; count < 50; count += 1) await call(door, "/metric", { name: `m${count}`, value: 1 });
  assert.equal((await call(door, "/metric", { name: "one-more", value: 1 })).error.code, "too_many_metrics");
  assert.equal((await call(door, "/metric", { name: "orders", value: 1 })).ok, true);
  const preview = addInstance(world.store, { name: "lunch" }, { id: "lunch-p", kind: "preview" });
  assert.equal((await call(await openAppDoor(world, preview, "preview"), "/metric", { name: "p", value: 1 })).ok, true);
  const metrics = await metricsOf(world.store, appId, "2000-01-01");
  assert.equal(metrics.length, 50);
  assert.deepEqual(
    metrics.filter(({ name }) => name === "orders").map(({ sum, times }) => [sum, times]),
    [[4.5, 3]],
  );
});

test("an app that calls in a loop is held", async (t) => {
  const world = await startWorld(t);
  const { instanceId } = addLiveApp(world.store, { name: "lunch" });
  const door = await openAppDoor(world, instanceId);
  for (let count = 0; count < 300; count += 1) await call(door, "/metric", { name: "x", value: 1 });
  assert.equal((await call(door, "/metric", { name: "x", value: 1 })).status, 429);
});
