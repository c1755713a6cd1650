import assert from "node:assert/strict";
import { test } from "node:test";
import type { ApiOfModels, JsonObject } from "../../../gateway/apis/api.ts";
import { chatApi } from "../../../gateway/apis/chat.ts";
import { responsesApi } from "../../../gateway/apis/responses.ts";

const BARE = {
  responses: { model: "code", input: "hi" },
  chat: { model: "code", messages: [{ role: "user", content: "hi" }] },
};

function problem(api: ApiOfModels, change: JsonObject): string | null {
  const read = api.read({ ...(api.name === "chat" ? BARE.chat : BARE.responses), ...change });
  return read.ok ? null : read.message;
}

const inInput = (item: JsonObject) => ({ input: [{ role: "user", content: [item] }] });
const inMessage = (item: JsonObject) => ({ messages: [{ role: "user", content: [item] }] });
const PICTURE = "data:image/png;base64,aGk=";

test("an agent's ordinary request passes in both APIs", () => {
  const own = [{ type: "function", name: "x" }, { type: "custom", name: "apply_patch" }, { type: "local_shell" }];
  const nested = { type: "namespace", name: "mcp", tools: [{ type: "function", name: "read" }] };
  const codex = { tools: [...own, nested], store: false, stream: true, include: ["reasoning.encrypted_content"] };
  assert.equal(problem(responsesApi, { ...codex, ...inInput({ type: "input_image", image_url: PICTURE }) }), null);
  assert.equal(problem(responsesApi, { input: [{ type: "additional_tools", tools: own }] }), null);
  const picture = inMessage({ type: "image_url", image_url: { url: PICTURE } });
  assert.equal(problem(chatApi, { tools: [{ type: "function", function: { name: "x" } }], n: 1, ...picture }), null);
});

test("what reaches out of the box, or into another's calls, is refused in Responses", () => {
  for (const type of ["web_search", "file_search", "code_interpreter", "mcp", "image_generation", "computer_use"])
    assert.match(problem(responsesApi, { tools: [{ type }] }) ?? "", new RegExp(`Tool ${type} runs outside the box`));
  const shell = { type: "shell", environment: { type: "container_auto" } };
  assert.match(problem(responsesApi, { tools: [shell] }) ?? "", /Tool shell/);
  const hidden = { type: "namespace", tools: [{ type: "web_search" }] };
  assert.match(problem(responsesApi, { tools: [hidden] }) ?? "", /web_search/);
  assert.match(problem(responsesApi, { input: [{ type: "additional_tools", tools: [hidden] }] }) ?? "", /web_search/);
  for (const field of ["previous_response_id", "conversation", "prompt", "background"])
    assert.match(problem(responsesApi, { [field]: "x" }) ?? "", new RegExp(field));
  assert.match(problem(responsesApi, { store: true }) ?? "", /store/);
  assert.match(problem(responsesApi, { service_tier: "priority" }) ?? "", /service_tier/);
  assert.match(problem(responsesApi, { input: [{ type: "item_reference", id: "msg_1" }] }) ?? "", /item_reference/);
  const evil = { type: "input_image", image_url: "http://evil/?secret" };
  assert.match(problem(responsesApi, inInput(evil)) ?? "", /data: address/);
  assert.match(problem(responsesApi, inInput({ type: "input_image", file_id: "f" })) ?? "", /data: address/);
  assert.match(problem(responsesApi, inInput({ type: "input_file", file_url: "http://evil" })) ?? "", /file_data/);
});

test("the same in Chat Completions, with what compatible servers add", () => {
  for (const field of ["web_search_options", "store", "models", "provider", "plugins", "fallbacks"])
    assert.match(problem(chatApi, { [field]: field === "store" ? true : ["x"] }) ?? "", new RegExp(field));
  assert.match(problem(chatApi, { n: 4 }) ?? "", /n: can only be 1/);
  assert.match(problem(chatApi, { tools: [{ type: "web_search" }] }) ?? "", /web_search/);
  const evil = { type: "image_url", image_url: { url: "https://evil/?secret" } };
  assert.match(problem(chatApi, inMessage(evil)) ?? "", /data: address/);
  assert.match(problem(chatApi, inMessage({ type: "file", file: { file_id: "f" } })) ?? "", /file_data/);
});

test("a malformed request is told which field", () => {
  assert.match(problem(responsesApi, { input: [] }) ?? "", /input/);
  assert.match(problem(responsesApi, { max_output_tokens: 0 }) ?? "", /max_output_tokens/);
  assert.match(problem(chatApi, { messages: [] }) ?? "", /messages/);
  assert.match(problem(chatApi, { max_tokens: 1e12 }) ?? "", /max_tokens/);
});

test("what goes out is bounded, metered and not stored, whatever its sender says", () => {
  const sent = responsesApi.bodyFor({ ...BARE.responses, store: undefined, max_output_tokens: null }, "gpt-9");
  assert.deepEqual([sent.model, sent.store, sent.max_output_tokens], ["gpt-9", false, 32_000]);
  const chat = chatApi.bodyFor({ ...BARE.chat, stream: true, stream_options: { include_usage: false, a: 1 } }, "gpt-9");
  assert.deepEqual(chat.stream_options, { include_usage: true, a: 1 });
  assert.equal(chat.max_completion_tokens, 32_000);
  const bounded = chatApi.bodyFor({ ...BARE.chat, max_tokens: 50 }, "gpt-9");
  assert.deepEqual(
    [bounded.max_tokens, bounded.max_completion_tokens, bounded.stream_options],
    [50, undefined, undefined],
  );
  const read = chatApi.read({ ...BARE.chat, max_tokens: 50, max_completion_tokens: 90_000 });
  assert.equal(read.ok && read.asked.worst.output, 90_000);
});

const sse = (...events: object[]) => Buffer.from(events.map((one) => `data: ${JSON.stringify(one)}\n\n`).join(""));
const none = { cacheWrite5m: 0, cacheWrite1h: 0 };

test("a Responses stream is metered by its last event, and one that was cut by what had come", () => {
  const delta = { type: "response.output_text.delta", delta: "x".repeat(300) };
  const usage = { input_tokens: 100, input_tokens_details: { cached_tokens: 60 }, output_tokens: 50 };
  const end = { type: "response.completed", response: { status: "completed", usage } };
  const whole = responsesApi.createMeter(true);
  const bytes = Buffer.concat([sse(delta, end), Buffer.from("data: [DONE]\n\n")]);
  for (const byte of bytes) whole.take(Buffer.from([byte]));
  assert.deepEqual(whole.read(), { input: 40, cacheRead: 60, output: 50, ...none });
  const cut = responsesApi.createMeter(true);
  cut.take(sse({ type: "response.created", response: { usage: null } }, delta));
  assert.equal(cut.read()?.output, 100);
  cut.take(sse({ type: "response.output_item.added", item: { type: "reasoning" } }));
  assert.equal(cut.read(), null, "nobody knows how long the reasoning is");
  const json = responsesApi.createMeter(false);
  json.take(Buffer.from(JSON.stringify({ usage })));
  assert.equal(json.read()?.output, 50);
});

test("a Chat stream is metered by its last chunk, and one that was cut by what had come", () => {
  const call = { tool_calls: [{ index: 0, function: { arguments: "y".repeat(150) } }] };
  const chunks = [{ choices: [{ delta: { content: "x".repeat(150) } }] }, { choices: [{ delta: call }] }];
  const cut = chatApi.createMeter(true);
  cut.take(sse(...chunks));
  assert.equal(cut.read()?.output, 100);
  const usage = { prompt_tokens: 100, completion_tokens: 50, prompt_tokens_details: { cached_tokens: 60 } };
  cut.take(sse({ choices: [], usage }));
  assert.deepEqual(cut.read(), { input: 40, cacheRead: 60, output: 50, ...none });
  assert.equal(chatApi.createMeter(true).read(), null);
});

test("a stream that fails says so in its own way", () => {
  const failed = {
    type: "response.failed",
    response: { status: "failed", error: { code: "server_error", message: "x" } },
  };
  for (const [api, event] of [
    [responsesApi, failed],
    [responsesApi, { type: "error", code: "server_error", message: "x" }],
    [chatApi, { error: { message: "x", type: "server_error" } }],
  ] as const) {
    const meter = api.createMeter(true);
    assert.equal(meter.failure(), null);
    meter.take(sse(event));
    assert.match(meter.failure() ?? "", /"message":"x"/);
  }
});

test("an error has the API's own shape, in a stream too", () => {
  const error = { status: 402, kind: "budget" as const, message: "The budget of $1.", next: "Wait." };
  const shape = { message: "The budget of $1.", type: "insufficient_quota", code: "insufficient_quota", param: null };
  assert.deepEqual(responsesApi.error(error), { error: { ...shape, next: "Wait." } });
  assert.match(responsesApi.errorEvent(error), /^event: response\.failed\ndata: \{.*"status":"failed".*\}\n\n$/);
  assert.match(chatApi.errorEvent(error), /^data: \{"error":\{.*\}\n\n$/);
});
