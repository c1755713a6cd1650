import assert from "node:assert/strict";
import { test } from "node:test";
import { messagesApi } from "../../../gateway/apis/messages.ts";

const plain = { model: "m", max_tokens: 10, messages: [{ role: "user", content: "hello there" }] };

function problem(change: object): string | null {
  const read = messagesApi.read({ ...plain, ...change });
  return read.ok ? null : read.message;
}

function estimate(content: unknown): number {
  const read = messagesApi.read({ ...plain, messages: [{ role: "user", content }] });
  assert.ok(read.ok);
  return read.asked.estimatedInputTokens;
}

test("an agent's ordinary request passes", () => {
  const tools = [
    { name: "Bash", input_schema: {} },
    { type: "custom", name: "x" },
    { type: "bash_20250124", name: "bash" },
  ];
  const messages = [{ role: "user", content: [{ type: "image", source: { type: "base64", data: "aGk=" } }] }];
  assert.equal(
    problem({ tools, messages, stream: true, system: "s", thinking: { type: "adaptive" }, speed: null }),
    null,
  );
});

test("what reaches out of the box by way of the provider is refused", () => {
  const from = (source: object, type = "image") => ({ messages: [{ role: "user", content: [{ type, source }] }] });
  assert.match(problem({ mcp_servers: [{ url: "http://x" }] }) ?? "", /mcp_servers/);
  assert.match(problem({ container: "c" }) ?? "", /container/);
  assert.match(problem({ fallbacks: [{ model: "dear" }] }) ?? "", /fallbacks/);
  assert.match(problem({ tools: [{ type: "web_fetch_20260309", name: "web_fetch" }] }) ?? "", /web_fetch_20260309/);
  assert.match(problem({ tools: [{ type: "web_search_20260318", name: "w" }] }) ?? "", /no network/);
  assert.match(problem({ tools: [{ type: "code_execution_20260521", name: "c" }] }) ?? "", /outside the box/);
  assert.match(problem(from({ type: "url", url: "http://evil/?secret" })) ?? "", /base64/);
  assert.match(problem(from({ type: "url", url: "http://evil/" }, "document")) ?? "", /url/);
  assert.match(problem(from({ type: "file", file_id: "f" })) ?? "", /file/);
  const nested = [{ type: "tool_result", content: [{ type: "image", source: { type: "url", url: "http://evil" } }] }];
  assert.match(problem({ messages: [{ role: "user", content: nested }] }) ?? "", /url/);
});

test("what would cost more than the table says is refused", () => {
  assert.match(problem({ speed: "fast" }) ?? "", /standard/);
  assert.match(problem({ inference_geo: "us" }) ?? "", /inference_geo/);
});

test("a malformed request is told which field", () => {
  assert.match(problem({ max_tokens: 0 }) ?? "", /max_tokens/);
  assert.match(problem({ max_tokens: 1e12 }) ?? "", /max_tokens/);
  assert.match(problem({ messages: [] }) ?? "", /messages/);
  assert.equal(messagesApi.read({}).ok, false);
});

test("input is estimated rather too high than too low, and a picture is not counted by its bytes", () => {
  assert.ok(estimate("word ".repeat(3_000)) >= 3_000);
  assert.ok(estimate("値".repeat(1_000)) >= 1_000);
  const picture = estimate([{ type: "image", source: { type: "base64", data: "A".repeat(4_000_000) } }]);
  assert.ok(picture > 4_000 && picture < 10_000, String(picture));
});

test("content nested a hundred thousand deep, or a million wide, does not break the door", () => {
  assert.ok(estimate(Array.from({ length: 1_000_000 }, () => "x")) >= 1_000_000);
  let content: unknown = "x";
  for (let depth = 0; depth < 100_000; depth += 1) content = [content];
  assert.ok(estimate(content) > 0);
});

test("caching for an hour is noticed wherever it stands", () => {
  const cached = { type: "text", text: "x", cache_control: { type: "ephemeral", ttl: "1h" } };
  const read = messagesApi.read({ ...plain, system: [cached] });
  assert.ok(read.ok && read.asked.worst.cacheWrite1h > 0);
});
