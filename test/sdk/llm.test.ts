import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { JsonSchema } from "../../sdk/src/api-platform.ts";
import { misfit, requireKnownSchema } from "../../sdk/src/json-schema.ts";
import { createLlm } from "../../sdk/src/llm.ts";

/** A model that gives these answers, one after the other, and what it was asked. */
function scripted(...answers: string[]) {
  const asked: { messages: { role: string; content: string }[]; system?: string }[] = [];
  const llm = createLlm(async (_path, body) => {
    asked.push(body as (typeof asked)[number]);
    const text = JSON.stringify({ content: [{ type: "text", text: answers[asked.length - 1] ?? "" }] });
    return { isEvents: false, chunks: only(text) };
  });
  return { asked, llm };
}

async function* only(text: string): AsyncGenerator<string> {
  yield text;
}

const SCHEMA = {
  type: "object",
  properties: { category: { enum: ["bug", "wish"] }, score: { type: "integer", minimum: 1, maximum: 5 } },
  required: ["category"],
  additionalProperties: false,
} as const;

test("an answer that does not fit is asked for once more, with what is wrong", async () => {
  const { asked, llm } = scripted('{"category":"praise"}', '```json\n{"category":"wish","score":4}\n```');
  assert.deepEqual(await llm.object("Sort it", SCHEMA, { system: "Short." }), { category: "wish", score: 4 });
  assert.match(asked[0]?.system ?? "", /^Short\.\n\nAnswer with JSON alone/);
  assert.deepEqual(
    asked[1]?.messages.map(({ role }) => role),
    ["user", "assistant", "user"],
  );
  assert.match(asked[1]?.messages[2]?.content ?? "", /category: is none of "bug", "wish"/);
});

test("one that does not fit twice is an error that says why", async () => {
  const { asked, llm } = scripted("I think it is a bug.", "");
  await assert.rejects(llm.object("Sort it", SCHEMA), { code: "bad_answer", message: /is no JSON/ });
  assert.equal(asked.length, 2);
});

test("a schema with a word that is not judged is refused before anything is asked", async () => {
  const { asked, llm } = scripted("{}");
  const schema = { type: "object", properties: { a: { multipleOf: 2 } } } as JsonSchema;
  await assert.rejects(llm.object("x", schema), /the schema's a says multipleOf/);
  assert.equal(asked.length, 0);
});

test("values are judged by every word of the schema", () => {
  const cases: [unknown, JsonSchema, string | null][] = [
    ["x", { type: "string", minLength: 2 }, "the answer: is shorter than 2"],
    ["abc", { maxLength: 2 }, "the answer: is longer than 2"],
    ["abc", { pattern: "^[0-9]+$" }, "the answer: does not fit ^[0-9]+$"],
    [1.5, { type: "integer" }, "the answer: is no integer"],
    [null, { type: ["string", "null"] }, null],
    [0, { minimum: 1 }, "the answer: is less than 1"],
    [{ a: [1, "b"] }, { properties: { a: { items: { type: "number" } } } }, "a[1]: is no number"],
    [[1], { type: "array", minItems: 2 }, "the answer: has fewer than 2"],
    [{ a: 1 }, { type: "object", additionalProperties: false }, "the answer: has a, which is not asked for"],
    [{}, { required: ["a"] }, "the answer: has no a"],
    [true, { anyOf: [{ type: "string" }, { const: false }] }, "the answer: fits none of anyOf"],
    [[], { type: "object" }, "the answer: is no object"],
    [
      JSON.parse('{"__proto__":1}'),
      { additionalProperties: false },
      "the answer: has __proto__, which is not asked for",
    ],
  ];
  for (const [value, schema, expected] of cases) {
    requireKnownSchema(schema);
    assert.equal(misfit(value, schema), expected);
  }
});

test("no value makes the judge throw", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => void misfit(value, SCHEMA)));
});

test("an answer whose stream ends before its last event is no answer", async () => {
  const event = (data: object) => `data: ${JSON.stringify(data)}\n\n`;
  const half = event({ type: "content_block_delta", delta: { type: "text_delta", text: "Pay 10" } });
  const streaming = (text: string) => createLlm(async () => ({ isEvents: true, chunks: only(text) }));
  await assert.rejects(streaming(half).text("How much?"), { code: "model_down", message: /broke off before its end/ });
  const pieces: string[] = [];
  await assert.rejects(async () => {
    for await (const piece of streaming(half).stream("How much?")) pieces.push(piece);
  });
  assert.deepEqual(pieces, ["Pay 10"]);
  assert.equal(await streaming(half + event({ type: "message_stop" })).text("How much?"), "Pay 10");
});

test("an answer that was cut at its limit, or refused, is no answer, and is not asked for again", async () => {
  const event = (data: object) => `data: ${JSON.stringify(data)}\n\n`;
  const words = event({ type: "content_block_delta", delta: { type: "text_delta", text: '{"category":"bu' } });
  const ended = (reason: string) => event({ type: "message_delta", delta: { stop_reason: reason } });
  let asked = 0;
  const stopped = (reason: string, isEvents = true) =>
    createLlm(async () => {
      asked += 1;
      const whole = { content: [{ type: "text", text: '{"category":"bu' }], stop_reason: reason };
      const text = isEvents ? words + ended(reason) + event({ type: "message_stop" }) : JSON.stringify(whole);
      return { isEvents, chunks: only(text) };
    });
  for (const isEvents of [true, false]) {
    const cut = { code: "answer_cut", message: /cut at 50 tokens/, fix: /`max`/ };
    await assert.rejects(stopped("max_tokens", isEvents).text("How much?", { max: 50 }), cut);
    await assert.rejects(stopped("refusal", isEvents).text("How much?"), { code: "model_refused", fix: /other words/ });
    asked = 0;
    await assert.rejects(stopped("max_tokens", isEvents).object("Sort it", SCHEMA, { max: 50 }), cut);
    assert.equal(asked, 1, "with the same limit it would be cut again");
  }
  const pieces: string[] = [];
  await assert.rejects(async () => {
    for await (const piece of stopped("max_tokens").stream("How much?")) pieces.push(piece);
  });
  assert.deepEqual(pieces.join(""), '{"category":"bu');
  assert.equal(await stopped("end_turn").text("How much?"), '{"category":"bu');
});
