import assert from "node:assert/strict";
import { test } from "node:test";
import { addRequest, endRequest, requestById } from "../../store/app-requests.ts";
import {
  abandonWrites,
  appById,
  appByName,
  appByThread,
  claimName,
  freeName,
  listAll,
  listFor,
  resumeApp,
  stopApp,
} from "../../store/apps.ts";
import { verifyAudit } from "../../store/audit.ts";
import { apps } from "../../store/schema.ts";
import { atomically } from "../../store/store.ts";
import { addApp, NOON, openTestStore, TEAM } from "../fakes/registry.ts";

function claimOf(name: string, change: Partial<Parameters<typeof claimName>[1]> = {}): Parameters<typeof claimName>[1] {
  const place = { ownerId: "U1", slackTeamId: TEAM, channelId: "C1", threadTs: "1" };
  return { ...place, name, title: "Lunch orders", purpose: "Collects lunch.", access: "company", at: NOON, ...change };
}

test("a name is claimed once by a thread, however often it asks", async (t) => {
  const { store } = openTestStore(t);
  const first = await claimName(store, claimOf("lunch"));
  const second = await claimName(store, claimOf("lunch"));
  assert.equal(first.kind === "claimed" && first.app.id, second.kind === "claimed" && second.app.id);
  assert.deepEqual(await verifyAudit(store), { ok: true, rows: 1 });
  assert.equal((await appByThread(store, "C1", "1"))?.name, "lunch");
  assert.equal((await listFor(store, "U1")).length, 1);
});

test("a name that is taken comes with free ones like it", async (t) => {
  const { store } = openTestStore(t);
  await claimName(store, claimOf("lunch"));
  await claimName(store, claimOf("lunch-2", { threadTs: "2" }));
  const taken = await claimName(store, claimOf("lunch", { threadTs: "3", ownerId: "U2" }));
  assert.deepEqual(taken.kind === "taken" && taken.suggestions, ["lunch-orders", "lunch-new", "lunch-team"]);
  assert.equal(await freeName(store, "lunch"), "lunch-new");
});

test("a thread whose app was never live may call it something else", async (t) => {
  const { store } = openTestStore(t);
  const first = await claimName(store, claimOf("lunch"));
  const second = await claimName(store, claimOf("dinner"));
  assert.equal(first.kind === "claimed" && first.app.id, second.kind === "claimed" && second.app.id);
  assert.equal(await appByName(store, "lunch"), undefined);
});

test("an abandoned app gives its name back; one that is live, or is worked on, is not abandoned", async (t) => {
  const { store } = openTestStore(t);
  const abandon = (appId: string) => atomically(store, abandonWrites(appId, "toolroom", NOON));
  const app = await addApp(store, "lunch");
  assert.equal(await abandon(app.id), "done");
  assert.equal(await abandon(app.id), "conflict");
  assert.deepEqual(await listAll(store, TEAM), []);
  const again = await claimName(store, claimOf("lunch", { ownerId: "U2" }));
  assert.equal(again.kind, "claimed");
  const live = await addApp(store, "dinner");
  store.orm.update(apps).set({ status: "live", liveDeploymentId: "dep_1" }).run();
  assert.equal(await abandon(live.id), "conflict");
  assert.equal((await appById(store, live.id))?.name, "dinner");
  const place = { slackTeamId: TEAM, channelId: "C1", threadTs: "7.0", messageTs: "7.0" };
  const fields = { id: "req_7", requesterId: "U1", text: "snacks", inputs: [], appId: null, at: NOON };
  await addRequest(store, { ...place, ...fields });
  const snacks = await claimName(store, claimOf("snacks", { threadTs: "7.0", requestId: "req_7" }));
  const snacksId = snacks.kind === "claimed" ? snacks.app.id : "";
  assert.equal((await requestById(store, "req_7"))?.appId, snacksId, "in the same write");
  assert.equal(await abandon(snacksId), "conflict");
  await endRequest(store, "req_7", "cancelled", "", NOON);
  assert.equal((await appById(store, snacksId))?.status, "abandoned", "in the same write");
});

test("a live app is stopped once and resumed once", async (t) => {
  const { store } = openTestStore(t);
  const app = await addApp(store, "lunch");
  const change = { appId: app.id, actor: "toolroom", why: "too much", at: NOON };
  assert.equal(await stopApp(store, change), false);
  store.orm.update(apps).set({ status: "live" }).run();
  assert.deepEqual([await stopApp(store, change), await stopApp(store, change)], [true, false]);
  assert.deepEqual([await resumeApp(store, change), await resumeApp(store, change)], [true, false]);
});
