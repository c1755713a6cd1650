import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { silentLog } from "../../lib/log.ts";
import { nextRun } from "../../lib/next-run.ts";
import { fireDue, nextRunOfApp, startTriggers } from "../../operator/triggers.ts";
import { dueDeliveries, finishDelivery } from "../../store/deliveries.ts";
import { deliveries } from "../../store/delivery-tables.ts";
import { beginDeployment, registerApp } from "../../store/deployments.ts";
import { apps, triggers } from "../../store/schema.ts";
import type { Store } from "../../store/store.ts";
import { addApp, createHandClock, NOON, openTestStore } from "../fakes/registry.ts";

const MINUTE = 60_000;

/** A live App whose one schedule is due at NOON, and then every ten minutes. */
async function setUp(t: TestContext, schedule = { cron: "*/10 * * * *", timeZone: "UTC", nextAt: NOON }) {
  const { store } = openTestStore(t);
  const clock = createHandClock(NOON);
  const app = await addApp(store, "lunch");
  const ids = { id: "dep_1", instanceId: "inst_1", releaseId: "rel_1", requestId: "req_1" };
  await beginDeployment(store, { ...ids, appId: app.id, at: NOON });
  const spec = { schedule: schedule.cron, run: "summary" };
  await registerApp(store, {
    deploymentId: "dep_1",
    previousDeploymentId: null,
    title: "Lunch",
    purpose: "p",
    access: "company",
    triggers: [{ run: "summary", spec, timeZone: schedule.timeZone, nextAt: schedule.nextAt }],
    releaseNumber: 1,
    actor: "U1",
    at: NOON,
  });
  return { store, clock, app, deps: { store, clock, log: silentLog } };
}

async function waiting(store: Store): Promise<string[]> {
  return (await dueDeliveries(store, Number.MAX_SAFE_INTEGER, { perApp: 100, inAll: 100 })).map((row) => row.body.at);
}

async function deliveriesOf(store: Store): Promise<string[]> {
  return store.orm
    .select()
    .from(deliveries)
    .all()
    .map((row) => row.body.at);
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

test("a new version whose schedule is another does not begin while the run of the one before goes on", async (t) => {
  const { store, clock, deps } = await setUp(t);
  await fireDue(deps);
  const [first] = await dueDeliveries(store, clock.now(), { perApp: 1, inAll: 1 });
  const spec = { schedule: "*/5 * * * *", run: "summary" };
  store.orm
    .update(triggers)
    .set({ id: "trg_next", spec, nextAt: NOON + 5 * MINUTE })
    .run();
  clock.set(NOON + 5 * MINUTE);
  assert.equal(await fireDue(deps), 0);
  const answer = { ok: true as const, text: null };
  await finishDelivery(store, { deliveryId: first?.id ?? "", status: "answered", answer, at: clock.now() });
  assert.equal(await fireDue(deps), 1);
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

test("between two of many that are due at once whoever speaks to the process is heard", async (t) => {
  const { store, app, clock, deps } = await setUp(t, { cron: "* * * * *", timeZone: "Europe/Paris", nextAt: NOON });
  const others = Array.from({ length: 19 }, (_, index) => {
    const run = `run-${index}`;
    const spec = { schedule: "* * * * *", run };
    return { id: `trg_${index}`, appId: app.id, releaseId: "rel_1", run, spec, timeZone: "Europe/Paris", nextAt: NOON };
  });
  store.orm.insert(triggers).values(others).run();
  clock.set(NOON + 24 * 60 * MINUTE);
  let heard = 0;
  let isOver = false;
  const listen = () => {
    heard += 1;
    if (!isOver) setImmediate(listen);
  };
  setImmediate(listen);
  const fired = await fireDue(deps);
  isOver = true;
  assert.equal(fired, 20);
  assert.ok(heard >= 20, `heard ${heard} times`);
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

/** The zone, the time of day, the moment to begin at, and what two days from there bring. */
const CHANGES: [zone: string, cron: string, from: string, due: string[]][] = [
  // 02:30 is not there on the 29th of March, and there twice on the 25th of October.
  ["Europe/Berlin", "30 2 * * *", "2026-03-28T12:00:00Z", ["2026-03-29T01:00:00.000Z", "2026-03-30T00:30:00.000Z"]],
  ["Europe/Berlin", "30 2 * * *", "2026-10-24T12:00:00Z", ["2026-10-25T00:30:00.000Z", "2026-10-26T01:30:00.000Z"]],
  ["America/New_York", "30 2 * * *", "2026-03-07T12:00:00Z", ["2026-03-08T07:00:00.000Z", "2026-03-09T06:30:00.000Z"]],
  ["America/New_York", "30 1 * * *", "2026-10-31T12:00:00Z", ["2026-11-01T05:30:00.000Z", "2026-11-02T06:30:00.000Z"]],
  // Half an hour only: 02:15 is not there on the 4th of October, 01:45 is there twice on the 5th of April.
  [
    "Australia/Lord_Howe",
    "15 2 * * *",
    "2026-10-03T00:00:00Z",
    ["2026-10-03T15:30:00.000Z", "2026-10-04T15:15:00.000Z"],
  ],
  [
    "Australia/Lord_Howe",
    "45 1 * * *",
    "2026-04-04T00:00:00Z",
    ["2026-04-04T14:45:00.000Z", "2026-04-05T15:15:00.000Z"],
  ],
];

test("across a change of the clocks a time of day is fired once a day, in whatever steps the clock is moved", async (t) => {
  for (const [timeZone, cron, from, due] of CHANGES) {
    const first = nextRun(cron, timeZone, Date.parse(from));
    if (first === null) throw new Error(`${cron} is never due.`);
    const { store, clock, deps } = await setUp(t, { cron, timeZone, nextAt: first });
    for (let minutes = 0; minutes <= 48 * 60; minutes += 5) {
      clock.set(Date.parse(from) + minutes * MINUTE);
      if ((await fireDue(deps)) === 0) continue;
      for (const { id } of await dueDeliveries(store, clock.now(), { perApp: 10, inAll: 10 }))
        await finishDelivery(store, {
          deliveryId: id,
          status: "answered",
          answer: { ok: true, text: null },
          at: clock.now(),
        });
    }
    const fired = await deliveriesOf(store);
    assert.deepEqual(fired, due, `${cron} in ${timeZone} from ${from}`);
  }
});
