import assert from "node:assert/strict";
import { test } from "node:test";
import { KnownError } from "../../../lib/errors.ts";
import { addToMetric } from "../../../store/app-counts.ts";
import { enqueueDelivery, finishDelivery } from "../../../store/deliveries.ts";
import { modelCalls } from "../../../store/money-tables.ts";
import { apps, instances } from "../../../store/schema.ts";
import type { Store } from "../../../store/store.ts";
import { addUsage } from "../../../store/usage.ts";
import { goLive } from "../../fakes/live-app.ts";
import { addApp, addPerson, NOON } from "../../fakes/registry.ts";
import { openReading } from "./stage.ts";

const SECRET = `ghp_${"a1b2c3d4e5".repeat(3)}`;

async function deliver(store: Store, appId: string, number: number, end: { error?: string; tookMs?: number } = {}) {
  const at = NOON + number * 60_000;
  const body = {
    deliveryId: `dlv_${number}`,
    run: "post-summary",
    kind: "command" as const,
    at: new Date(at).toISOString(),
  };
  const said = { text: "my salary is 12", user: null, channelId: null };
  await enqueueDelivery(store, {
    ...{ id: `dlv_${number}`, appId, instanceId: null, dedupeKey: `k${number}`, body: { ...body, ...said } },
    ...{ answerTo: null, createdAt: at },
  });
  const { error, tookMs = 20 } = end;
  const answer = error === undefined ? { ok: true as const, text: "Noted" } : { ok: false as const, error };
  const status = error === undefined ? "answered" : "failed";
  await finishDelivery(store, { deliveryId: `dlv_${number}`, status, answer, at: at + tookMs });
}

test("an app's output is given from its end, without secrets and control characters, to who answers for it", async (t) => {
  let printed: string | null =
    `first line\n\u001b[31mError\u001b[0m: token=${SECRET}\u0007\n-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----\nlast\r\n`;
  const asked: [string, number][] = [];
  const logs = {
    read: async (name: string, maxBytes: number) => {
      asked.push([name, maxBytes]);
      return printed;
    },
  };
  const { store, said } = await openReading(t, { logs });
  const app = await addApp(store, "lunch", { ownerId: "OWNER" });
  assert.match(await said("read_logs", {}, { appId: app.id }), /^No live version of it runs/);
  await goLive(store, app, 1);
  assert.equal(await said("read_logs", {}, { appId: app.id }), "first line\nError: token=[secret]\n[secret]\nlast");
  assert.deepEqual(asked, [["inst_lunch_1", 128_000]]);
  printed = Array.from({ length: 9_000 }, (_, line) => `line ${line}`).join("\n");
  const end = await said("read_logs", {}, { appId: app.id });
  assert.match(end, /^\[earlier lines are left out\]\nline \d+\n[\s\S]*line 8999$/);
  assert.ok(end.length <= 16_100);
  printed = "x".repeat(128_000);
  assert.ok((await said("read_logs", {}, { appId: app.id })).length <= 16_100);
  for (const [nothing, words] of [
    [null, "Nothing of it is kept."],
    ["\u001b[0m\n", "It has printed nothing."],
  ] as const) {
    printed = nothing;
    assert.equal(await said("read_logs", {}, { appId: app.id }), words);
  }
});

test("the preview that is read is the newest of this request alone", async (t) => {
  const { store, said } = await openReading(t, { logs: { read: async (name: string) => `said by ${name}` } });
  const app = await addApp(store, "lunch", { ownerId: "OWNER" });
  await goLive(store, app, 1);
  const [live] = store.orm.select().from(instances).all();
  assert.ok(live);
  const add = (id: string, requestId: string, createdAt: number, wanted = true) =>
    store.orm
      .insert(instances)
      .values({ ...live, id, requestId, createdAt, wanted, kind: "preview" })
      .run();
  add("inst_old", "req_1", 1);
  add("inst_other", "req_2", 9);
  add("inst_over", "req_1", 8, false);
  const look = () => said("read_logs", { which: "preview" }, { appId: app.id });
  assert.equal(await look(), "said by inst_old");
  add("inst_new", "req_1", 2);
  assert.equal(await look(), "said by inst_new");
});

test("an engine that is silent is told in a sentence", async (t) => {
  const logs = { read: () => Promise.reject(new KnownError("runner_unavailable", "It is off.", "Start it.")) };
  const { store, read } = await openReading(t, { logs });
  const app = await addApp(store, "lunch", { ownerId: "OWNER" });
  await goLive(store, app, 1);
  const answer = await read("read_logs", {}, { appId: app.id });
  assert.deepEqual(answer, { ok: false, why: "Its output cannot be read at the moment.", fix: "Go on without it." });
});

test("nobody but the owner and approvers reads of an app, and who gives it away reads no more", async (t) => {
  const { store, read, members } = await openReading(t);
  const app = await addApp(store, "lunch", { ownerId: "OWNER" });
  await addPerson(store, "GONE", { isDeactivated: true });
  const mayRead = async (personId: string) => {
    const all = ["read_logs", "read_deliveries", "read_metrics"].map((name) =>
      read(name, {}, { personId, appId: app.id }),
    );
    return [...new Set((await Promise.all(all)).map(({ ok }) => ok))].join();
  };
  for (const [personId, may] of [
    ...[
      ["OWNER", "true"],
      ["APPROVER", "true"],
      ["COLLEAGUE", "false"],
      ["GUEST", "false"],
      ["GONE", "false"],
    ],
    ...[["NOBODY", "false"]],
  ] as [string, string][])
    assert.equal(await mayRead(personId), may, personId);
  members["platform-team"] = [];
  assert.equal(await mayRead("APPROVER"), "false");
  store.orm.update(apps).set({ ownerId: "COLLEAGUE" }).run();
  assert.equal(await mayRead("OWNER"), "false");
  assert.equal(await mayRead("COLLEAGUE"), "true");
});

test("deliveries are told with their outcomes, newest first, without what people typed", async (t) => {
  const { store, said, read } = await openReading(t);
  const app = await addApp(store, "lunch", { ownerId: "OWNER" });
  const other = await addApp(store, "other", { ownerId: "OWNER" });
  assert.equal(await said("read_deliveries", {}, { appId: app.id }), "There is none.");
  await deliver(store, app.id, 1);
  await deliver(store, app.id, 2, { error: `No such table ${SECRET}\u001b[1m`, tookMs: 90 });
  await deliver(store, other.id, 3);
  const text = await said("read_deliveries", {}, { appId: app.id });
  assert.deepEqual(
    text.split("\n").map((line) => JSON.parse(line)),
    [
      {
        ...{ at: "2026-03-10T12:02:00.000Z", run: "post-summary", kind: "command", status: "failed", attempts: 0 },
        ...{ tookMs: 90, error: "No such table [secret]" },
      },
      {
        at: "2026-03-10T12:01:00.000Z",
        run: "post-summary",
        kind: "command",
        status: "answered",
        attempts: 0,
        tookMs: 20,
      },
    ],
  );
  assert.equal((await said("read_deliveries", { failed: true }, { appId: app.id })).split("\n").length, 1);
  assert.deepEqual(await read("read_deliveries", {}), {
    ...{ ok: true, text: "This app is new: nothing of it has run yet.", rows: 0 },
  });
});

test("metrics are uses a day, how runs went, and what models cost", async (t) => {
  const { store, said } = await openReading(t);
  const app = await addApp(store, "lunch", { ownerId: "OWNER" });
  const day = { appId: app.id, day: "2026-03-10", kind: "visit" as const };
  await addUsage(store, [
    { ...day, personId: "U1", count: 2 },
    { ...day, personId: "U2", count: 1 },
    { ...day, personId: "-", kind: "schedule", count: 3 },
    { ...day, personId: "U1", day: "2026-01-01", count: 100 },
  ]);
  await deliver(store, app.id, 1);
  await deliver(store, app.id, 2, { error: "x", tookMs: 100 });
  const spent = {
    inputTokens: 1,
    outputTokens: 1,
    cacheReadTokens: 0,
    cacheWriteTokens: 0,
    status: 200,
    durationMs: 1,
    at: NOON,
  };
  for (const [id, appId] of [
    ["mc_1", app.id],
    ["mc_2", "app_other"],
  ])
    store.orm
      .insert(modelCalls)
      .values({ ...spent, id: id ?? "", appId: appId ?? "", doorSessionId: "d", model: "m", costUsd: 0.25 })
      .run();
  const orders = { appId: app.id, name: "orders", call: null };
  for (const value of [2, 0.5]) await addToMetric(store, { ...orders, at: Date.UTC(2026, 2, 10), value });
  await addToMetric(store, { ...orders, at: Date.UTC(2026, 0, 1), value: 100 });
  const lines = (await said("read_metrics", {}, { appId: app.id })).split("\n");
  assert.equal(lines[0], "Of the last 14 days:");
  assert.deepEqual(
    lines.slice(1).map((line) => JSON.parse(line)),
    [
      { day: "2026-03-10", kind: "schedule", uses: 3, people: 0 },
      { day: "2026-03-10", kind: "visit", uses: 3, people: 2 },
      { run: "post-summary", answered: 1, failed: 1, waiting: 0, meanMs: 60, longestMs: 100 },
      { models: { calls: 1, costUsd: 0.25, askingUsd: 0, buildingUsd: 0.25 } },
      { day: "2026-03-10", counted: "orders", sum: 2.5, times: 2 },
    ],
  );
});
