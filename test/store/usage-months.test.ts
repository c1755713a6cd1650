import assert from "node:assert/strict";
import { test } from "node:test";
import { silentLog } from "../../lib/log.ts";
import { sweepUsage } from "../../operator/usage-sweep.ts";
import { addUsage, usageSince } from "../../store/usage.ts";
import { lastUsedOn, usageMonthsSince } from "../../store/usage-months.ts";
import { addApp, createHandClock, openTestStore } from "../fakes/registry.ts";

test("a month that is long over is kept as what it came to, each person once, and the days since as they are", async (t) => {
  const { store } = openTestStore(t);
  const { id: appId } = await addApp(store, "lunch");
  const { id: other } = await addApp(store, "rota");
  assert.equal(await lastUsedOn(store, appId), null);
  const use = (day: string, personId: string, kind: "visit" | "command" | "schedule", count = 1, app = appId) =>
    addUsage(store, [{ appId: app, day, personId, kind, count }]);
  await use("2025-12-30", "U1", "visit", 2);
  await use("2025-12-31", "U1", "command");
  await use("2025-12-31", "U2", "visit");
  await use("2025-12-31", "-", "schedule", 4);
  await use("2026-01-01", "U3", "visit");
  await use("2025-12-02", "U1", "visit", 1, other);
  const clock = createHandClock(Date.parse("2026-04-15T12:00:00Z"));
  const deps = { store, clock, log: silentLog };
  assert.equal(await sweepUsage(deps), 5);
  assert.equal(await sweepUsage(deps), 0);
  assert.deepEqual(await usageMonthsSince(store, appId, "2025-01"), [
    { appId, month: "2025-12", kind: "all", people: 2, count: 8, lastDay: "2025-12-31" },
  ]);
  assert.deepEqual(
    (await usageSince(store, appId, "2025-01-01")).map(({ day }) => day),
    ["2026-01-01"],
  );
  assert.deepEqual(await Promise.all([lastUsedOn(store, appId), lastUsedOn(store, other)]), [
    "2026-01-01",
    "2025-12-02",
  ]);
});

test("what is counted behind its time adds to its month, and loses nobody", async (t) => {
  const { store } = openTestStore(t);
  const { id: appId } = await addApp(store, "lunch");
  const clock = createHandClock(Date.parse("2026-04-15T12:00:00Z"));
  const late = { appId, day: "2025-12-05", kind: "visit" as const, count: 1 };
  for (const personId of ["U1", "U2"]) await addUsage(store, [{ ...late, personId }]);
  await sweepUsage({ store, clock, log: silentLog });
  await addUsage(store, [{ ...late, personId: "U1", day: "2025-12-06" }]);
  await sweepUsage({ store, clock, log: silentLog });
  const [month] = await usageMonthsSince(store, appId, "2025-12");
  assert.deepEqual([month?.people, month?.count, month?.lastDay], [2, 3, "2025-12-06"]);
});
