import assert from "node:assert/strict";
import { request as ask, createServer, type RequestListener } from "node:http";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import Anthropic from "@anthropic-ai/sdk";
import { Agent, fetch as fetchOver } from "undici";
import { messagesApi } from "../../gateway/apis/messages.ts";
import { createModelDoor } from "../../gateway/model-door.ts";
import type { Log, LogFields } from "../../lib/log.ts";
import { silentLog } from "../../lib/log.ts";
import { budgetStand, nanoOfUsd, usdOfNano } from "../../store/budgets.ts";
import { readDoorSession } from "../../store/door-sessions.ts";
import { readDoorTold } from "../../store/door-told.ts";
import { beginModelCall, modelCallsOfDoor, modelSpend } from "../../store/model-calls.ts";
import { platformAt } from "../fakes/model-platform.ts";
import { addDoor, send, startWorld, type World } from "./fixture.ts";
import { startMockProvider } from "./mock-provider.ts";
import { startProvider } from "./provider-stub.ts";

const MODEL = "claude-sonnet-5"; // $2 in, $10 out, per million
const KEY = "sk-real-key";

async function startDoor(
  t: TestContext,
  baseUrl: string,
  change: { apiKey?: string | null; budgetUsd?: number; model?: string; log?: Log } = {},
): Promise<{ world: World; socketPath: string }> {
  const { apiKey: key = KEY, model = MODEL, log = silentLog } = change;
  const world = await startWorld(t, { log, models: platformAt(baseUrl, { key, model }) });
  await addDoor(world, { id: "ds_1", budgetUsd: change.budgetUsd ?? 5 });
  return { world, socketPath: join(await world.client.open("ds_1"), "door", "door.sock") };
}

function body(change: Record<string, unknown> = {}): string {
  return JSON.stringify({ model: MODEL, max_tokens: 1000, messages: [{ role: "user", content: "hi" }], ...change });
}

function call(socketPath: string, content: string, headers: Record<string, string> = {}, path = "/v1/messages") {
  return send({ socketPath }, "door", path, { method: "POST", body: content, headers });
}

const answerJson =
  (usage: object): RequestListener =>
  (_request, response) => {
    response.writeHead(200, { "content-type": "application/json", "request-id": "req_9" });
    response.end(JSON.stringify({ id: "msg_1", type: "message", content: [], usage }));
  };

const event = (data: { type: string; [field: string]: unknown }) =>
  `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;
const START = event({
  type: "message_start",
  message: {
    usage: {
      ...{ input_tokens: 100, output_tokens: 1, cache_read_input_tokens: 2_000, cache_creation_input_tokens: 500 },
      cache_creation: { ephemeral_5m_input_tokens: 400, ephemeral_1h_input_tokens: 100 },
    },
  },
});
const TEXT = event({
  type: "content_block_delta",
  index: 0,
  delta: { type: "text_delta", text: "x".repeat(300) },
} as never);
const END = event({ type: "message_delta", delta: {}, usage: { output_tokens: 50 } });

test("the real key is added here, the box's own credentials are dropped, the rest passes", async (t) => {
  const provider = await startProvider(t, answerJson({ input_tokens: 10, output_tokens: 5 }));
  const { socketPath } = await startDoor(t, provider.url);
  const headers = {
    ...{ authorization: "Bearer box", "x-api-key": "box", cookie: "a=b", connection: "close", "x-other": "1" },
    ...{ "anthropic-beta": "one,two", "anthropic-version": "2023-06-01", "user-agent": "agent/1" },
  };
  const answer = await call(socketPath, body(), headers, "/v1/messages?beta=true");
  assert.equal(answer.status, 200);
  assert.equal(answer.headers["request-id"], "req_9");
  const [seen] = provider.requests;
  assert.equal(seen?.url, "/v1/messages?beta=true");
  assert.equal(seen?.body, body());
  assert.equal(seen?.headers["x-api-key"], KEY);
  assert.equal(seen?.headers["anthropic-beta"], "one,two");
  assert.equal(seen?.headers["user-agent"], "agent/1");
  assert.equal(seen?.headers.connection, "keep-alive");
  for (const name of ["authorization", "cookie", "x-other"]) assert.equal(seen?.headers[name], undefined, name);
});

test("numbers that JavaScript cannot hold pass as they were written, and of two fields of one name only the judged one", async (t) => {
  const provider = await startProvider(t, answerJson({ input_tokens: 10, output_tokens: 5 }));
  const { socketPath } = await startDoor(t, provider.url);
  const used = '{"type":"tool_use","id":"t1","name":"x","input":{"id":12345678901234567890,"small":0.1,"also":1e2}}';
  const written = `{"model":"claude-opus-5-5","max_tokens":1000,"messages":[{"role":"assistant","content":[${used}]}],"model":"${MODEL}"}`;
  assert.equal((await call(socketPath, written)).status, 200);
  const sent = provider.requests[0]?.body ?? "";
  assert.match(sent, /"input":\{"id":12345678901234567890,"small":0\.1,"also":100\}/);
  assert.deepEqual(sent.match(/"model":"[^"]*"/g), [`"model":"${MODEL}"`]);
  const deep = `{"model":"${MODEL}","max_tokens":1,"messages":[12345678901234567890,${"[".repeat(200_000)}${"]".repeat(200_000)}]}`;
  assert.match((await call(socketPath, deep)).text, /nested too deep/);
});

test("a stream arrives as it is written, and is charged by its own figures", async (t) => {
  let goOn: () => void = () => undefined;
  const provider = await startProvider(t, (_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(START);
    goOn = () => response.end(TEXT + END + event({ type: "message_stop" }));
  });
  const { world, socketPath } = await startDoor(t, provider.url);
  const chunks = await new Promise<string[]>((resolve, reject) => {
    const seen: string[] = [];
    ask({ socketPath, path: "/v1/messages", method: "POST", agent: false }, (response) => {
      response.on("data", (chunk: Buffer) => {
        seen.push(String(chunk));
        if (seen.length === 1) goOn();
      });
      response.on("end", () => resolve(seen));
    })
      .on("error", reject)
      .end(body({ stream: true }));
  });
  assert.equal(chunks[0], START);
  const session = await settled(world);
  // 100 × 2 + 50 × 10 + 2000 × 0.20 + 400 × 2.50 + 100 × 4, per million
  assert.equal(session.spentUsd, 0.0025);
  assert.equal(session.reservedUsd, 0);
  const [row] = await modelCallsOfDoor(world.store, "ds_1");
  assert.deepEqual(
    [row?.model, row?.status, row?.inputTokens, row?.outputTokens, row?.cacheReadTokens, row?.cacheWriteTokens],
    [MODEL, 200, 100, 50, 2_000, 500],
  );
  assert.deepEqual(await modelSpend(world.store, "req_1"), {
    ...{ costUsd: 0.0025, inputTokens: 2_600, outputTokens: 50, calls: 1 },
  });
});

test("the official client works through the door against a scripted model", async (t) => {
  const mock = await startMockProvider(t);
  const { world, socketPath } = await startDoor(t, mock.url);
  const dispatcher = new Agent({ connect: { socketPath } });
  t.after(() => dispatcher.close());
  // undici's own fetch: Node's takes no dispatcher of another undici version.
  const overDoor = (url: unknown, init: unknown) => fetchOver(url as string, { ...(init as object), dispatcher });
  const client = new Anthropic({
    ...{ baseURL: "http://door", apiKey: "none", maxRetries: 0 },
    fetch: overDoor as unknown as typeof globalThis.fetch,
  });
  const ask = { model: MODEL, max_tokens: 100, messages: [{ role: "user" as const, content: "go" }] };
  assert.equal(await client.messages.stream(ask).finalText(), "All done.");
  await client.messages.create(ask);
  const session = await settled(world, 2);
  assert.equal(session.spentUsd, 0.005); // twice 1000 × 2 + 50 × 10, per million
});

test("twenty calls at once never pass the budget, and it is settled to the cent", async (t) => {
  const usage = { input_tokens: 0, output_tokens: 1_000 }; // one cent
  const provider = await startProvider(t, answerJson(usage));
  const { world, socketPath } = await startDoor(t, provider.url, { budgetUsd: 0.105 });
  const answers = await Promise.all(Array.from({ length: 20 }, () => call(socketPath, body())));
  const good = answers.filter(({ status }) => status === 200).length;
  const refused = answers.filter(({ status }) => status === 402);
  assert.equal(good + refused.length, 20);
  assert.ok(good >= 1 && good <= 10, `${good} passed`);
  assert.equal(provider.requests.length, good);
  const session = await settled(world, good);
  assert.equal(session.spentUsd, good / 100);
  assert.equal(session.reservedUsd, 0);
  assert.match(refused[0]?.text ?? "", /"billing_error"/);
  assert.match(refused[0]?.text ?? "", /The budget of \$0\.1\d? /);
  // One after another, what is left of it is used to the last whole call.
  while ((await call(socketPath, body())).status === 200) await settled(world);
  assert.equal((await settled(world)).spentUsd, 0.1);
});

test("a failed call costs nothing, leaves its row, and keeps what the provider says", async (t) => {
  const provider = await startProvider(t, (_request, response) => {
    response.writeHead(529, { "content-type": "application/json", "retry-after": "90", "set-cookie": "a=b" });
    response.end('{"type":"error","error":{"type":"overloaded_error","message":"busy"}}');
  });
  const { world, socketPath } = await startDoor(t, provider.url);
  const answer = await call(socketPath, body());
  assert.deepEqual([answer.status, answer.headers["retry-after"]], [529, "90"]);
  assert.match(answer.text, /overloaded_error/);
  assert.equal(answer.headers["set-cookie"], undefined);
  const session = await settled(world);
  assert.deepEqual([session.spentUsd, session.reservedUsd], [0, 0]);
  assert.equal((await modelCallsOfDoor(world.store, "ds_1"))[0]?.status, 529);
});

test("no key, no provider, no such model, no price: each says so in the API's own shape", async (t) => {
  const error = (text: string) => JSON.parse(text).error;
  const keyless = await startDoor(t, "http://127.0.0.1:9", { apiKey: null });
  const noKey = await call(keyless.socketPath, body());
  assert.deepEqual(
    [noKey.status, error(noKey.text)],
    [401, { type: "authentication_error", message: "no model key is set" }],
  );
  const { world, socketPath } = await startDoor(t, "http://127.0.0.1:9");
  const down = await call(socketPath, body());
  assert.deepEqual([down.status, error(down.text).type], [502, "api_error"]);
  assert.equal((await settled(world)).reservedUsd, 0);
  assert.equal((await modelCallsOfDoor(world.store, "ds_1"))[0]?.status, 0);
  const unknown = await call(socketPath, body({ model: "claude-haiku-4-5" }));
  assert.equal(unknown.status, 400);
  assert.match(
    error(unknown.text).message,
    /claude-haiku-4-5 is not set up here\. Use plan \(claude-sonnet-5\) or code \(claude-sonnet-5\)\./,
  );
  const dear = await startDoor(t, "http://127.0.0.1:9", { model: "claude-unpriced-9" });
  const unpriced = await call(dear.socketPath, body({ model: "code" }));
  assert.match(error(unpriced.text).message, /claude-unpriced-9: no price/);
});

test("a provider that goes silent is given up, in the stream too, and the budget is settled", async (t) => {
  const provider = await startProvider(t, (_request, response) => {
    if (provider.requests.length === 1) return;
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(START + TEXT);
  });
  const world = await startWorld(t);
  await addDoor(world, { id: "ds_1" });
  const door = createModelDoor({
    ...{ store: world.store, clock: world.clock, log: silentLog, idleTimeoutMs: 300, totalTimeoutMs: 5_000 },
    ...{ platform: platformAt(provider.url), groupMembers: async () => [] },
  });
  const session = await readDoorSession(world.store, "ds_1");
  assert.ok(session);
  const server = createServer((request, response) => void door.answer(messagesApi)(session, request, response));
  const socketPath = join(world.home, "model.sock");
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  t.after(async () => {
    server.close();
    await door.close();
  });
  const silent = await call(socketPath, body({ stream: true }));
  assert.deepEqual([silent.status, JSON.parse(silent.text).error.type], [504, "timeout_error"]);
  const broken = await call(socketPath, body({ stream: true }));
  assert.match(broken.text, /event: error\ndata: .*timeout_error/);
  const after = await settled(world, 2);
  const [unanswered, cut] = await modelCallsOfDoor(world.store, "ds_1");
  // Nobody knows what the silent one wrote: all that was set aside for it.
  assert.deepEqual([unanswered?.status, unanswered?.outputTokens], [0, 1000]);
  // Input as told, and output by what had come: 300 characters are taken for 100 tokens.
  assert.equal(cut?.costUsd, 0.003);
  assert.equal(after.spentUsd, (unanswered?.costUsd ?? 0) + 0.003);
});

test("a client that leaves stops the call at the provider and pays for what had come", async (t) => {
  let providerSawEnd: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    providerSawEnd = resolve;
  });
  const provider = await startProvider(t, (_request, response) => {
    response.on("close", () => providerSawEnd());
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(START + TEXT);
  });
  const { world, socketPath } = await startDoor(t, provider.url);
  await new Promise<void>((resolve) => {
    const asked = ask({ socketPath, path: "/v1/messages", method: "POST", agent: false }, (response) => {
      response.once("data", () => asked.destroy());
      response.on("error", () => resolve());
    });
    asked.on("error", () => resolve());
    asked.end(body({ stream: true }));
  });
  await ended;
  assert.equal((await settled(world)).spentUsd, 0.003);
});

for (const [moment, head] of [
  ["before the answer's head", false],
  ["before the answer's first byte", true],
] as const) {
  test(`a client that leaves ${moment} pays all that was set aside`, async (t) => {
    let leave: () => void = () => undefined;
    const provider = await startProvider(t, (_request, response) => {
      if (!head) return leave();
      response.writeHead(200, { "content-type": "application/json" });
      response.flushHeaders();
    });
    const { world, socketPath } = await startDoor(t, provider.url);
    await new Promise<void>((resolve) => {
      const asked = ask({ socketPath, path: "/v1/messages", method: "POST", agent: false }, (response) => {
        response.on("error", () => resolve());
        asked.destroy();
      });
      leave = () => asked.destroy();
      asked.on("error", () => resolve());
      asked.end(body());
    });
    const session = await settled(world);
    const [row] = await modelCallsOfDoor(world.store, "ds_1");
    assert.deepEqual([row?.status, row?.outputTokens], [head ? 200 : 0, 1000]);
    assert.ok(session.spentUsd > 0.01, `${session.spentUsd}`); // 1000 × 10 per million, and the input
    assert.equal(session.spentUsd, row?.costUsd);
  });
}

test("what a killed gateway had set aside counts as spent when the next one starts, with a row", async (t) => {
  const provider = await startProvider(t, answerJson({ input_tokens: 1, output_tokens: 1 }));
  const { world } = await startDoor(t, provider.url);
  const owner = { doorSessionId: "ds_1", requestId: "req_1", personId: "UASKER1", appId: null, groupHandle: null };
  const call = { id: "call_1", ...owner, api: "messages" as const, askedModel: "code", at: world.clock.now() };
  const limits = [{ account: "request:req_1" as const, limitNanoUsd: nanoOfUsd(5) }];
  assert.deepEqual(await beginModelCall(world.store, call, { limits, nanoUsd: nanoOfUsd(0.5) }), { ok: true });
  assert.equal((await readDoorTold(world.store, "ds_1")).callsUnderWay, 1);
  await world.restart();
  const { spentUsd, reservedUsd } = await standOf(world);
  assert.deepEqual([spentUsd, reservedUsd], [0.5, 0]);
  const { callsUnderWay, refused } = await readDoorTold(world.store, "ds_1");
  assert.deepEqual([callsUnderWay, refused?.code], [0, "model_down"]);
  assert.equal((await modelSpend(world.store, "req_1")).costUsd, 0.5);
});

test("neither keys nor what is said to a model are logged", async (t) => {
  const lines: string[] = [];
  const write = (name: string, fields?: LogFields) => void lines.push(`${name} ${JSON.stringify(fields)}`);
  const provider = await startProvider(t, answerJson({ input_tokens: 1, output_tokens: 1 }));
  const { world, socketPath } = await startDoor(t, provider.url, { log: { info: write, warn: write, error: write } });
  await call(socketPath, body({ messages: [{ role: "user", content: "the secret plan" }] }));
  await settled(world);
  assert.ok(lines.some((line) => line.startsWith("model called")));
  assert.ok(!lines.join().includes("secret plan") && !lines.join().includes(KEY));
});

/** The request's budget once so many calls have ended: an answer's last byte is out before it is settled. */
async function settled(world: World, calls = 1) {
  for (;;) {
    const rows = (await modelCallsOfDoor(world.store, "ds_1")).filter(({ state }) => state === "ended");
    const stand = await standOf(world);
    if (rows.length >= calls && stand.reservedUsd === 0) return stand;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function standOf({ store }: World) {
  const stand = await budgetStand(store, { account: "request:req_1", limitNanoUsd: null });
  return { spentUsd: usdOfNano(stand.spentNanoUsd), reservedUsd: usdOfNano(stand.reservedNanoUsd) };
}
