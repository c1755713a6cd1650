import assert from "node:assert/strict";
import { createServer, type RequestListener } from "node:http";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { messagesApi } from "../../gateway/apis/messages.ts";
import { createModelDoor } from "../../gateway/model-door.ts";
import { silentLog } from "../../lib/log.ts";
import type { ModelPlatform } from "../../lib/model-platform.ts";
import { readDoorSession } from "../../store/door-sessions.ts";
import { readDoorTold } from "../../store/door-told.ts";
import { modelCallsOfDoor } from "../../store/model-calls.ts";
import { platformAt } from "../fakes/model-platform.ts";
import { addDoor, send, startWorld } from "./fixture.ts";
import { startProvider } from "./provider-stub.ts";

/** Short enough for a test, long enough to tell one pause from none. */
const PATIENCE = { firstPauseMs: 20, mostPauseMs: 50, toldMs: 3_000, untoldMs: 400 };
const GOOD = JSON.stringify({ type: "message", content: [], usage: { input_tokens: 1_000, output_tokens: 100 } });

const good: RequestListener = (_request, response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(GOOD);
};
const failing =
  (status: number, headers: Record<string, string> = {}, words = "no"): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify({ type: "error", error: { type: "x", message: words } }));
  };

/** A door whose role `code` is answered by these in their order, the second at half the price. */
async function startDoor(t: TestContext, urls: string[], patience = PATIENCE) {
  const world = await startWorld(t);
  await addDoor(world, { id: "ds_1" });
  const names = urls.map((_url, index) => `p${index}`);
  const platform: ModelPlatform = {
    ...platformAt(urls[0] ?? ""),
    providers: urls.map((baseUrl, index) => ({
      ...{ name: names[index] ?? "", apis: ["messages"], baseUrl, keyFrom: null, key: null, groupKeys: [] },
    })),
    prices: { dear: price(2), cheap: price(1) },
  };
  platform.roles.code = names.map((provider, index) => ({ provider, model: index === 0 ? "dear" : "cheap" }));
  const door = createModelDoor({
    ...{ store: world.store, clock: world.clock, log: silentLog, platform, groupMembers: async () => [] },
    ...{ patience, idleTimeoutMs: 1_000, totalTimeoutMs: 5_000 },
  });
  const doorSession = await readDoorSession(world.store, "ds_1");
  assert.ok(doorSession);
  const server = createServer((request, response) => void door.answer(messagesApi)(doorSession, request, response));
  const socketPath = join(world.home, "model.sock");
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  t.after(async () => {
    server.close();
    server.closeAllConnections();
    await door.close();
  });
  const body = JSON.stringify({ model: "code", max_tokens: 100, messages: [{ role: "user", content: "hi" }] });
  return {
    ask: () => send({ socketPath }, "door", "/v1/messages", { method: "POST", body }),
    told: () => readDoorTold(world.store, "ds_1"),
    async ended(count: number) {
      for (;;) {
        const rows = (await modelCallsOfDoor(world.store, "ds_1")).filter(({ state }) => state === "ended");
        if (rows.length >= count) return rows;
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

function price(input: number) {
  return { input, output: 5 * input, cacheRead: 0, cacheWrite5m: input, cacheWrite1h: input };
}

for (const [what, first] of [
  ["fails", failing(500)],
  ["is overloaded", failing(529)],
  ["has used up its money", failing(429, {}, "insufficient_quota")],
] as const) {
  test(`a provider that ${what} before the first byte is passed over, and who answered is paid`, async (t) => {
    const [one, other] = [await startProvider(t, first), await startProvider(t, good)];
    const door = await startDoor(t, [one.url, other.url]);
    const answer = await door.ask();
    assert.deepEqual([answer.status, answer.text], [200, GOOD]);
    assert.deepEqual([one.requests.length, other.requests.length], [1, 1]);
    assert.equal(JSON.parse(other.requests[0]?.body ?? "").model, "cheap");
    const [row] = await door.ended(1);
    assert.deepEqual([row?.provider, row?.model, row?.attempts, row?.costUsd], ["p1", "cheap", 2, 0.0015]);
  });
}

test("a provider that cannot be reached is passed over, a request that is refused is not", async (t) => {
  const other = await startProvider(t, good);
  const away = await startDoor(t, ["http://127.0.0.1:9", other.url]);
  assert.equal((await away.ask()).status, 200);
  const strict = await startDoor(t, [(await startProvider(t, failing(400, {}, "bad field"))).url, other.url]);
  const refused = await strict.ask();
  assert.deepEqual([refused.status, other.requests.length], [400, 1]);
  await strict.ended(1);
  assert.match((await strict.told()).refused?.message ?? "", /provider refused the request: bad field/);
});

test("after the first byte nobody else is asked: the stream ends with the API's own error", async (t) => {
  const cut = await startProvider(t, (_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write('event: message_start\ndata: {"type":"message_start","message":{"usage":{"input_tokens":9}}}\n\n');
    response.flushHeaders();
    setImmediate(() => response.destroy());
  });
  const other = await startProvider(t, good);
  const door = await startDoor(t, [cut.url, other.url]);
  const answer = await door.ask();
  assert.match(answer.text, /message_start.*event: error\ndata: .*api_error/s);
  assert.equal(other.requests.length, 0);
  await door.ended(1);
  assert.equal((await door.told()).refused?.code, "model_down");
});

test("a stream that says itself that it failed is told as failed, whatever its status was", async (t) => {
  const provider = await startProvider(t, (_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write('event: message_start\ndata: {"type":"message_start","message":{"usage":{"input_tokens":9}}}\n\n');
    const error = { type: "error", error: { type: "overloaded_error", message: "Overloaded" } };
    response.end(`event: error\ndata: ${JSON.stringify(error)}\n\n`);
  });
  const door = await startDoor(t, [provider.url]);
  assert.equal((await door.ask()).status, 200);
  const [row] = await door.ended(1);
  assert.deepEqual([row?.status, row?.refusal?.code], [200, "overloaded"]);
});

test("a storm on eight calls is met by one probe at a time, and all are answered when it is over", async (t) => {
  const [calls, stormLength] = [8, 4];
  let [answered, underWay, mostProbes] = [0, 0, 0];
  const provider = await startProvider(t, (request, response) => {
    underWay += 1;
    answered += 1;
    // The first wave was under way before anybody knew.
    if (answered > calls) mostProbes = Math.max(mostProbes, answered <= calls + stormLength ? underWay : 0);
    response.on("close", () => {
      underWay -= 1;
    });
    const isStorm = answered <= calls + stormLength;
    (isStorm ? failing(429, answered % 2 === 0 ? { "retry-after": "0.03" } : {}) : good)(request, response);
  });
  const door = await startDoor(t, [provider.url], { ...PATIENCE, untoldMs: 4_000 });
  const answers = await Promise.all(Array.from({ length: calls }, () => door.ask()));
  assert.deepEqual(
    answers.map(({ status }) => status),
    Array.from({ length: calls }, () => 200),
  );
  assert.equal(mostProbes, 1);
  assert.equal(provider.requests.length, calls + stormLength + calls);
  assert.ok((await door.ended(calls)).every(({ costUsd, refusal }) => costUsd === 0.003 && refusal === null));
});

test("a storm that does not end is told in the provider's words, and not to be tried again from here", async (t) => {
  const provider = await startProvider(t, failing(529, {}, "Overloaded"));
  const door = await startDoor(t, [provider.url]);
  const answer = await door.ask();
  assert.deepEqual([answer.status, answer.headers["x-should-retry"]], [529, "false"]);
  assert.match(answer.text, /Overloaded/);
  const [row] = await door.ended(1);
  assert.ok((row?.attempts ?? 0) > 3, `${row?.attempts}`);
  const { refused, spentUsd } = await door.told();
  assert.deepEqual([refused?.code, spentUsd], ["overloaded", 0]);
});

test("a provider that asks for longer than a call is held is believed at once", async (t) => {
  const provider = await startProvider(t, failing(429, { "retry-after": "60" }));
  const door = await startDoor(t, [provider.url]);
  const answer = await door.ask();
  assert.deepEqual([answer.status, answer.headers["retry-after"]], [429, "60"]);
  // And the next call is told without asking.
  const next = await door.ask();
  assert.deepEqual([next.status, next.headers["retry-after"], provider.requests.length], [529, "60", 1]);
});
