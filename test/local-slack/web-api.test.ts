import assert from "node:assert/strict";
import { test } from "node:test";
import { type Json, openSlack, type Slack } from "./slack-bench.ts";

/** Calls a method without an SDK between, to see the answer as it is. */
async function call(slack: Slack, token: string, method: string, args: Json | string): Promise<Json> {
  const isForm = typeof args === "string";
  const response = await fetch(`${slack.url}/api/${method}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": isForm ? "application/x-www-form-urlencoded" : "application/json",
    },
    body: isForm ? args : JSON.stringify(args),
  });
  assert.equal(response.status, 200);
  return (await response.json()) as Json;
}

test("Tokens are judged as Slack judges them", async (t) => {
  const slack = await openSlack(t);
  const { botToken, appToken } = slack.tokens;
  const errorOf = async (token: string, method: string, args: Json = {}) =>
    (await call(slack, token, method, args)).error;
  assert.equal(await errorOf("", "auth.test"), "not_authed");
  assert.equal(await errorOf("xoxb-wrong", "auth.test"), "invalid_auth");
  assert.equal(await errorOf("xoxp-toolroom", "auth.test"), "invalid_auth");
  assert.equal(await errorOf(botToken, "apps.connections.open"), "not_allowed_token_type");
  assert.equal(await errorOf(appToken, "chat.postMessage", { channel: "#food", text: "hi" }), "not_allowed_token_type");
  assert.equal(await errorOf("xoxp-asker1", "views.open", { trigger_id: "1", view: {} }), "not_allowed_token_type");
  const joined = await call(slack, botToken, "conversations.join", { channel: await slack.channelId("food") });
  assert.deepEqual([joined.error, joined.needed], ["missing_scope", "channels:join"]);
  assert.match(String(joined.provided), /chat:write/);
  const answer = await fetch(`${slack.url}/api/auth.test?token=${botToken}`);
  assert.match(answer.headers.get("x-oauth-scopes") ?? "", /chat:write/);
});

test("What this Slack does not imitate is answered, logged and counted", async (t) => {
  const slack = await openSlack(t);
  const unknown = await call(slack, slack.tokens.botToken, "canvases.create", {});
  assert.equal(unknown.error, "unknown_method");
  await call(slack, "xoxp-asker1", "chat.postMessage", { channel: "#food", text: "hi", blink: true });
  assert.deepEqual((await slack.get("/control/gaps")).gaps, {
    "method canvases.create": 1,
    "argument blink of chat.postMessage": 1,
  });
  assert.ok(slack.said.some((line) => line === "LOCAL SLACK GAP: method canvases.create"));
});

test("Messages that Slack would refuse are refused with its errors", async (t) => {
  const slack = await openSlack(t);
  const food = await slack.channelId("food");
  const cases: [string, string, Json, string][] = [
    ["asker1", "chat.postMessage", { channel: food }, "no_text"],
    ["asker1", "chat.postMessage", { text: "to nobody" }, "invalid_arguments"],
    ["asker1", "chat.postMessage", { channel: "C0NOWHERE", text: "hi" }, "channel_not_found"],
    ["asker1", "chat.postMessage", { channel: food, text: "x".repeat(40_001) }, "msg_too_long"],
    ["asker1", "chat.postMessage", { channel: food, text: "hi", thread_ts: "1.0" }, "thread_not_found"],
    ["asker1", "chat.postMessage", { channel: food, text: "hi", blocks: "[" }, "invalid_blocks_format"],
    ["guest1", "chat.postMessage", { channel: food, text: "hi" }, "channel_not_found"],
    ["asker1", "chat.update", { channel: food, ts: "1.0", text: "hi" }, "message_not_found"],
    ["asker1", "reactions.add", { channel: food, timestamp: "1.0", name: "eyes" }, "message_not_found"],
    ["asker1", "conversations.replies", { channel: food, ts: "1.0" }, "thread_not_found"],
    ["asker1", "conversations.history", { channel: food, cursor: "bm9uc2Vuc2U=" }, "invalid_cursor"],
    ["asker1", "users.info", { user: "U0NOBODY" }, "user_not_found"],
    ["asker1", "users.lookupByEmail", { email: "nobody@example.com" }, "users_not_found"],
    ["asker1", "files.info", { file: "F0NOTHING" }, "file_not_found"],
  ];
  for (const [handle, method, args, expected] of cases) {
    const { error } = await call(slack, `xoxp-${handle}`, method, args);
    assert.equal(error, expected, `${method} ${JSON.stringify(args).slice(0, 80)}`);
  }
});

test("Only who wrote a message may change it; the app hears of changes; metadata is given when asked for", async (t) => {
  const slack = await openSlack(t);
  const channel = await slack.channelId("food");
  const metadata = { event_type: "request_card", event_payload: { request: "req_1" } };
  const { ts = "" } = await slack.bot.chat.postMessage({ channel, text: "card", metadata });
  await assert.rejects(slack.person("asker1").chat.update({ channel, ts, text: "mine" }), /cant_update_message/);
  await assert.rejects(slack.person("asker1").chat.delete({ channel, ts }), /cant_delete_message/);
  await slack.bot.chat.update({ channel, ts, text: "card, changed" });
  const { messages: without } = await slack.bot.conversations.history({ channel });
  assert.equal(without?.[0]?.text, "card, changed");
  assert.equal(without?.[0]?.edited?.user, slack.tokens.botUserId);
  assert.equal(without?.[0]?.metadata, undefined);
  const { messages } = await slack.bot.conversations.history({ channel, include_all_metadata: true });
  assert.deepEqual(messages?.[0]?.metadata, metadata);
  await slack.bot.chat.delete({ channel, ts });
  assert.deepEqual((await slack.bot.conversations.history({ channel })).messages, []);
});

test("Histories and lists come page by page, and each message once", async (t) => {
  const slack = await openSlack(t);
  const me = slack.person("asker1");
  const channel = await slack.channelId("food");
  const root = await me.chat.postMessage({ channel, text: "0" });
  for (let count = 1; count <= 6; count += 1) await me.chat.postMessage({ channel, text: String(count) });
  for (const text of ["a", "b", "c"]) await me.chat.postMessage({ channel, text, thread_ts: String(root.ts) });
  const texts: (string | undefined)[] = [];
  for await (const page of me.paginate("conversations.history", { channel, limit: 3 })) {
    const { messages } = page as unknown as { messages: { text: string }[] };
    texts.push(...messages.map((one) => one.text));
    if (texts.length === 3) await me.chat.postMessage({ channel, text: "new, between two pages" });
  }
  assert.deepEqual(texts, ["6", "5", "4", "3", "2", "1", "0"]);
  const since = await me.conversations.history({ channel, oldest: String(root.ts), inclusive: true, limit: 1 });
  assert.equal(since.has_more, true);
  const thread = await me.conversations.replies({ channel, ts: String(root.ts), limit: 2 });
  assert.deepEqual(
    thread.messages?.map((one) => one.text),
    ["0", "a", "b"],
  );
  const cursor = String(thread.response_metadata?.next_cursor);
  const rest = await me.conversations.replies({ channel, ts: String(root.ts), limit: 2, cursor });
  assert.deepEqual(
    rest.messages?.map((one) => one.text),
    ["0", "c"],
  );
  const names: (string | undefined)[] = [];
  for await (const page of slack.bot.paginate("conversations.list", { limit: 4 })) {
    const { channels } = page as unknown as { channels: { name: string }[] };
    names.push(...channels.map((one) => one.name));
  }
  assert.deepEqual(names, ["general", "requests", "platform", "food", "sales", "finance"]);
  const guest = await slack.person("guest1").users.conversations({});
  assert.deepEqual(
    guest.channels?.map((one) => one.name),
    ["general"],
  );
});

test("A view is held to its limits, and its hash guards against writing over another's change", async (t) => {
  const slack = await openSlack(t);
  const user_id = await slack.userId("asker1");
  const home = (text: string) => ({
    type: "home" as const,
    blocks: [{ type: "header", text: { type: "plain_text", text } }],
  });
  const first = await slack.bot.views.publish({ user_id, view: home("one") });
  const hash = String(first.view?.hash);
  await slack.bot.views.publish({ user_id, view: home("two"), hash });
  await assert.rejects(slack.bot.views.publish({ user_id, view: home("three"), hash }), /hash_conflict/);
  const view = { type: "modal", title: { type: "plain_text", text: "A title of more than 24 letters" }, blocks: [] };
  const answer = await call(slack, slack.tokens.botToken, "views.open", { trigger_id: "1.2.3", view });
  assert.equal(answer.error, "invalid_arguments");
  const [message] = (answer.response_metadata as { messages: string[] }).messages;
  assert.match(String(message), /less than 25 characters \[json-pointer:\/view\/title\/text\]/);
  const fine = { ...view, title: { type: "plain_text", text: "Short" } };
  assert.equal(
    (await call(slack, slack.tokens.botToken, "views.open", { trigger_id: "1.2.3", view: fine })).error,
    "invalid_trigger_id",
  );
});

test("A reaction counts once per person, and the group's members are the platform team", async (t) => {
  const slack = await openSlack(t);
  const channel = await slack.channelId("food");
  const { ts: timestamp = "" } = await slack.person("asker1").chat.postMessage({ channel, text: "ramen?" });
  const eyes = { channel, timestamp, name: "eyes" };
  await slack.bot.reactions.add(eyes);
  await assert.rejects(slack.bot.reactions.add(eyes), /already_reacted/);
  await slack.person("asker2").reactions.add(eyes);
  const { messages } = await slack.bot.conversations.history({ channel });
  assert.deepEqual(messages?.[0]?.reactions, [
    { name: "eyes", users: [slack.tokens.botUserId, await slack.userId("asker2")], count: 2 },
  ]);
  await slack.bot.reactions.remove(eyes);
  await assert.rejects(slack.bot.reactions.remove(eyes), /no_reaction/);
  const { usergroups } = await slack.bot.usergroups.list({ include_users: true });
  const team = [await slack.userId("platform1"), await slack.userId("platform2")];
  assert.deepEqual(usergroups?.[0]?.users, team);
  assert.deepEqual((await slack.bot.usergroups.users.list({ usergroup: String(usergroups?.[0]?.id) })).users, team);
});

test("Arguments come as JSON, as a form or in the address, with the token in any of them", async (t) => {
  const slack = await openSlack(t);
  const form = new URLSearchParams({
    channel: "#food",
    text: "form",
    blocks: '[{"type":"divider"}]',
    token: "xoxp-asker1",
  });
  const posted = await fetch(`${slack.url}/api/chat.postMessage`, { method: "POST", body: form });
  assert.equal(((await posted.json()) as Json).ok, true);
  const multipart = new FormData();
  for (const [key, value] of form) multipart.set(key, value);
  const again = await fetch(`${slack.url}/api/chat.postMessage`, { method: "POST", body: multipart });
  assert.equal(((await again.json()) as Json).ok, true);
  const query = new URLSearchParams({ token: "xoxp-asker1", channel: await slack.channelId("food") });
  const read = (await (await fetch(`${slack.url}/api/conversations.history?${query}`)).json()) as { messages: Json[] };
  assert.deepEqual(
    read.messages.map((one) => one.text),
    ["form", "form"],
  );
});
