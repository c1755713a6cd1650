import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { silentLog } from "../../lib/log.ts";
import { createAuthority } from "../../operator/authority.ts";
import { DELIVERIES_KEPT_MS, sweepDeliveries } from "../../operator/delivery-sweep.ts";
import { replayDelivery } from "../../operator/replay.ts";
import { stopApp } from "../../store/apps.ts";
import { deliveryById, enqueueDelivery, finishDelivery, type NewDelivery } from "../../store/deliveries.ts";
import { deliveries } from "../../store/delivery-tables.ts";
import { auditLog } from "../../store/schema.ts";
import { goLive } from "../fakes/live-app.ts";
import { addApp, addPerson, createHandClock, NOON, openTestStore } from "../fakes/registry.ts";

async function setUp(t: TestContext) {
  const { store } = openTestStore(t);
  const clock = createHandClock();
  for (const person of ["U1", "U2"]) await addPerson(store, person);
  const app = await addApp(store, "ops");
  await goLive(store, app, 1);
  const woken: number[] = [];
  const authority = createAuthority({ store, approverGroup: null, groupMembers: async () => [] });
  const deps = { store, clock, authority, wakeDeliveries: () => void woken.push(1) };
  const came = async (id: string, change: Partial<NewDelivery> = {}, ended = true) => {
    const body = { deliveryId: id, run: "note", kind: "github" as const, at: "2026-03-09T08:00:00.000Z", text: "" };
    const whole = { ...body, payload: { action: "opened" }, user: null, channelId: null };
    const row = { id, appId: app.id, instanceId: null, dedupeKey: id, body: whole, answerTo: null, createdAt: NOON };
    await enqueueDelivery(store, { ...row, ...change });
    const answer = { ok: false as const, error: "the pager is on fire" };
    if (ended) await finishDelivery(store, { deliveryId: id, status: "failed", answer, at: NOON });
  };
  const replay = (deliveryId: string, personId = "U1", key = "press-1") =>
    replayDelivery(deps, { deliveryId, personId, key });
  return { store, clock, app, came, replay, woken };
}

test("what an app got is given to it once more, as a delivery of its own that names the one before", async (t) => {
  const { store, app, came, replay, woken } = await setUp(t);
  await came("dlv_1", { depth: 3, isFromOutside: true });
  const first = await replay("dlv_1");
  assert.ok(first.kind === "taken");
  const row = await deliveryById(store, first.deliveryId);
  assert.notEqual(first.deliveryId, "dlv_1");
  assert.partialDeepStrictEqual(row, {
    ...{ appId: app.id, status: "waiting", attempts: 0, replayOf: "dlv_1", depth: 3, isFromOutside: true },
    body: { deliveryId: first.deliveryId, at: "2026-03-09T08:00:00.000Z", payload: { action: "opened" } },
  });
  const again = await replay("dlv_1");
  assert.ok(again.kind === "taken" && again.deliveryId === first.deliveryId, "the same press twice");
  assert.match(again.say, /already/);
  const other = await replay("dlv_1", "U1", "press-2");
  assert.ok(other.kind === "taken" && other.deliveryId !== first.deliveryId);
  const lines = store.orm.select().from(auditLog).all();
  assert.deepEqual(
    lines.filter((line) => line.verb === "replay").map((line) => [line.actor, line.details.deliveryId]),
    [
      ["U1", "dlv_1"],
      ["U1", "dlv_1"],
    ],
  );
  assert.ok(woken.length >= 2);
});

test("only its owner has it done again, of what ended, while the app runs", async (t) => {
  const { store, clock, app, came, replay } = await setUp(t);
  await came("dlv_1");
  await came("dlv_waiting", {}, false);
  await came("dlv_preview", { instanceId: "inst_p" });
  const refused = async (deliveryId: string, personId = "U1") => {
    const replayed = await replay(deliveryId, personId);
    assert.equal(replayed.kind, "refused");
    return replayed.say;
  };
  assert.match(await refused("dlv_1", "U2"), /Only its owner/);
  assert.match(await refused("dlv_1", "UNOBODY"), /./);
  assert.match(await refused("dlv_waiting"), /still being tried/);
  assert.match(await refused("dlv_preview"), /do not have this any more/);
  assert.match(await refused("dlv_nothing"), /do not have this any more/);
  await stopApp(store, { appId: app.id, actor: "U1", why: "test", at: clock.now() });
  assert.match(await refused("dlv_1"), /does not run/);
  assert.equal(store.orm.select().from(deliveries).all().length, 3);
});

test("after ninety days what ended is forgotten, and what still waits is not", async (t) => {
  const { store, clock, came } = await setUp(t);
  await came("dlv_old");
  await came("dlv_waiting", {}, false);
  await came("dlv_young", { createdAt: NOON + 2_000 });
  clock.set(NOON + DELIVERIES_KEPT_MS + 1_000);
  assert.equal(await sweepDeliveries({ store, clock, log: silentLog }), 1);
  assert.deepEqual(
    store.orm
      .select()
      .from(deliveries)
      .all()
      .map((row) => row.id)
      .sort(),
    ["dlv_waiting", "dlv_young"],
  );
  for (let number = 0; number < 1_200; number += 1) await came(`dlv_${number}`);
  assert.equal(await sweepDeliveries({ store, clock, log: silentLog }), 1_200);
});
