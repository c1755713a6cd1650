import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { newSecret, sha256 } from "../../lib/ids.ts";
import { failedRunsOf } from "../../store/deliveries.ts";
import { deliveries } from "../../store/delivery-tables.ts";
import { webhooks } from "../../store/entrance-tables.ts";
import { notices } from "../../store/message-tables.ts";
import { apps, triggers } from "../../store/schema.ts";
import { type Asking, addLiveApp, send, startWorld, type World } from "./fixture.ts";

interface Hooked {
  world: World;
  secret: string;
  /** Sends to the address; `path` instead of its own. */
  call(
    asking?: Asking & { path?: string; host?: string },
  ): Promise<{ status: number; answer: Record<string, unknown> }>;
  rows(): (typeof deliveries.$inferSelect)[];
}

async function startHooked(t: TestContext): Promise<Hooked> {
  const world = await startWorld(t);
  const { appId } = addLiveApp(world.store, { name: "ops" });
  const secret = newSecret();
  const spec = { webhook: "alerts", run: "post-alert" };
  const { orm } = world.store;
  orm.insert(triggers).values({ id: "trg_1", appId, releaseId: "rel_1", run: spec.run, spec, timeZone: "UTC" }).run();
  orm
    .insert(webhooks)
    .values({ appId, word: "alerts", secretHash: sha256(secret), toldAt: 1, createdAt: 1 })
    .run();
  return {
    world,
    secret,
    call: async ({ path = `/hooks/ops/${secret}`, host = "localhost", ...asking } = {}) => {
      const answer = await send({ port: world.port }, host, path, { method: "POST", ...asking });
      return { status: answer.status, answer: answer.text === "" ? {} : JSON.parse(answer.text) };
    },
    rows: () => orm.select().from(deliveries).all(),
  };
}

const json = { "content-type": "application/json; charset=utf-8" };
const form = { "content-type": "application/x-www-form-urlencoded" };

test("what comes is a waiting delivery before it is answered, with what was sent", async (t) => {
  const { call, rows, world } = await startHooked(t);
  const sent: [Record<string, string>, string, { text: string; payload: unknown }][] = [
    [json, '{"a":{"b":[1,null]}}', { text: "", payload: { a: { b: [1, null] } } }],
    [{ "content-type": "application/cloudevents+json" }, "7", { text: "", payload: 7 }],
    [form, "a=1&b=x+y", { text: "", payload: { a: "1", b: "x y" } }],
    [form, '{"a":1}', { text: "", payload: { a: 1 } }],
    [{ "content-type": "text/plain" }, "disk full", { text: "disk full", payload: "disk full" }],
    [{ "content-type": "text/plain" }, '{"a":1}', { text: '{"a":1}', payload: '{"a":1}' }],
    [{}, "plain", { text: "plain", payload: "plain" }],
    [{}, "[1]", { text: "", payload: [1] }],
    [{}, "", { text: "", payload: "" }],
  ];
  for (const [headers, body, wanted] of sent) {
    const { status, answer } = await call({ headers, body });
    assert.equal(status, 202, body);
    const row = rows().find((one) => one.id === answer.deliveryId);
    const { text, payload, kind, run, user, channelId } = row?.body ?? {};
    assert.deepEqual({ text, payload }, wanted);
    assert.deepEqual([kind, run, user, channelId], ["webhook", "post-alert", null, null]);
    assert.deepEqual([row?.status, row?.appId, row?.instanceId], ["waiting", "app_ops", null]);
    assert.ok(Math.abs(Date.parse(row?.body.at ?? "") - world.clock.now()) < 10_000);
  }
});

test("what is nested deeper than the registry reads is refused, and what came before can still be asked for", async (t) => {
  const { call, rows, world } = await startHooked(t);
  const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
  for (const levels of [101, 1_001, 5_000, 400_000]) {
    const { status, answer } = await call({ headers: json, body: nested(levels) });
    assert.deepEqual([status, (answer.error as { code: string }).code], [400, "too_nested"]);
  }
  assert.equal((await call({ headers: json, body: nested(100) })).status, 202);
  assert.equal((await call({ headers: { "content-type": "text/plain" }, body: nested(1_001) })).status, 202, "as text");
  assert.equal(rows().length, 2);
  assert.deepEqual(await failedRunsOf(world.store, "app_ops", 10), []);
});

test("a wrong secret, another app's, an app without webhooks and no app are the same to who asks", async (t) => {
  const { call, rows, world, secret } = await startHooked(t);
  addLiveApp(world.store, { name: "lunch" });
  const paths = [
    `/hooks/ops/${newSecret()}`,
    `/hooks/ops/${secret}x`,
    `/hooks/ops/${secret.slice(0, -1)}`,
    `/hooks/lunch/${secret}`,
    `/hooks/nobody/${secret}`,
    "/hooks/ops/",
    "/hooks/ops",
    "/hooks/",
    `/hooks/ops/${secret}/more`,
    "/hooks/%6fps/a",
  ];
  for (const path of paths) {
    const { status, answer } = await call({ path, body: "x" });
    assert.deepEqual(
      [status, answer],
      [404, { ok: false, error: { code: "no_webhook", message: "There is no such webhook." } }],
    );
  }
  assert.equal(rows().length, 0);
});

test("it is by POST alone, readable, and at most a megabyte", async (t) => {
  const { call, rows } = await startHooked(t);
  assert.equal((await call({ method: "GET" })).status, 405);
  assert.equal((await call({ method: "PUT", body: "x" })).status, 405);
  assert.equal((await call({ headers: json, body: "{no json" })).status, 400);
  assert.equal((await call({ headers: { "content-type": "image/png" }, body: "x" })).status, 415);
  assert.equal((await call({ body: "x".repeat(1024 * 1024 + 1) })).status, 413);
  assert.equal((await call({ body: "x".repeat(1024 * 1024) })).status, 202);
  assert.equal(rows().length, 1);
});

test("the same thing sent again is one delivery, by whichever name the sender gives it", async (t) => {
  const { call, rows } = await startHooked(t);
  for (const name of ["idempotency-key", "webhook-id", "x-github-delivery"]) {
    const headers = { ...json, [name]: `one ${name}` };
    const [first, second] = [await call({ headers, body: "{}" }), await call({ headers, body: "{}" })];
    assert.deepEqual(first, second);
  }
  assert.equal(rows().length, 3);
  await call({ headers: json, body: "{}" });
  await call({ headers: json, body: "{}" });
  assert.equal(rows().length, 5);
});

test("it is answered by number too, never on an app's host, and with nobody but the gateway running", async (t) => {
  const { call, rows, world } = await startHooked(t);
  assert.equal((await call({ host: "127.0.0.1", body: "x" })).status, 202);
  assert.equal((await call({ host: "ops.localhost", body: "x" })).status, 401);
  await world.restart();
  assert.equal((await call({ body: "x" })).status, 202);
  assert.equal(rows().length, 2);
});

test("a program in a loop is slowed down, and a stopped app takes nothing", async (t) => {
  const { call, rows, world } = await startHooked(t);
  for (let count = 0; count < 60; count += 1) assert.equal((await call({ body: String(count) })).status, 202);
  assert.equal((await call({ body: "over" })).status, 429);
  assert.equal(rows().length, 60);
  world.clock.advance(60_000);
  assert.equal((await call({ body: "again" })).status, 202);
  world.store.orm.update(apps).set({ status: "stopped" }).run();
  assert.equal((await call({ body: "x" })).status, 503);
  assert.equal(rows().length, 61);
});

test("what waits for an app that never answers does not grow for ever", async (t) => {
  const { call, rows, world } = await startHooked(t);
  let calls = 0;
  for (; calls < 600; calls += 1) {
    if (calls % 60 === 0) world.clock.advance(60_001);
    if ((await call({ body: "x" })).status !== 202) break;
  }
  assert.deepEqual([calls, rows().length], [500, 500]);
  await call({ body: "x" });
  const told = world.store.orm.select().from(notices).all();
  assert.deepEqual(
    told.map(({ personId }) => personId),
    ["UASKER1"],
  );
  assert.match(told[0]?.text ?? "", /does not get what comes by webhook alerts at the moment: 500 deliveries wait/);
});
