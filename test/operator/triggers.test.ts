import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { silentLog } from "../../lib/log.ts";
import { fireDue, nextRunOfApp, startTriggers } from "../../operator/triggers.ts";
import { dueDeliveries, finishDelivery } from "../../store/deliveries.ts";
import { beginDeployment, registerApp } from "../../store/deployments.ts";
import { apps } from "../../store/schema.ts";
import type { Store } from "../../store/store.ts";
import { addApp, createHandClock, NOON, openTestStore } from "../fakes/registry.ts";

const MINUTE = 60_000;

/** A live App whose one schedule is due at NOON, and then every ten minutes. */
async function setUp(t: TestContext) {
  const { store } = openTestStore(t);
  const clock = createHandClock(NOON);
  const app = await addApp(store, "lunch");
  const ids = { id: "dep_1", instanceId: "inst_1", releaseId: "rel_1", requestId: "req_1" };
  await beginDeployment(store, { ...ids, appId: app.id, at: NOON });
  const spec = { schedule: "*/10 * * * *", run: "summary" };
  await registerApp(store, {
    deploymentId: "dep_1",
    previousDeploymentId: null,
    title: "Lunch",
    purpose: "p",
    access: "company",
    triggers: [{ run: "summary", spec, timeZone: "UTC", nextAt: NOON }],
    releaseNumber: 1,
    actor: "U1",
    at: NOON,
  });
  return { store, clock, app, deps: { store, clock, log: silentLog } };
}

async function waiting(store: Store): Promise<string[]> {
  return (await dueDeliveries(store, Number.MAX_SAFE_INTEGER, { perApp: 100, inAll: 100 })).map((row) => row.body.at);
}

test("a due schedule is one delivery, however often and by whomever it is looked at", async (t) => {
  const { store, app, deps } = await setUp(t);
  assert.deepEqual(
    await Promise.all([fireDue(deps), fireDue(deps), fireDue(deps)]).then((all) => all.toSorted()),
    [0, 0, 1],
  );
  assert.equal(await fireDue(deps), 0);
  assert.deepEqual(await waiting(store), ["2026-03-10T12:00:00.000Z"]);
  assert.equal(await nextRunOfApp(store, app.id), NOON + 10 * MINUTE);
});

test("while one firing is on its way the next waits, and then only the latest is made up for", async (t) => {
  const { store, clock, deps } = await setUp(t);
  await fireDue(deps);
  clock.set(NOON + 35 * MINUTE);
  assert.equal(await fireDue(deps), 0);
  const [first] = await dueDeliveries(store, clock.now(), { perApp: 1, inAll: 1 });
  const answer = { ok: true as const, text: null };
  await finishDelivery(store, { deliveryId: first?.id ?? "", status: "answered", answer, at: clock.now() });
  assert.equal(await fireDue(deps), 1);
  assert.deepEqual(await waiting(store), ["2026-03-10T12:30:00.000Z"]);
});

test("an app that is stopped does nothing, and makes nothing up that is over an hour old", async (t) => {
  const { store, clock, app, deps } = await setUp(t);
  store.orm.update(apps).set({ status: "stopped" }).run();
  assert.equal(await fireDue(deps), 0);
  store.orm.update(apps).set({ status: "live" }).run();
  clock.set(NOON + 24 * 60 * MINUTE + 5 * MINUTE);
  assert.equal(await fireDue(deps), 1);
  assert.deepEqual(await waiting(store), ["2026-03-11T12:00:00.000Z"]);
  assert.equal(await nextRunOfApp(store, app.id), NOON + 24 * 60 * MINUTE + 10 * MINUTE);
});

test("a moved clock is noticed without being told", { timeout: 5_000 }, async (t) => {
  const { store, clock, deps } = await setUp(t);
  clock.set(NOON - MINUTE);
  const { promise, resolve } = Promise.withResolvers<void>();
  const poll = startTriggers(deps, resolve);
  clock.set(NOON + 1);
  await promise;
  await poll.stop();
  assert.deepEqual(await waiting(store), ["2026-03-10T12:00:00.000Z"]);
});
