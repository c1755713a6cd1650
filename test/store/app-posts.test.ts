import assert from "node:assert/strict";
import { test } from "node:test";
import { appPostsOfInstance, claimAppPost, markAppPostPosted } from "../../store/app-posts.ts";
import { openStore } from "../../store/store.ts";

test("the first claim of a key stands, and is posted once", async (t) => {
  const store = openStore(":memory:");
  t.after(() => store.close());
  const post = { appId: "a", instanceId: "i", deliveryId: "d", channel: "#food", status: "pending" as const };
  const first = await claimAppPost(store, { key: "a:d:1", text: "one", createdAt: 1, ...post });
  assert.equal(first.text, "one");
  const repeat = await claimAppPost(store, { key: "a:d:1", text: "two", createdAt: 2, ...post, instanceId: "j" });
  assert.deepEqual([repeat.text, repeat.instanceId, repeat.status], ["one", "i", "pending"]);
  await markAppPostPosted(store, "a:d:1");
  const later = await claimAppPost(store, { key: "a:d:1", text: "three", createdAt: 3, ...post });
  assert.equal(later.status, "posted");
  assert.equal((await appPostsOfInstance(store, "i")).length, 1);
});
