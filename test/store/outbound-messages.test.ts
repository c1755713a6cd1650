import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import {
  claimOutboundMessage,
  confirmOutboundMessage,
  firstOutboundMessageIn,
  moveOutboundMessage,
  noteOutboundContent,
  outboundMessageAt,
  outboundMessageByKey,
  releaseOutboundMessage,
} from "../../store/outbound-messages.ts";
import { openStore } from "../../store/store.ts";

const message = { key: "req_1:card", channelId: "C1", threadTs: "1.1", contentHash: "h", at: 5 };

test("a key is taken once", async (context) => {
  const store = openTestStore(context);
  assert.equal(await claimOutboundMessage(store, message), "claimed");
  assert.equal(await claimOutboundMessage(store, { ...message, channelId: "C2" }), "known");
  const { at, ...row } = message;
  assert.deepEqual(await outboundMessageByKey(store, "req_1:card"), { ...row, ts: null, createdAt: at, updatedAt: at });
});

test("once it stands somewhere it is neither moved nor given back nor confirmed elsewhere", async (context) => {
  const store = openTestStore(context);
  await claimOutboundMessage(store, message);
  await confirmOutboundMessage(store, message.key, "2.2", 6);
  await confirmOutboundMessage(store, message.key, "3.3", 7);
  await moveOutboundMessage(store, message.key, "D1", 7);
  await releaseOutboundMessage(store, message.key);
  await noteOutboundContent(store, message.key, "h2", 8);
  const found = await outboundMessageAt(store, "C1", "2.2");
  assert.deepEqual([found?.key, found?.threadTs, found?.contentHash, found?.updatedAt], ["req_1:card", "1.1", "h2", 8]);
});

test("a refused one can go elsewhere, or its key is free again", async (context) => {
  const store = openTestStore(context);
  await claimOutboundMessage(store, message);
  await moveOutboundMessage(store, message.key, "D1", 6);
  const moved = await outboundMessageByKey(store, message.key);
  assert.deepEqual([moved?.channelId, moved?.threadTs], ["D1", null]);
  await releaseOutboundMessage(store, message.key);
  assert.equal(await claimOutboundMessage(store, message), "claimed");
});

test("the first message in a thread is the one claimed first", async (context) => {
  const store = openTestStore(context);
  assert.equal(await firstOutboundMessageIn(store, "C1", "1.1"), undefined);
  for (const key of ["z", "a"]) await claimOutboundMessage(store, { ...message, key });
  assert.equal((await firstOutboundMessageIn(store, "C1", "1.1"))?.key, "z");
});

function openTestStore(context: TestContext) {
  const store = openStore(":memory:");
  context.after(() => store.close());
  return store;
}
