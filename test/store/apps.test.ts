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
  similarApps,
  stopApp,
} from "../../store/apps.ts";
import { verifyAudit } from "../../store/audit.ts";
import { apps } from "../../store/schema.ts";
import { atomically } from "../../store/store.ts";
import { addUsage } from "../../store/usage.ts";
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

test("an ask finds the app that does it already, with the words they share and who uses it", async (t) => {
  const { store } = openTestStore(t);
  const digest = await addApp(store, "sales-digest", {
    purpose: "Posts yesterday's sales in #sales each morning at 8.",
  });
  await addApp(store, "lunch", { purpose: "Collects lunch orders until 11 and posts the summary in #food." });
  await addApp(store, "parking", { purpose: "Books parking lots for visitors." });
  store.orm.update(apps).set({ status: "live" }).run();
  const day = new Date(NOON).toISOString().slice(0, 10);
  await addUsage(store, [
    { appId: digest.id, day, personId: "U1", kind: "visit", count: 3 },
    { appId: digest.id, day, personId: "U2", kind: "visit", count: 1 },
    { appId: digest.id, day, personId: "-", kind: "schedule", count: 1 },
    { appId: digest.id, day: "2026-01-01", personId: "U3", kind: "visit", count: 1 },
  ]);
  const ask = (text: string) => similarApps(store, { text, slackTeamId: TEAM, exceptAppId: null, at: NOON });
  const [found, ...others] = await ask("Could you post the sales of yesterday every morning?");
  assert.equal(found?.app.name, "sales-digest");
  assert.equal(found?.peopleThisWeek, 2);
  assert.deepEqual(found?.words, ["sales", "yesterday"]);
  assert.deepEqual(others, []);
  assert.deepEqual(await ask("A page where new colleagues find whom to ask about contracts"), []);
});

test("among 10,000 apps the similar ones are found within 30 ms", async (t) => {
  const { store } = openTestStore(t);
  const { id, name, ...rest } = await addApp(store, "first");
  const words = [
    "orders",
    "vacation",
    "budget",
    "parking",
    "visitors",
    "inventory",
    "survey",
    "rota",
    "invoices",
    "training",
  ];
  store.orm.transaction((tx) => {
    for (let index = 0; index < 10_000; index += 1) {
      const [one, two, three] = [index % 10, Math.floor(index / 10) % 10, Math.floor(index / 100) % 10].map(
        (at) => words[at],
      );
      const purpose = `Keeps ${one} and ${two} in one place and tells the people of department ${index} about ${three}.`;
      const row = { ...rest, id: `app_${index}`, name: `${one}-${index}`, title: `${one} ${index}`, purpose };
      tx.insert(apps)
        .values({ ...row, status: "live" })
        .run();
    }
  });
  const ask = {
    text: "Keep our parking and visitors list, and tell reception",
    slackTeamId: TEAM,
    exceptAppId: null,
    at: NOON,
  };
  await similarApps(store, ask);
  const times: number[] = [];
  for (let round = 0; round < 40; round += 1) {
    const before = process.cpuUsage();
    const found = await similarApps(store, ask);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
    assert.equal(found.length, 3);
  }
  // Processor time, and the best of forty: the machine is shared with other tests.
  assert.ok(Math.min(...times) < 30, `${times.map((ms) => ms.toFixed(1))} ms`);
});
