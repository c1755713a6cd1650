import assert from "node:assert/strict";
import { test } from "node:test";
import { collected, type Json, openSlack, type Slack, startBolt } from "./slack-bench.ts";

const agent = {
  features: { agent_view: { agent_description: "Builds tools" } },
  bot_events: ["agent_session_stopped"],
};
const deaf = { features: agent.features, without: ["agent_session_stopped"] };
const noAgent = { without: ["agent_view", "agent_session_stopped"] };

async function call(slack: Slack, method: string, args: Json): Promise<Json> {
  const response = await fetch(`${slack.url}/api/${method}`, {
    method: "POST",
    headers: { authorization: `Bearer ${slack.tokens.botToken}`, "content-type": "application/json" },
    body: JSON.stringify(args),
  });
  return (await response.json()) as Json;
}

async function openThread(t: Parameters<typeof openSlack>[0], manifest: object | undefined, now?: () => number) {
  const slack = await openSlack(t, { ...(manifest ? { manifest } : {}), ...(now ? { now } : {}) });
  const channel = await slack.channelId("food");
  const root = await slack.person("asker1").chat.postMessage({ channel, text: "lunch?" });
  const place = { channel_id: channel, thread_ts: String(root.ts) };
  const shown = async () => {
    const query = new URLSearchParams({ user: "asker1", channel, thread_ts: place.thread_ts });
    return (await slack.get(`/control/thread?${query}`)) as { status: string; session: Json | null };
  };
  const stop = (user: string) => slack.control("stop-session", { user, channel, thread_ts: place.thread_ts });
  return { slack, channel, place, shown, stop };
}

test("An app that is no agent has no sessions", async (t) => {
  const { slack, place } = await openThread(t, noAgent);
  const set = await call(slack, "agents.sessions.setStatus", { ...place, status: "processing" });
  assert.equal(set.error, "feature_not_enabled");
  assert.equal(
    (await call(slack, "agents.sessions.rename", { ...place, title: "Lunch" })).error,
    "feature_not_enabled",
  );
});

test("A session is made with its title by the first status, then keeps it until it is renamed", async (t) => {
  const { slack, place, shown } = await openThread(t, agent);
  const made = { ...place, status: "processing", title: "Lunch", initiator_user_id: await slack.userId("asker1") };
  const first = await slack.bot.agents.sessions.setStatus(made);
  assert.deepEqual(
    [first.status, first.agent_status, first.title, first.warning],
    ["processing", "processing", "Lunch", undefined],
  );
  const again = await slack.bot.agents.sessions.setStatus({ ...place, status: "suspended", title: "Dinner" });
  assert.deepEqual([again.status, again.title], ["suspended", "Lunch"]);
  assert.equal((await slack.bot.agents.sessions.rename({ ...place, title: "Lunch list" })).title, "Lunch list");
  const expected = { status: "suspended", title: "Lunch list", can_stop: true, stop_asked_by: null };
  assert.deepEqual((await shown()).session, expected);
  const cases: [string, Json, string][] = [
    ["setStatus", { ...place, status: "thinking" }, "invalid_arguments"],
    ["setStatus", { ...place, status: "" }, "invalid_arguments"],
    ["setStatus", { ...place, status: "active", title: "x".repeat(201) }, "invalid_arguments"],
    ["setStatus", { ...place, thread_ts: "1.0", status: "active" }, "thread_not_found"],
    ["setStatus", { ...place, status: "active", initiator_user_id: "U0NOBODY" }, "user_not_found"],
    ["rename", { ...place, thread_ts: "1.0", title: "x" }, "session_not_found"],
  ];
  for (const [verb, args, error] of cases) {
    assert.equal((await call(slack, `agents.sessions.${verb}`, args)).error, error, JSON.stringify(args).slice(0, 90));
  }
  const { response_metadata: told } = await call(slack, "agents.sessions.setStatus", { ...place, status: "thinking" });
  assert.deepEqual(told, { messages: ["[ERROR] must be a valid enum value [json-pointer:/status]"] });
});

test("Stop ends the thread's streams and tells the app, which then changes the status itself", async (t) => {
  const { slack, channel, place, shown, stop } = await openThread(t, agent);
  const stopped = collected<Json>();
  await startBolt(slack, (bolt) => {
    bolt.event("agent_session_stopped", async ({ event }) => stopped.add(event as unknown as Json));
  });
  const to = { recipient_user_id: await slack.userId("asker1"), recipient_team_id: slack.tokens.teamId };
  await slack.bot.agents.sessions.setStatus({ ...place, status: "processing" });
  const begin = { channel, thread_ts: place.thread_ts, ...to, markdown_text: "Let me" };
  const { ts = "" } = await slack.bot.chat.startStream(begin);
  const other = await slack.person("asker2").chat.postMessage({ channel, text: "elsewhere" });
  const elsewhere = await slack.bot.chat.startStream({ ...begin, thread_ts: String(other.ts) });
  assert.deepEqual(await stop("asker2"), { ok: true, streaming_message_ts: [ts] });
  const [event] = await stopped.reaches(1);
  const user = await slack.userId("asker2");
  const { event_ts, ...rest } = event ?? {};
  assert.match(String(event_ts), /^\d+\.\d{6}$/);
  const type = "agent_session_stopped";
  assert.deepEqual(rest, { type, channel, user, thread_ts: place.thread_ts, streaming_message_ts: [ts] });
  assert.deepEqual([(await shown()).session?.status, (await shown()).session?.stop_asked_by], ["processing", user]);
  const late = await call(slack, "chat.appendStream", { channel, ts, markdown_text: " see" });
  assert.equal(late.error, "message_not_in_streaming_state");
  await slack.bot.chat.appendStream({ channel, ts: String(elsewhere.ts), markdown_text: " see" });
  await slack.bot.agents.sessions.setStatus({ ...place, status: "active" });
  assert.equal((await stop("asker1")).error, "stop_not_shown");
});

test("Who did not subscribe to the stop is warned at every status, and people have no Stop", async (t) => {
  const { slack, place, shown, stop } = await openThread(t, deaf);
  const answer = await call(slack, "agents.sessions.setStatus", { ...place, status: "processing" });
  const warning = "missing_agent_session_stopped_event_subscription";
  assert.deepEqual([answer.ok, answer.warning, answer.response_metadata], [true, warning, { warnings: [warning] }]);
  assert.equal((await shown()).session?.can_stop, false);
  assert.equal((await stop("asker1")).error, "stop_not_shown");
});

test("A stream's end can set the session's status", async (t) => {
  const { slack, channel, place, shown } = await openThread(t, agent);
  const to = { recipient_user_id: await slack.userId("asker1"), recipient_team_id: slack.tokens.teamId };
  await slack.bot.agents.sessions.setStatus({ ...place, status: "processing", title: "Lunch" });
  const begin = { channel, thread_ts: place.thread_ts, ...to, markdown_text: "Done" };
  const { ts = "" } = await slack.bot.chat.startStream(begin);
  await slack.bot.chat.stopStream({ channel, ts, session_status: "closed" });
  assert.deepEqual([(await shown()).session?.status, (await shown()).session?.title], ["closed", "Lunch"]);
});

test("What the app does shows under the thread until its next message there, or two minutes", async (t) => {
  const clock = { offsetMs: 0 };
  const { slack, channel, place, shown } = await openThread(t, undefined, () => Date.now() + clock.offsetMs);
  const think = () => slack.bot.assistant.threads.setStatus({ ...place, status: "is thinking…" });
  await think();
  await slack.person("asker2").chat.postMessage({ channel, thread_ts: place.thread_ts, text: "and?" });
  await slack.bot.chat.postMessage({ channel, text: "not in the thread" });
  assert.equal((await shown()).status, "is thinking…");
  await slack.bot.chat.postMessage({ channel, thread_ts: place.thread_ts, text: "Here" });
  assert.equal((await shown()).status, "");
  await think();
  clock.offsetMs = 120_000;
  assert.equal((await shown()).status, "");
  await think();
  await slack.bot.assistant.threads.setStatus({ ...place, status: "" });
  assert.equal((await shown()).status, "");
});
