import assert from "node:assert/strict";
import { test } from "node:test";
import { tellLeftOut } from "../../../operator/left-out.ts";
import { auditWrite } from "../../../store/audit.ts";
import {
  claimDelivery,
  endAttempt,
  enqueueDelivery,
  finishDelivery,
  pruneDeliveries,
} from "../../../store/deliveries.ts";
import { attemptsOf } from "../../../store/delivery-attempts.ts";
import { addApp, NOON } from "../../fakes/registry.ts";
import { toolWorld } from "./tool-world.ts";

test("how each try of a delivery ended, and how long it took, is told by logs", async (t) => {
  const { store, tool } = await toolWorld(t);
  const app = await addApp(store, "lunch", { ownerId: "UANA" });
  const body = { deliveryId: "dlv_1", run: "summary", kind: "schedule" as const, at: "2026-03-10T12:00:00Z", text: "" };
  await enqueueDelivery(store, {
    ...{ id: "dlv_1", appId: app.id, instanceId: null, dedupeKey: "1", answerTo: null, createdAt: NOON },
    body: { ...body, user: null, channelId: null },
  });
  const begin = (attempts: number, at: number) =>
    claimDelivery(store, { deliveryId: "dlv_1", attempts, at, leaseUntil: at + 65_000 });
  await begin(0, NOON);
  const answer = { ok: false as const, error: "no summary today" };
  await endAttempt(store, { deliveryId: "dlv_1", number: 1, answer, at: NOON + 20 }, NOON + 5_000);
  await begin(1, NOON + 5_000);
  await begin(2, NOON + 70_000);
  const at = NOON + 70_300;
  await finishDelivery(store, {
    deliveryId: "dlv_1",
    status: "answered",
    answer: { ok: true, text: null },
    at,
    attempt: 3,
  });
  const { deliveries, tries } = (await tool("UANA", "logs", { args: { app: "lunch" } })).result as Record<
    string,
    object[]
  >;
  const [{ attempts, tookMs, answered, status }] = deliveries as [Record<string, unknown>];
  assert.deepEqual([attempts, tookMs, answered, status], [3, 300, "", "answered"]);
  const times = ["2026-03-10T12:00:00.000Z", "2026-03-10T12:00:05.000Z", "2026-03-10T12:01:10.000Z"];
  assert.deepEqual(tries, [
    { delivery: "dlv_1", number: 1, at: times[0], tookMs: 20, answered: "no summary today" },
    { delivery: "dlv_1", number: 2, at: times[1], tookMs: null, answered: null },
    { delivery: "dlv_1", number: 3, at: times[2], tookMs: 300, answered: "" },
  ]);
  await pruneDeliveries(store, NOON + 100_000, 10);
  assert.equal((await attemptsOf(store, ["dlv_1"])).size, 0);
});

test("what an app did not get at all stands in its logs, and not in another's", async (t) => {
  const { store, tool } = await toolWorld(t);
  const app = await addApp(store, "lunch", { ownerId: "UANA" });
  await addApp(store, "dinner", { ownerId: "UANA" });
  const clock = { now: () => NOON, sleep: async () => undefined };
  const left = { appId: app.id, by: "GitHub", why: { code: "too_large" as const, mostMb: 2 } };
  await tellLeftOut({ store, clock }, left);
  await tellLeftOut({ store, clock }, left);
  const lines = (await tool("UANA", "logs", { args: { app: "lunch" } })).warnings ?? [];
  const said = lines.filter((line) => line.includes("GitHub"));
  assert.equal(said.length, 1);
  assert.match(said[0] ?? "", /^2026-.*Z: lunch did not get something that came by GitHub: it has more than 2 MB/);
  const others = (await tool("UANA", "logs", { args: { app: "dinner" } })).warnings ?? [];
  assert.deepEqual(
    others.filter((line) => line.includes("GitHub")),
    [],
  );
});

test("an audit that is cut says so, and how to see the rest", async (t) => {
  const { store, tool } = await toolWorld(t);
  const app = await addApp(store, "lunch", { ownerId: "UANA" });
  const row = { actor: "UANA", verb: "tested", subject: app.id, details: {} };
  for (let at = 1; at <= 501; at += 1)
    auditWrite({ ...row, at })
      .statement(store.orm)
      .run();
  const { result, warnings } = await tool("UANA", "audit", { options: { app: "lunch" } });
  assert.equal((result as { rows: unknown[] }).rows.length, 500);
  assert.match(warnings?.[0] ?? "", /^Only the newest 500 rows .*--since.* tool audit export\.$/);
});
