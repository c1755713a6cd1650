import assert from "node:assert/strict";
import { test } from "node:test";
import { costUsd, priceOf } from "../../gateway/prices.ts";

const none = { input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };
const million = 1_000_000;

test("each kind of token has its own rate", () => {
  const price = priceOf("claude-sonnet-5", {});
  assert.ok(price);
  assert.equal(costUsd(price, { ...none, input: million }), 2);
  assert.equal(costUsd(price, { ...none, output: million }), 10);
  assert.equal(costUsd(price, { ...none, cacheRead: million }), 0.2);
  assert.equal(costUsd(price, { ...none, cacheWrite5m: million }), 2.5);
  assert.equal(costUsd(price, { ...none, cacheWrite1h: million }), 4);
});

test("a long prompt, cache included, takes the long rates for all of the request", () => {
  const price = priceOf("claude-haiku-5-5", {});
  assert.ok(price);
  assert.equal(costUsd(price, { ...none, input: 100_000, output: 1_000 }), (100_000 * 0.1 + 1_000 * 0.5) / million);
  assert.equal(
    costUsd(price, { ...none, input: 1, cacheRead: 100_000, output: 1_000 }),
    (0.5 + 100_000 * 0.05 + 1_000 * 2.5) / million,
  );
});

test("a model that nobody priced has no price, and a configured price comes first", () => {
  assert.equal(priceOf("coder", {}), null);
  assert.equal(priceOf("constructor", {}), null);
  const own = { input: 1, output: 1, cacheRead: 1, cacheWrite5m: 1, cacheWrite1h: 1 };
  assert.equal(priceOf("coder", { coder: own }), own);
  assert.equal(priceOf("claude-sonnet-5", { "claude-sonnet-5": own }), own);
});
