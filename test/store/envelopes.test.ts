import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { sql } from "../../store/drizzle.ts";
import {
  countEnvelopeAttempt,
  markEnvelopeProcessed,
  pruneEnvelopes,
  saveEnvelope,
  unprocessedEnvelopes,
} from "../../store/envelopes.ts";
import { openStore } from "../../store/store.ts";

const envelope = {
  key: "Ev1",
  kind: "events_api",
  body: { event: { type: "message", text: "Grüße" } },
  receivedAt: 10,
};

test("an envelope is saved once and stays as it came", async (context) => {
  const store = openTestStore(context);
  assert.equal(await saveEnvelope(store, envelope), "saved");
  assert.equal(await saveEnvelope(store, { ...envelope, body: {}, receivedAt: 99 }), "known");
  assert.deepEqual(await unprocessedEnvelopes(store), [{ ...envelope, attempts: 0, processedAt: null }]);
});

test("what is not processed comes oldest first, and those of one moment in the order they came", async (context) => {
  const store = openTestStore(context);
  for (const [key, receivedAt] of [
    ["c", 30],
    ["z", 10],
    ["a", 10],
    ["b", 20],
  ] as const) {
    await saveEnvelope(store, { ...envelope, key, receivedAt });
  }
  await markEnvelopeProcessed(store, "b", 40);
  assert.deepEqual(
    (await unprocessedEnvelopes(store)).map(({ key }) => key),
    ["z", "a", "c"],
  );
});

test("attempts are counted, and forgetting goes by when it was received", async (context) => {
  const store = openTestStore(context);
  await saveEnvelope(store, envelope);
  assert.equal(await countEnvelopeAttempt(store, "Ev1"), 1);
  assert.equal(await countEnvelopeAttempt(store, "Ev1"), 2);
  assert.equal(await pruneEnvelopes(store, 10), 0);
  assert.equal(await pruneEnvelopes(store, 11), 1);
});

function openTestStore(context: TestContext) {
  const store = openStore(":memory:");
  context.after(() => store.close());
  return store;
}

test("what is written lightly is there for others at once, and what comes after waits for the disk again", (context) => {
  const store = openTestStore(context);
  const synchronous = () => store.orm.get<{ synchronous: number }>(sql`pragma synchronous`)?.synchronous;
  assert.deepEqual([store.lightly(synchronous), synchronous()], [1, 2]);
  const fails = () => {
    throw new Error("no");
  };
  assert.throws(() => store.lightly(fails), /no/);
  assert.equal(synchronous(), 2);
});

test("a query is prepared once", (context) => {
  const store = openTestStore(context);
  const prepare = () => ({});
  assert.equal(store.prepared(prepare), store.prepared(prepare));
});
