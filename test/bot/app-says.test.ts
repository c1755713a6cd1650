import assert from "node:assert/strict";
import { test } from "node:test";
import { createPostForApp } from "../../bot/post-for-app.ts";
import { appIcon } from "../../bot/views/app-icon.ts";
import { openParts, openStage } from "./stage.ts";

test("an app's post is under its name and icon, can be changed and answered below, and files lie beside it", async (context) => {
  const stage = await openStage(context);
  const { outbound, channels } = openParts(stage);
  const say = createPostForApp({ outbound, channels });
  const common = { channel: "#general", appName: "lunch-orders", fromOutside: false, forCompanyOnly: false };
  await say({ ...common, key: "a:d:1", text: "Open" });
  await say({ ...common, key: "a:d:2", text: "<!channel> Closed", updates: "a:d:1" });
  await say({ ...common, key: "a:d:3", text: "below", threadOf: "a:d:1" });
  await say({ ...common, key: "a:d:4", text: "deeper", threadOf: "a:d:3" });
  const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 255]);
  const laid = { ...common, key: "a:d:5", text: "", file: { name: "plot.png", title: "Plot", bytes } };
  assert.deepEqual(await say(laid), await say(laid));

  const channel = stage.channelId("general");
  const { messages = [] } = await stage.as("asker1").conversations.history({ channel });
  const post = messages.find(({ text }) => text === "@channel Closed");
  assert.equal(post?.username, "lunch-orders");
  assert.equal((post as { icons?: { emoji?: string } }).icons?.emoji, appIcon("lunch-orders"));
  const { messages: below = [] } = await stage.as("asker1").conversations.replies({ channel, ts: post?.ts ?? "" });
  assert.deepEqual(
    below.slice(1).map(({ text }) => text),
    ["below", "deeper"],
  );
  const files = messages.flatMap((message) => message.files ?? []);
  assert.deepEqual(
    files.map(({ title, size }) => [title, size]),
    [["Plot (lunch-orders)", bytes.length]],
  );
});

test("an app has the same icon always, and most apps different ones", () => {
  const names = Array.from({ length: 20 }, (_, index) => `app-${index}`);
  assert.deepEqual(names.map(appIcon), names.map(appIcon));
  assert.ok(new Set(names.map(appIcon)).size > 10);
  assert.match(appIcon("lunch-orders"), /^:[a-z_]+:$/);
});

test("an app that names its icon posts under that one", async (context) => {
  const stage = await openStage(context);
  const { outbound, channels } = openParts(stage);
  const common = { channel: "#general", appName: "lunch-orders", fromOutside: false, forCompanyOnly: false };
  await createPostForApp({ outbound, channels })({ ...common, key: "a:d:1", text: "Open", icon: "ramen" });
  const { messages = [] } = await stage.as("asker1").conversations.history({ channel: stage.channelId("general") });
  assert.equal((messages[0] as { icons?: { emoji?: string } }).icons?.emoji, ":ramen:");
});

test("what is the company's alone is not said in a channel that another company has begun to read", async (context) => {
  const stage = await openStage(context);
  const { outbound, channels } = openParts(stage);
  let shared: string[] = [];
  const say = createPostForApp({ outbound, channels: { ...channels, sharedNames: async () => shared } });
  const common = { channel: "#general", appName: "lunch-orders", fromOutside: false };
  const own = { ...common, forCompanyOnly: true };
  assert.equal((await say({ ...own, key: "a:d:1", text: "Open" })).ok, true);
  shared = ["#general"];
  const file = { name: "a.csv", title: "All", bytes: new Uint8Array([65]) };
  for (const refused of [
    { ...own, key: "a:d:2", text: "Bo: ramen" },
    { ...own, key: "a:d:3", text: "Bo: ramen", updates: "a:d:1" },
    { ...own, key: "a:d:4", text: "", file },
  ]) {
    const said = await say(refused);
    assert.match(said.ok ? "" : said.problem, /another company read that channel.*Name a channel/);
  }
  assert.equal((await say({ ...common, forCompanyOnly: false, key: "a:d:5", text: "Build is green" })).ok, true);
  const { messages = [] } = await stage.as("asker1").conversations.history({ channel: stage.channelId("general") });
  assert.doesNotMatch(JSON.stringify(messages), /Bo: ramen|a\.csv/);
});
