import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import { collected, type Json, openSlack, type Slack, startBolt, tokensOf } from "./slack-bench.ts";
import { openSocket } from "./socket-bench.ts";

const none = { drop_ack: 0, duplicate_events: 0, reorder_events: 0, calls: [], token: "good" };

async function call(slack: Slack, method: string, args: Json = {}, token = slack.tokens.botToken) {
  const response = await fetch(`${slack.url}/api/${method}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(args),
  });
  const { error } = (await response.json()) as { error?: string };
  return { status: response.status, retryAfter: response.headers.get("retry-after"), error };
}

const textsIn = async (slack: Slack, channel: string): Promise<unknown[]> => {
  const { messages = [] } = await slack.person("asker1").conversations.history({ channel });
  return messages.map((one) => one.text);
};

test("What is still armed is told, and clear takes it all back", async (t) => {
  const slack = await openSlack(t);
  const { armed } = await slack.control("faults", {
    drop_ack: 2,
    duplicate_events: 3,
    reorder_events: 2,
    rate_limit_calls: { count: 2, method: "chat.update", retry_after: 7 },
    slow_calls: { after_ms: 10 },
  });
  const calls = [
    { fault: "rate_limit_calls", method: "chat.update", left: 2, retry_after: 7 },
    { fault: "slow_calls", method: null, left: 1, after_ms: 10 },
  ];
  assert.deepEqual(armed, { drop_ack: 2, duplicate_events: 3, reorder_events: 2, calls, token: "good" });
  await call(slack, "auth.test");
  assert.equal(((await slack.get("/control/faults")).armed as { calls: Json[] }).calls.length, 1);
  assert.deepEqual((await slack.control("faults", { clear: true })).armed, none);
});

test("A body that says anything else is refused, and nothing of it is done", async (t) => {
  const slack = await openSlack(t);
  const wrong: Json[] = [
    { drop_ack: 1, explode: true },
    { drop_ack: -1 },
    { drop_ack: 1, disconnect: "boredom" },
    { reorder_events: 1 },
    { drop_ack: 1, rate_limit_calls: { count: 0 } },
    { slow_calls: { count: 1 } },
    { drop_ack: 1, revoke_token: "yes" },
    { new_token: { old_answers: "ok" } },
  ];
  for (const body of wrong) {
    assert.equal((await slack.control("faults", body)).error, "invalid_arguments", JSON.stringify(body));
  }
  assert.deepEqual((await slack.get("/control/faults")).armed, none);
});

test("An event comes twice under the same id, and no more often than was asked", async (t) => {
  const slack = await openSlack(t);
  const { envelopes, ack } = await openSocket(slack);
  await slack.control("faults", { duplicate_events: 1 });
  const me = slack.person("asker1");
  await me.chat.postMessage({ channel: "#food", text: "one" });
  for (const envelope of await envelopes.reaches(2)) ack(envelope);
  await me.chat.postMessage({ channel: "#food", text: "two" });
  const texts = (await envelopes.reaches(3)).map((one) => one.payload.event.text);
  assert.deepEqual(texts, ["one", "one", "two"]);
  const [first, second] = envelopes.items;
  assert.equal(first?.payload.event_id, second?.payload.event_id);
  assert.notEqual(first?.envelope_id, second?.envelope_id);
  assert.deepEqual([first?.retry_attempt, second?.retry_attempt], [0, 0]);
});

test("Events come backwards once all are there, and those after them in order", async (t) => {
  const slack = await openSlack(t);
  const { envelopes } = await openSocket(slack);
  await slack.control("faults", { reorder_events: 3 });
  for (const text of ["a", "b", "c", "d"]) await slack.person("asker1").chat.postMessage({ channel: "#food", text });
  const texts = (await envelopes.reaches(4)).map((one) => one.payload.event.text);
  assert.deepEqual(texts, ["c", "b", "a", "d"]);
});

test("Events that wait for others which never come are sent after half a second", async (t) => {
  const slack = await openSlack(t);
  const { envelopes } = await openSocket(slack);
  await slack.control("faults", { reorder_events: 5 });
  const startedAt = performance.now();
  for (const text of ["a", "b"]) await slack.person("asker1").chat.postMessage({ channel: "#food", text });
  const texts = (await envelopes.reaches(2)).map((one) => one.payload.event.text);
  assert.ok(performance.now() - startedAt >= 450);
  assert.deepEqual(texts, ["b", "a"]);
  assert.deepEqual((await slack.get("/control/faults")).armed, none);
});

test("Calls meet 429 and 500 before they are carried out, by method or any, the app's alone", async (t) => {
  const slack = await openSlack(t);
  const channel = await slack.channelId("food");
  await slack.control("faults", {
    rate_limit_calls: { count: 2, method: "chat.postMessage", retry_after: 9 },
    fail_calls: { count: 1 },
  });
  const limited = { status: 429, retryAfter: "9", error: "ratelimited" };
  assert.equal((await call(slack, "chat.postMessage", { channel, text: "of a person" }, "xoxp-asker1")).status, 200);
  assert.deepEqual(await call(slack, "chat.postMessage", { channel, text: "lost" }), limited);
  assert.equal((await call(slack, "auth.test")).status, 500);
  assert.equal((await call(slack, "auth.test")).status, 200);
  assert.deepEqual(await call(slack, "chat.postMessage", { channel, text: "lost" }), limited);
  assert.equal((await call(slack, "chat.postMessage", { channel, text: "kept" })).status, 200);
  assert.deepEqual(await textsIn(slack, channel), ["kept", "of a person"]);
});

test("A slow answer and a lost one are those of a call that was carried out", async (t) => {
  const slack = await openSlack(t);
  const channel = await slack.channelId("food");
  await slack.control("faults", { slow_calls: { method: "chat.postMessage", after_ms: 800 } });
  const startedAt = performance.now();
  let isAnswered = false;
  const slow = call(slack, "chat.postMessage", { channel, text: "slow" }).finally(() => {
    isAnswered = true;
  });
  while ((await textsIn(slack, channel)).length === 0) assert.equal(isAnswered, false);
  assert.equal(isAnswered, false, "it was carried out at once");
  assert.equal((await slow).status, 200);
  assert.ok(performance.now() - startedAt >= 790);
  await slack.control("faults", { lose_answers: {} });
  await assert.rejects(call(slack, "chat.postMessage", { channel, text: "unheard" }), /fetch failed/);
  assert.deepEqual(await textsIn(slack, channel), ["unheard", "slow"]);
  assert.equal((await call(slack, "auth.test")).status, 200);
});

test("Bolt comes back after refresh_requested and hears once what was said meanwhile", async (t) => {
  const slack = await openSlack(t);
  const heard = collected<string>();
  await startBolt(slack, (bolt) => {
    bolt.message(async ({ message }) => heard.add("text" in message ? String(message.text) : ""));
  });
  assert.equal((await slack.control("faults", { disconnect: "refresh_requested" })).sockets_told, 1);
  await slack.person("asker1").chat.postMessage({ channel: "#food", text: "meanwhile" });
  assert.deepEqual(await heard.reaches(1, 15_000), ["meanwhile"]);
});

test("A disconnect says its reason; only after a warning the socket stays", async (t) => {
  const slack = await openSlack(t);
  const { socket, goodbyes } = await openSocket(slack);
  await slack.control("faults", { disconnect: "warning" });
  const [warning] = await goodbyes.reaches(1);
  assert.deepEqual(warning, { type: "disconnect", reason: "warning", debug_info: { host: "local-slack" } });
  assert.equal(socket.readyState, WebSocket.OPEN);
  const gone = once(socket, "close");
  await slack.control("faults", { disconnect: "link_disabled" });
  await gone;
  assert.equal(goodbyes.items.at(-1)?.reason, "link_disabled");
});

test("A revoked token answers so everywhere until the fault is cleared", async (t) => {
  const slack = await openSlack(t);
  await slack.control("faults", { revoke_token: true });
  for (const method of ["auth.test", "chat.postMessage", "users.list"]) {
    assert.equal((await call(slack, method)).error, "token_revoked");
  }
  assert.equal(((await slack.get("/control/faults")).armed as Json).token, "token_revoked");
  await slack.control("faults", { clear: true });
  assert.equal((await call(slack, "auth.test")).error, undefined);
});

test("A new token stands in tokens.json, and the old one answers as one that was rotated", async (t) => {
  const slack = await openSlack(t);
  for (const old_answers of ["token_expired", "invalid_auth"]) {
    const before = tokensOf(slack.home);
    await slack.control("faults", { revoke_token: true, new_token: { old_answers } });
    const after = tokensOf(slack.home);
    assert.notEqual(after.botToken, before.botToken);
    assert.deepEqual({ ...after, botToken: "" }, { ...before, botToken: "" });
    assert.equal((await call(slack, "auth.test", {}, before.botToken)).error, old_answers);
    assert.equal((await call(slack, "auth.test", {}, after.botToken)).error, undefined);
  }
});

test("Who subscribed to it hears that the token was revoked", async (t) => {
  const slack = await openSlack(t, { manifest: { bot_events: ["tokens_revoked"] } });
  const { envelopes } = await openSocket(slack);
  await slack.control("faults", { revoke_token: true });
  const [envelope] = await envelopes.reaches(1);
  assert.ok(envelope);
  const { tokens } = envelope.payload.event as unknown as { tokens: unknown };
  assert.deepEqual(tokens, { oauth: [], bot: [slack.tokens.botUserId] });
});
