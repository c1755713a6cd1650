import assert from "node:assert/strict";
import { test } from "node:test";
import { commonMethods } from "../../local-slack/api/call-method.ts";
import { callsPerMinute } from "../../local-slack/limits/tiers.ts";
import { type Json, openSlack, type Slack } from "./slack-bench.ts";

/** A call without an SDK between, which would wait by itself. */
async function call(slack: Slack, method: string, args: Json, token = slack.tokens.botToken) {
  const response = await fetch(`${slack.url}/api/${method}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(args),
  });
  const { error } = (await response.json()) as { error?: string };
  return { status: response.status, retryAfter: response.headers.get("retry-after"), error };
}

/** How many of `count` calls were answered with 200, and the last answer. */
async function repeat(slack: Slack, count: number, method: string, args: Json = {}) {
  const answers = [];
  for (let made = 0; made < count; made += 1) answers.push(await call(slack, method, args));
  return { passed: answers.filter((one) => one.status === 200).length, last: answers.at(-1) };
}

/** A Slack whose clock stands until it is moved. */
async function openStanding(t: Parameters<typeof openSlack>[0], options: { limits?: boolean } = {}) {
  const clock = { at: Date.parse("2026-11-21T09:00:00Z") };
  return { slack: await openSlack(t, { now: () => clock.at, ...options }), clock };
}

test("A method is let through a minute's worth, then 429 says when again, by the workspace's clock", async (t) => {
  const { slack, clock } = await openStanding(t);
  const { passed, last } = await repeat(slack, 21, "users.list");
  assert.deepEqual([passed, last], [20, { status: 429, retryAfter: "3", error: "ratelimited" }]);
  clock.at += 2_999;
  assert.equal((await call(slack, "users.list", {})).status, 429);
  clock.at += 1;
  assert.equal((await call(slack, "users.list", {})).status, 200);
  clock.at += 60_000;
  assert.equal((await repeat(slack, 21, "users.list")).passed, 20, "a bucket holds no more than a minute's worth");
  assert.equal((await call(slack, "users.info", { user: "U0NOBODY" })).status, 200, "each method has its own");
});

test("A channel takes one message a second and five at once, by any of its names", async (t) => {
  const { slack, clock } = await openStanding(t);
  const channel = await slack.channelId("food");
  assert.equal((await repeat(slack, 3, "chat.postMessage", { channel, text: "x" })).passed, 3);
  const { passed, last } = await repeat(slack, 3, "chat.postMessage", { channel: "#food", text: "x" });
  assert.deepEqual([passed, last?.retryAfter], [2, "1"]);
  assert.equal((await call(slack, "chat.postMessage", { channel: "#sales", text: "x" })).status, 200);
  clock.at += 1_000;
  assert.equal((await repeat(slack, 2, "chat.postMessage", { channel, text: "x" })).passed, 1);
  clock.at -= 3_600_000;
  assert.equal(
    (await call(slack, "chat.postMessage", { channel, text: "x" })).status,
    429,
    "a clock moved back gives nothing",
  );
});

test("People are not limited, and the bot is not where limits are off", async (t) => {
  const { slack } = await openStanding(t);
  for (let made = 0; made < 30; made += 1) {
    assert.equal((await call(slack, "users.list", {}, "xoxp-asker1")).status, 200);
    assert.equal((await call(slack, "chat.postMessage", { channel: "#food", text: "x" }, "xoxp-asker1")).status, 200);
  }
  const { slack: free } = await openStanding(t, { limits: false });
  assert.equal((await repeat(free, 30, "chat.postMessage", { channel: "#food", text: "x" })).passed, 30);
});

test("Slack's own client waits as long as it is told and loses no message", async (t) => {
  const slack = await openSlack(t);
  const channel = await slack.channelId("food");
  const texts = Array.from({ length: 7 }, (_, at) => `note ${at}`);
  await Promise.all(texts.map((text) => slack.bot.chat.postMessage({ channel, text })));
  const { messages = [] } = await slack.bot.conversations.history({ channel });
  assert.deepEqual(messages.map((one) => one.text).toSorted(), texts);
});

test("Every method that there is has a tier", () => {
  const without = Object.keys(commonMethods).filter((method) => callsPerMinute(method) === undefined);
  assert.deepEqual(without, []);
});
