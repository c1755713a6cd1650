import assert from "node:assert/strict";
import { test } from "node:test";
import { enqueueDelivery, finishDelivery, isScheduledRunUnderWay, isWaitingOf } from "../../store/deliveries.ts";
import { deliveries } from "../../store/delivery-tables.ts";
import { sql } from "../../store/drizzle.ts";
import { waitingOfApp } from "../../store/webhooks.ts";
import { NOON, openTestStore } from "../fakes/registry.ts";

test("what waits for an app is looked for among what waits, not in all that it ever got", async (t) => {
  const { store } = openTestStore(t);
  for (const [id, appId] of [
    ["dlv_1", "app_a"],
    ["dlv_2", "app_a"],
    ["dlv_3", "app_b"],
  ] as const) {
    const about = { deliveryId: id, run: "summary", kind: "schedule" as const, at: "2026-03-10T12:00:00Z", text: "" };
    const body = { ...about, user: null, channelId: null };
    await enqueueDelivery(store, { id, appId, instanceId: null, dedupeKey: id, body, answerTo: null, createdAt: NOON });
  }
  const answer = { ok: true as const, text: null };
  await finishDelivery(store, { deliveryId: "dlv_1", status: "answered", answer, at: NOON });
  assert.deepEqual([await waitingOfApp(store, "app_a", 500), await waitingOfApp(store, "app_c", 500)], [1, 0]);
  assert.equal(await isScheduledRunUnderWay(store, { appId: "app_a", run: "summary" }), true);
  assert.equal(await isScheduledRunUnderWay(store, { appId: "app_a", run: "other" }), false);
  const asked = store.orm.select({ id: deliveries.id }).from(deliveries).where(isWaitingOf("app_a"));
  const plan = store.orm.all<{ detail: string }>(sql`explain query plan ${asked.getSQL()}`);
  assert.match(plan.map(({ detail }) => detail).join(), /USING INDEX deliveries_waiting/);
});
