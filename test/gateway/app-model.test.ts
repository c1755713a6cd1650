import assert from "node:assert/strict";
import type { RequestListener } from "node:http";
import { type TestContext, test } from "node:test";
import { createDoorClient } from "../../sdk/src/door-client.ts";
import { createLlm } from "../../sdk/src/llm.ts";
import { budgetStand } from "../../store/budgets.ts";
import { modelCallsOfDoor } from "../../store/model-calls.ts";
import { noticeByKey } from "../../store/notices.ts";
import { platformAt } from "../fakes/model-platform.ts";
import { addInstance, addLiveApp, openAppDoor, send, startWorld, type World } from "./fixture.ts";
import { startProvider } from "./provider-stub.ts";

/** A model that answers in two pieces, as the provider streams them. */
const streams =
  (first: string, second: string): RequestListener =>
  (_request, response) => {
    const event = (data: { type: string; [field: string]: unknown }) =>
      `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`;
    const delta = (text: string) =>
      event({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text } });
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(event({ type: "message_start", message: { usage: { input_tokens: 100, output_tokens: 1 } } }));
    response.write(`event: ping\ndata: {"type":"ping"}\n\n${delta(first).slice(0, 40)}`);
    response.write(delta(first).slice(40) + delta(second));
    response.end(event({ type: "message_delta", delta: { stop_reason: "end_turn" }, usage: { output_tokens: 50 } }));
  };

function llmOf(doorSocket: string) {
  return createLlm(createDoorClient({ doorSocket, timeoutMs: 5_000, streamTimeoutMs: 5_000 }).openDoor);
}

async function startApp(t: TestContext, listener: RequestListener, monthlyUsd = 5, key: string | null = "sk-real") {
  const provider = await startProvider(t, listener);
  const world = await startWorld(t, { models: platformAt(provider.url, { key, model: "claude-sonnet-5" }) });
  const { appId, instanceId } = addLiveApp(world.store, { name: "lunch", bindings: { llm: { monthlyUsd } } });
  const door = await openAppDoor(world, instanceId);
  return { provider, world, appId, door, llm: llmOf(door) };
}

const month = (world: World) => new Date(world.clock.now()).toISOString().slice(0, 7);

test("an app asks the model of its role, on an account of its own, and gets the words as they come", async (t) => {
  const { provider, world, appId, llm } = await startApp(t, streams("Ra", "men ü"));
  const pieces: string[] = [];
  for await (const piece of llm.stream("What is for lunch?", { system: "A cook.", max: 100 })) pieces.push(piece);
  assert.equal(pieces.filter((piece) => piece !== "").join("|"), "Ra|men ü");
  assert.equal(await llm.text("And tomorrow?"), "Ramen ü");
  const sent = JSON.parse(provider.requests[0]?.body ?? "");
  assert.deepEqual([sent.model, sent.max_tokens, sent.system], ["claude-sonnet-5", 100, "A cook."]);
  const calls = await modelCallsOfDoor(world.store, "door-lunch-1");
  assert.deepEqual(
    calls.map(({ role, requestId, appId: of, outputTokens }) => [role, requestId, of, outputTokens]),
    Array.from({ length: 2 }, () => ["app", null, appId, 50]),
  );
  const account = `llm:${appId}@${month(world)}` as const;
  const stand = await budgetStand(world.store, { account, limitNanoUsd: null });
  assert.ok(stand.spentNanoUsd > 0 && stand.reservedNanoUsd === 0);
  const owner = await budgetStand(world.store, { account: `person:UASKER1@${month(world)}`, limitNanoUsd: null });
  assert.equal(owner.spentNanoUsd, 0);
});

test("a used up budget is said with the fix, and its owner hears of it once a month", async (t) => {
  const { provider, world, appId, llm } = await startApp(t, streams("a", "b"), 0.001);
  for (const _ of ["first", "again"])
    await assert.rejects(llm.text("Hi"), { code: "llm_budget", fix: /monthlyUsd.*app\.yaml/ });
  assert.equal(provider.requests.length, 0);
  const notice = await noticeByKey(world.store, `llm-budget:${appId}:${month(world)}`);
  assert.equal(notice?.personId, "UASKER1");
});

test("without a model, and without the grant, it is said what to do", async (t) => {
  const { llm, world } = await startApp(t, streams("a", "b"), 5, null);
  await assert.rejects(llm.text("Hi"), { code: "no_model", fix: /docs\/models\.md/ });
  const { instanceId } = addLiveApp(world.store, { name: "plain" });
  await assert.rejects(llmOf(await openAppDoor(world, instanceId)).text("Hi"), { code: "not_bound", fix: /llm: \{/ });
});

test("an app can neither choose the model nor ask for more than it may", async (t) => {
  const { door, provider } = await startApp(t, streams("a", "b"));
  const call = async (body: object) => {
    const asked = { model: "app", max_tokens: 10, messages: [{ role: "user", content: "x" }], ...body };
    return send({ socketPath: door }, "door", "/v1/messages", { method: "POST", body: JSON.stringify(asked) });
  };
  for (const wrong of [
    { model: "claude-opus-5-5" },
    { model: "code" },
    { max_tokens: 16_001 },
    { mcp_servers: [{}] },
  ]) {
    const { status, text } = await call(wrong);
    assert.deepEqual([status, JSON.parse(text).error.code], [400, "bad_call"], JSON.stringify(wrong));
  }
  assert.equal((await send({ socketPath: door }, "door", "/v1/responses", { method: "POST" })).status, 404);
  assert.equal(provider.requests.length, 0);
});

test("a check is answered by what its manifest gives, and no model is asked", async (t) => {
  const { world, provider } = await startApp(t, streams("a", "b"));
  const given = {
    llm: [
      { asked: "refund", answers: { category: "money" } },
      { asked: "hello", answers: "Hi!" },
    ],
  };
  const spec = { name: "lunch", bindings: { llm: { monthlyUsd: 5 } }, given };
  const id = addInstance(world.store, spec, { id: "lunch-check", kind: "check" });
  const llm = llmOf(await openAppDoor(world, id, "preview"));
  const schema = {
    type: "object",
    properties: { category: { enum: ["money", "other"] } },
    required: ["category"],
  } as const;
  assert.deepEqual(await llm.object("Sort: a refund, please", schema), { category: "money" });
  assert.equal(await llm.text("hello"), "Hi!");
  await assert.rejects(llm.text("what else?"), {
    code: "not_given",
    message: /answers to "what else\?"/,
    fix: /llm: \[/,
  });
  assert.equal(provider.requests.length, 0);
});

test("what a provider says in the middle of a stream, or breaks off, is an error and no answer", async (t) => {
  const { llm } = await startApp(t, (_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.end('event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}\n\n');
  });
  await assert.rejects(llm.text("Hi"), { code: "model_busy", message: /Overloaded/, fix: /later/ });
});

test("whatever a provider has against a call is said with what to do, and not in words for who has its key", async (t) => {
  const said = (status: number, body: string) => ({ status, body });
  const error = (message: string) => JSON.stringify({ type: "error", error: { type: "x_error", message } });
  const cases = [
    [said(401, error("invalid x-api-key sk-re")), "no_model", /key, or its billing/],
    [said(403, "<html>Forbidden</html>"), "no_model", /platform team/],
    [said(429, error("insufficient_quota of org-4711")), "no_model", /billing/],
    [said(404, error("model: claude-none")), "model_refused", /platform team/],
    [said(400, error("prompt is too long: 9 tokens")), "model_refused", /with less/],
    [said(408, ""), "model_down", /later/],
  ] as const;
  let now: { status: number; body: string } = cases[0][0];
  const { llm } = await startApp(t, (_request, response) => void response.writeHead(now.status).end(now.body));
  for (const [answer, code, fix] of cases) {
    now = answer;
    await assert.rejects(llm.text("Hi"), (thrown: { code: string; message: string; fix: string }) => {
      assert.equal(thrown.code, code, JSON.stringify(answer));
      assert.match(thrown.fix, fix);
      assert.doesNotMatch(thrown.message, /sk-re|org-4711|html/);
      if (answer.status === 400) assert.match(thrown.message, /prompt is too long/);
      return true;
    });
  }
});

test("where no model is set up for apps, it is no fault of how it was asked", async (t) => {
  const models = platformAt("http://127.0.0.1:9", { key: "sk-real", model: "claude-sonnet-5" });
  const world = await startWorld(t, { models: { ...models, roles: { ...models.roles, app: [] } } });
  const { instanceId } = addLiveApp(world.store, { name: "lunch", bindings: { llm: { monthlyUsd: 5 } } });
  const llm = llmOf(await openAppDoor(world, instanceId));
  await assert.rejects(llm.text("Hi"), { code: "no_model", fix: /platform team/ });
});

test("an app may ask and post at once as often as it likes: what is too much waits for its turn", async (t) => {
  const { llm, door, provider } = await startApp(t, streams("a", "b"), 50);
  const asked = await Promise.all(Array.from({ length: 40 }, (_, n) => llm.text(`Hi ${n}`)));
  assert.deepEqual(new Set(asked), new Set(["ab"]));
  assert.equal(provider.requests.length, 40);
  const { callDoor } = createDoorClient({ doorSocket: door, timeoutMs: 5_000, streamTimeoutMs: 5_000 });
  const count = (n: number) => callDoor("/metric", { name: "asks", value: n });
  await Promise.all(Array.from({ length: 40 }, (_, n) => count(n + 1)));
});

test("fifty asks at once cost no more than the app may", async (t) => {
  const { provider, world, appId, llm } = await startApp(t, streams("a", "b"), 0.1);
  const asked = await Promise.allSettled(Array.from({ length: 50 }, (_, n) => llm.text(`Hi ${n}`)));
  const codes = asked.map((one) => (one.status === "fulfilled" ? "answered" : (one.reason as { code: string }).code));
  assert.deepEqual([...new Set(codes)].sort(), ["answered", "llm_budget"]);
  assert.equal(codes.filter((code) => code === "answered").length, provider.requests.length);
  const account = `llm:${appId}@${month(world)}` as const;
  const { spentNanoUsd, reservedNanoUsd } = await budgetStand(world.store, { account, limitNanoUsd: null });
  assert.ok(spentNanoUsd > 0 && spentNanoUsd <= 100_000_000, `${spentNanoUsd}`);
  assert.equal(reservedNanoUsd, 0);
});
