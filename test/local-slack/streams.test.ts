import assert from "node:assert/strict";
import { test } from "node:test";
import { collected, type Json, openSlack, type Slack, startBolt } from "./slack-bench.ts";

const minuteMs = 60_000;

async function call(slack: Slack, method: string, args: Json): Promise<Json> {
  const response = await fetch(`${slack.url}/api/${method}`, {
    method: "POST",
    headers: { authorization: `Bearer ${slack.tokens.botToken}`, "content-type": "application/json" },
    body: JSON.stringify(args),
  });
  return (await response.json()) as Json;
}

/** A Slack whose clock can be moved, a thread in #food, and the arguments of a stream in it. */
async function openThread(t: Parameters<typeof openSlack>[0]) {
  const clock = { offsetMs: 0 };
  const slack = await openSlack(t, { now: () => Date.now() + clock.offsetMs });
  const channel = await slack.channelId("food");
  const root = await slack.person("asker1").chat.postMessage({ channel, text: "lunch?" });
  const thread_ts = String(root.ts);
  const to = { recipient_user_id: await slack.userId("asker1"), recipient_team_id: slack.tokens.teamId };
  const newest = async () => {
    const { messages = [] } = await slack.bot.conversations.replies({ channel, ts: thread_ts });
    return messages.at(-1) as unknown as Json & { text: string; blocks: Json[]; ts: string };
  };
  return { slack, clock, channel, place: { channel, thread_ts, ...to }, newest };
}

test("A text grows in the thread, is there by its text meanwhile, and becomes an ordinary message", async (t) => {
  const { slack, channel, place, newest } = await openThread(t);
  const changes = collected<string>();
  await startBolt(slack, (bolt) => {
    bolt.message(async ({ message }) => changes.add(String(message.subtype ?? "posted")));
  });
  const { ts = "" } = await slack.bot.chat.startStream({ ...place, markdown_text: "**Hello" });
  assert.deepEqual([(await newest()).text, (await newest()).streaming_state], ["**Hello", "in_progress"]);
  await slack.bot.chat.appendStream({ channel, ts, markdown_text: " world**" });
  assert.equal((await newest()).text, "**Hello world**");
  assert.equal((await call(slack, "chat.update", { channel, ts, text: "else" })).error, "streaming_state_conflict");
  const button = { type: "button", action_id: "ok", text: { type: "plain_text", text: "OK" } } as const;
  const metadata = { event_type: "done", event_payload: {} };
  const blocks = [{ type: "actions", elements: [button] }] as const;
  const stopped = await slack.bot.chat.stopStream({
    channel,
    ts,
    markdown_text: " Bye.",
    blocks: [...blocks],
    metadata,
  });
  assert.equal(stopped.message?.text, "**Hello world** Bye.");
  const end = await newest();
  assert.deepEqual(
    [end.streaming_state, end.edited, end.blocks.map((block) => block.type)],
    ["completed", undefined, ["markdown", "actions"]],
  );
  await slack.bot.chat.update({ channel, ts, text: "The lunch list", blocks: [] });
  assert.equal((await newest()).text, "The lunch list");
  assert.deepEqual(await changes.reaches(3), ["posted", "message_changed", "message_changed"]);
});

test("Slack's own streamer writes here, with tasks that are merged by their id", async (t) => {
  const { slack, place, newest } = await openThread(t);
  const streamer = slack.bot.chatStream({ ...place, buffer_size: 1 });
  const task = (more: Json) => ({
    type: "task_update" as const,
    id: "t1",
    title: "Look",
    status: "in_progress",
    ...more,
  });
  const append = (...chunks: Json[]) => streamer.append({ chunks: chunks as never });
  await append({ type: "markdown_text", text: "Let me see. " }, task({ details: "The " }));
  await append({ type: "markdown_text", text: "Found it." });
  await append(task({ title: "Looked", status: "complete", details: "menu", output: "3 dishes" }));
  await streamer.append({ markdown_text: " Done." });
  await streamer.stop({ chunks: [{ type: "blocks", blocks: [{ type: "divider" }] }] });
  const { text, blocks } = await newest();
  assert.equal(text, "Let me see. \n\nFound it. Done.");
  assert.deepEqual(
    blocks.map((block) => block.type),
    ["markdown", "task_card", "markdown", "divider"],
  );
  const { title, status, details, output } = blocks[1] ?? {};
  assert.deepEqual([title, status], ["Looked", "complete"]);
  assert.match(JSON.stringify(details), /"text":"The menu"/, "details are added to, title and status replaced");
  assert.match(JSON.stringify(output), /3 dishes/);
});

test("In plan mode all tasks stand in one plan under its newest title", async (t) => {
  const { slack, channel, place, newest } = await openThread(t);
  const task = (taskId: string, status: string) => ({ type: "task_update", id: taskId, title: `Do ${taskId}`, status });
  const { ts = "" } = await slack.bot.chat.startStream({
    ...place,
    task_display_mode: "plan",
    chunks: [{ type: "plan_update", title: "Thinking" }, task("a", "in_progress"), task("b", "pending")] as never,
  });
  await slack.bot.chat.appendStream({ channel, ts, chunks: [{ type: "markdown_text", text: "Here it is." }] });
  const last = [{ type: "plan_update", title: "Lunch" }, task("a", "complete"), task("b", "complete")];
  await slack.bot.chat.stopStream({ channel, ts, chunks: last as never });
  const { text, blocks } = await newest();
  assert.equal(text, "Here it is.");
  assert.deepEqual(
    blocks.map((block) => block.type),
    ["plan", "markdown"],
  );
  const { title, tasks } = blocks[0] as unknown as { title: string; tasks: { status: string }[] };
  assert.deepEqual([title, tasks.map((one) => one.status)], ["Lunch", ["complete", "complete"]]);
});

test("What Slack refuses of a stream is refused with its word", async (t) => {
  const { slack, channel, place } = await openThread(t);
  const { recipient_user_id, recipient_team_id, ...nobody } = place;
  const long = "x".repeat(12_001);
  const chunk = (more: Json) => ({
    chunks: [{ type: "task_update", id: "t", title: "T", status: "pending", ...more }],
  });
  const text = await call(slack, "chat.startStream", { ...place, markdown_text: "a" });
  const posted = await slack.bot.chat.postMessage({ channel, text: "ordinary" });
  const of = { channel, ts: text.ts };
  const own = await slack.person("asker1").chat.postMessage({ channel, text: "mine" });
  const cases: [string, Json, string][] = [
    ["chat.startStream", { ...nobody }, "missing_recipient_user_id"],
    ["chat.startStream", { ...nobody, recipient_user_id }, "missing_recipient_team_id"],
    ["chat.startStream", { ...nobody, recipient_user_id: "U0NOBODY", recipient_team_id }, "user_not_found"],
    ["chat.startStream", { ...place, thread_ts: "1.0" }, "thread_not_found"],
    ["chat.startStream", { ...place, thread_ts: undefined }, "invalid_arguments"],
    ["chat.startStream", { ...place, task_display_mode: "tree" }, "invalid_arguments"],
    ["chat.startStream", { ...place, markdown_text: long }, "msg_too_long"],
    [
      "chat.startStream",
      { ...place, username: "Lunch", markdown_text: "a", ...chunk({}) },
      "cannot_provide_both_markdown_text_and_chunks",
    ],
    ["chat.appendStream", { ...of, markdown_text: long }, "msg_too_long"],
    ["chat.appendStream", of, "no_text"],
    ["chat.appendStream", { ...of, ...chunk({}) }, "streaming_mode_mismatch"],
    ["chat.startStream", { ...place, ...chunk({ status: "completed" }) }, "invalid_chunks"],
    ["chat.startStream", { ...place, ...chunk({ title: "x".repeat(257) }) }, "invalid_chunks"],
    ["chat.startStream", { ...place, chunks: [{ type: "song" }] }, "invalid_chunks"],
    [
      "chat.startStream",
      { ...place, chunks: [{ type: "blocks", blocks: Array(51).fill({ type: "divider" }) }] },
      "invalid_chunks",
    ],
    ["chat.startStream", { ...place, chunks: [{ type: "blocks", blocks: [{ type: "blinking" }] }] }, "invalid_blocks"],
    ["chat.appendStream", { channel, ts: "1.0", markdown_text: "a" }, "message_not_found"],
    ["chat.appendStream", { channel, ts: own.ts, markdown_text: "a" }, "message_not_owned_by_app"],
    ["chat.appendStream", { channel, ts: posted.ts, markdown_text: "a" }, "message_not_in_streaming_state"],
    ["chat.stopStream", { ...of, session_status: "tired" }, "invalid_arguments"],
  ];
  for (const [method, args, error] of cases) {
    assert.equal((await call(slack, method, args)).error, error, `${method} ${JSON.stringify(args).slice(0, 120)}`);
  }
  await slack.bot.chat.appendStream({ channel, ts: String(text.ts), markdown_text: "b" });
  await slack.bot.chat.stopStream({ channel, ts: String(text.ts) });
  const after = await call(slack, "chat.appendStream", { ...of, markdown_text: "c" });
  assert.equal(after.error, "message_not_in_streaming_state");
});

test("The title of a plan where tasks stand one by one is no silent success", async (t) => {
  const { slack, place } = await openThread(t);
  await slack.bot.chat.startStream({ ...place, chunks: [{ type: "plan_update", title: "Lunch" }] as never });
  assert.deepEqual((await slack.get("/control/gaps")).gaps, { "plan_update of a stream in timeline mode": 1 });
});

test("In a direct message a stream needs no recipient", async (t) => {
  const slack = await openSlack(t);
  const { channel } = await slack.person("asker1").conversations.open({ users: slack.tokens.botUserId });
  const place = { channel: String(channel?.id) };
  const root = await slack.person("asker1").chat.postMessage({ ...place, text: "hello" });
  const started = await slack.bot.chat.startStream({ ...place, thread_ts: String(root.ts), markdown_text: "Hi" });
  assert.equal(started.ok, true);
});

test("Five minutes after its start a stream is over, even one that was written to; the rest goes by an update", async (t) => {
  const { slack, clock, channel, place, newest } = await openThread(t);
  const { ts = "" } = await slack.bot.chat.startStream({ ...place, markdown_text: "one" });
  clock.offsetMs = 4 * minuteMs;
  await slack.bot.chat.appendStream({ channel, ts, markdown_text: " two" });
  clock.offsetMs = 5 * minuteMs;
  assert.equal((await newest()).streaming_state, "completed", "shown as ended before anybody touched it");
  for (const method of ["chat.appendStream", "chat.stopStream"]) {
    const { error } = await call(slack, method, { channel, ts, markdown_text: " three" });
    assert.equal(error, "message_not_in_streaming_state");
  }
  assert.equal((await newest()).text, "one two");
  await slack.bot.chat.update({ channel, ts, text: "one two three" });
  assert.equal((await newest()).text, "one two three");
});

test("A stream goes with its message", async (t) => {
  const { slack, channel, place } = await openThread(t);
  const { ts = "" } = await slack.bot.chat.startStream({ ...place, markdown_text: "one" });
  await slack.bot.chat.delete({ channel, ts });
  assert.equal(
    (await call(slack, "chat.appendStream", { channel, ts, markdown_text: "x" })).error,
    "message_not_found",
  );
});
