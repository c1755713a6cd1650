import assert from "node:assert/strict";
import { test } from "node:test";
import { appById, stopApp } from "../../store/apps.ts";
import { enqueueDelivery, finishDelivery } from "../../store/deliveries.ts";
import {
  addNotice,
  dueNotices,
  markNoticeRefused,
  markNoticeTold,
  noticeByKey,
  postponeNotice,
} from "../../store/notices.ts";
import { apps } from "../../store/schema.ts";
import { usageSince } from "../../store/usage.ts";
import { addApp, NOON, openTestStore } from "../fakes/registry.ts";

const notice = (key: string, createdAt = NOON) => ({ key, personId: "U1", text: `About ${key}.`, createdAt });

test("a notice is kept once by its key, and is due oldest first until it is told or refused", async (t) => {
  const { store } = openTestStore(t);
  assert.equal(await addNotice(store, notice("later", NOON + 2)), true);
  assert.equal(await addNotice(store, notice("first")), true);
  assert.equal(await addNotice(store, { ...notice("first"), text: "Again." }), false);
  const due = async (at = NOON + 5, limit = 9) => (await dueNotices(store, at, limit)).map((one) => one.key);
  assert.deepEqual([await due(), await due(NOON), await due(NOON + 5, 1)], [["first", "later"], ["first"], ["first"]]);
  assert.equal((await noticeByKey(store, "first"))?.text, "About first.");
  await postponeNotice(store, "first", { attempts: 1, nextAttemptAt: NOON + 100 });
  assert.deepEqual([await due(), await due(NOON + 100)], [["later"], ["first", "later"]]);
  assert.deepEqual(
    [await markNoticeTold(store, "later", NOON + 9), await markNoticeRefused(store, "later", "user_disabled")],
    [true, false],
  );
  assert.equal(await markNoticeRefused(store, "first", "user_disabled"), true);
  assert.deepEqual(await due(NOON + 100), []);
  assert.equal((await noticeByKey(store, "first"))?.refusedBecause, "user_disabled");
});

test("an app's stop and its notice are one write: the second stop leaves neither", async (t) => {
  const { store } = openTestStore(t);
  const app = await addApp(store, "lunch");
  store.orm.update(apps).set({ status: "live" }).run();
  const stop = { appId: app.id, actor: "toolroom", why: "", at: NOON };
  assert.equal(await stopApp(store, { ...stop, notice: notice("stopped 1") }), true);
  assert.equal(await stopApp(store, { ...stop, notice: notice("stopped 2") }), false);
  assert.equal((await appById(store, app.id))?.status, "stopped");
  assert.deepEqual(
    (await dueNotices(store, NOON, 9)).map((one) => one.key),
    ["stopped 1"],
  );
});

test("a delivery's end, its count and its notice are one write, for the first who says so", async (t) => {
  const { store } = openTestStore(t);
  const body = { deliveryId: "d1", run: "x", kind: "command" as const, at: "", text: "", user: null, channelId: null };
  const row = { id: "d1", appId: "a", instanceId: null, dedupeKey: "k", body, answerTo: null, createdAt: NOON };
  await enqueueDelivery(store, row);
  const usage = { appId: "a", day: "2026-03-10", personId: "U1", kind: "command" as const, count: 1 };
  const end = { deliveryId: "d1", answer: { ok: true as const, text: null }, at: NOON, usage, notice: notice("n") };
  assert.equal(await finishDelivery(store, { ...end, status: "answered" }), true);
  assert.equal(await finishDelivery(store, { ...end, status: "failed", notice: notice("m") }), false);
  assert.deepEqual(
    (await usageSince(store, "a", "2026-03-10")).map((one) => one.count),
    [1],
  );
  assert.equal(await noticeByKey(store, "m"), undefined);
  assert.notEqual(await noticeByKey(store, "n"), undefined);
});
