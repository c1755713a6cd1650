import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";
import type { OutgoingMessage } from "../../bot/outbound.ts";
import { section } from "../../bot/views/pieces.ts";
import { systemClock } from "../../lib/clock.ts";
import { silentLog } from "../../lib/log.ts";
import { outboundMessageByKey } from "../../store/outbound-messages.ts";
import { startProxy } from "./proxy.ts";
import { openParts, openStage, quickClock, type Stage, until } from "./stage.ts";

test("a key is posted once, however often and however concurrently", async (context) => {
  const stage = await openStage(context);
  const { outbound } = openParts(stage);
  const message = { key: "req_1:card", channelId: stage.channelId("requests"), text: "Hello", blocks: [] };
  const posted = await Promise.all(Array.from({ length: 8 }, () => outbound.post(message)));
  assert.equal(posted.filter((one) => one.kind === "posted" && one.isNew).length, 1);
  assert.equal(new Set(posted.map((one) => one.kind === "posted" && one.ts)).size, 1);
  assert.deepEqual(await textsIn(stage, "requests"), ["Hello"]);
});

for (const killAt of ["outbound_posting", "outbound_posted"]) {
  for (const place of ["channel", "thread", "direct message"]) {
    test(`a message to a ${place} is posted once across a kill -9 at ${killAt}`, async (context) => {
      const stage = await openStage(context);
      const { outbound, client } = openParts(stage);
      const channelId = stage.channelId("requests");
      const root = await stage.as("asker1").chat.postMessage({ channel: channelId, text: "root" });
      const direct = await client.conversations.open({ users: stage.idOf("asker1") });
      const at = place === "direct message" ? { channelId: direct.channel?.id ?? "" } : { channelId };
      const thread = place === "thread" ? { threadTs: root.ts ?? "" } : {};
      const message: OutgoingMessage = { key: "req_1:live", ...at, ...thread, text: "It is live", blocks: [] };
      assert.equal(await postAndDie(stage, message, killAt), "SIGKILL");
      assert.equal((await outboundMessageByKey(stage.store, "req_1:live"))?.ts, null);

      const posted = await outbound.post(message);
      const shown = await messagesAt(stage, at.channelId, place === "thread" ? root.ts : undefined);
      const ours = shown.filter((one) => one.text === "It is live");
      assert.equal(ours.length, 1);
      assert.equal(posted.kind === "posted" && posted.ts, ours[0]?.ts);
      assert.equal(posted.kind === "posted" && posted.isNew, killAt === "outbound_posting");
    });
  }
}

test("a message whose answer was lost is looked for, not posted again", async (context) => {
  const stage = await openStage(context);
  const proxy = await startProxy(context, stage.slack.slackApiUrl, (method, count) =>
    method === "chat.postMessage" && count === 1 ? "lose the answer" : "pass",
  );
  const { outbound } = openParts({ ...stage, slack: { ...stage.slack, slackApiUrl: proxy.slackApiUrl } });
  const posted = await outbound.post({ key: "k", channelId: stage.channelId("requests"), text: "Once", blocks: [] });
  assert.equal(posted.kind, "posted");
  assert.equal(proxy.count("chat.postMessage"), 1);
  assert.deepEqual(await textsIn(stage, "requests"), ["Once"]);
});

test("a message that came too fast waits as long as Slack says", async (context) => {
  const stage = await openStage(context);
  const proxy = await startProxy(context, stage.slack.slackApiUrl, (_, count) => (count === 1 ? "too fast" : "pass"));
  const waits: number[] = [];
  const clock = { ...systemClock, sleep: async (ms: number) => void waits.push(ms) };
  const through = { ...stage, slack: { ...stage.slack, slackApiUrl: proxy.slackApiUrl } };
  const { outbound } = openParts(through, silentLog, clock);
  await outbound.post({ key: "k", channelId: stage.channelId("requests"), text: "Later", blocks: [] });
  assert.deepEqual(waits, [1_000]);
  assert.deepEqual(await textsIn(stage, "requests"), ["Later"]);
});

test("of many edits at once few are sent, and the last one stands", async (context) => {
  const stage = await openStage(context);
  const proxy = await startProxy(context, stage.slack.slackApiUrl, () => "pass");
  const through = { ...stage, slack: { ...stage.slack, slackApiUrl: proxy.slackApiUrl } };
  const { outbound } = openParts(through, silentLog, quickClock());
  const content = (text: string) => ({ text, blocks: [section(text)] });
  await outbound.post({ key: "k", channelId: stage.channelId("requests"), ...content("0") });
  await outbound.edit("k", content("0"));
  assert.equal(proxy.count("chat.update"), 0);
  await Promise.all(Array.from({ length: 20 }, (_, index) => outbound.edit("k", content(String(index + 1)))));
  assert.equal(proxy.count("chat.update"), 2);
  assert.deepEqual(await textsIn(stage, "requests"), ["20"]);
});

test("edits of a message are seconds apart, however fast they come", async (context) => {
  const started = Date.now();
  let passedMs = 0;
  const now = () => started + passedMs;
  // Time passes where somebody waits, and nowhere else.
  const sleep = async (ms: number) => {
    passedMs += ms;
  };
  const clock = { now, sleep };
  const stage = await openStage(context);
  const sentAt: number[] = [];
  const proxy = await startProxy(context, stage.slack.slackApiUrl, (method) => {
    if (method === "chat.update") sentAt.push(now());
    return "pass";
  });
  const { outbound } = openParts(
    { ...stage, slack: { ...stage.slack, slackApiUrl: proxy.slackApiUrl } },
    silentLog,
    clock,
  );
  await outbound.post({ key: "k", channelId: stage.channelId("requests"), text: "0", blocks: [] });
  for (const text of ["1", "2", "3", "4"]) await outbound.edit("k", { text, blocks: [] });
  const gaps = sentAt.slice(1).map((at, index) => at - (sentAt[index] ?? 0));
  assert.equal(gaps.length, 3);
  assert.ok(
    gaps.every((gap) => gap >= 2_000 && gap <= 3_000),
    `gaps of ${gaps.join(", ")} ms`,
  );
});

test("an edit of a message that is gone does nothing and throws nothing", async (context) => {
  const stage = await openStage(context);
  const { outbound, client } = openParts(stage);
  const channelId = stage.channelId("requests");
  const posted = await outbound.post({ key: "k", channelId, text: "Here", blocks: [] });
  await client.chat.delete({ channel: channelId, ts: posted.kind === "posted" ? posted.ts : "" });
  await outbound.edit("k", { text: "There", blocks: [] });
  await outbound.edit("never posted", { text: "There", blocks: [] });
});

test("what a channel refuses becomes a direct message, or a refusal in plain words", async (context) => {
  const stage = await openStage(context);
  const { outbound } = openParts(stage);
  const message = { channelId: "C0NOWHERE", text: "Your app is live", blocks: [] };
  assert.deepEqual(await outbound.post({ ...message, key: "a" }), {
    kind: "refused",
    error: "channel_not_found",
    say: "There is no such channel, or Toolroom cannot see it: invite it there with /invite @Toolroom.",
  });
  assert.equal(await outboundMessageByKey(stage.store, "a"), undefined);
  const posted = await outbound.post({ ...message, key: "b", threadTs: "1.1", elseTo: stage.idOf("asker1") });
  assert.equal(posted.kind, "posted");
  const shown = await messagesAt(stage, posted.kind === "posted" ? posted.channelId : "", undefined);
  assert.deepEqual(
    shown.map((one) => one.text),
    ["Your app is live"],
  );
});

test("what does not fit into a message follows as a file, whole", async (context) => {
  const stage = await openStage(context);
  const { outbound, client } = openParts(stage);
  const channelId = stage.channelId("requests");
  const long = Array.from({ length: 900 }, (_, index) => `line ${index} & more`).join("\n");
  const posted = await outbound.post({
    key: "k",
    channelId,
    text: "Long",
    blocks: [section(long.replaceAll("&", "&amp;"))],
  });
  const root = posted.kind === "posted" ? posted.ts : "";
  await outbound.post({ key: "k", channelId, text: "Long", blocks: [section(long.replaceAll("&", "&amp;"))] });
  const files = await until("the file", async () => {
    const thread = await client.conversations.replies({ channel: channelId, ts: root });
    const found = (thread.messages ?? []).flatMap((message) => message.files ?? []);
    return found.length > 0 && found;
  });
  assert.equal(files.length, 1);
  const answer = await fetch(files[0]?.url_private_download ?? "", {
    headers: { authorization: `Bearer ${stage.slack.botToken}` },
  });
  assert.equal(await answer.text(), long);
});

test("more blocks than a message holds are posted all the same: the rest is in its file, and the buttons stand", async (context) => {
  const stage = await openStage(context);
  const { outbound, client } = openParts(stage);
  const channelId = stage.channelId("requests");
  const lines = Array.from({ length: 70 }, (_, index) => `paragraph ${index}`);
  const stop = { type: "button" as const, action_id: "stop", text: { type: "plain_text" as const, text: "Stop" } };
  const blocks = [...lines.map(section), { type: "actions" as const, elements: [stop] }];
  await assert.rejects(client.chat.postMessage({ channel: channelId, text: "Many", blocks }), /invalid_blocks/);
  const posted = await outbound.post({ key: "k", channelId, text: "Many", blocks });
  const root = posted.kind === "posted" ? posted.ts : "";
  const files = await until("the file", async () => {
    const found = (await messagesAt(stage, channelId, root)).flatMap((message) => message.files ?? []);
    return found.length > 0 && found;
  });
  const [shown] = await messagesAt(stage, channelId, root);
  assert.equal(shown?.blocks?.length, 50);
  assert.equal(shown?.blocks?.at(-1)?.type, "actions");
  const headers = { authorization: `Bearer ${stage.slack.botToken}` };
  const rest = await (await fetch(files[0]?.url_private_download ?? "", { headers })).text();
  const whole = `${JSON.stringify(shown?.blocks)}${rest}`;
  for (const line of lines) assert.match(whole, new RegExp(`${line}\\b`));
});

test("where the bot is no member, Slack takes no post of it, and who asked gets it directly", async (context) => {
  const stage = await openStage(context);
  const { outbound, client } = openParts(stage);
  const made = await stage.as("asker1").conversations.create({ name: "our-own" });
  const channelId = made.channel?.id ?? "";
  const message = { channelId, text: "It is live", blocks: [] };
  await assert.rejects(client.chat.postMessage({ channel: channelId, text: "x" }), /not_in_channel/);
  const refused = await outbound.post({ ...message, key: "a" });
  assert.deepEqual(refused.kind === "refused" && refused.error, "not_in_channel");
  const posted = await outbound.post({ ...message, key: "b", elseTo: stage.idOf("asker1") });
  assert.match(posted.kind === "posted" ? posted.channelId : "", /^D/);
});

test("words to one person reach them where the bot is not: directly", async (context) => {
  const stage = await openStage(context);
  const { outbound } = openParts(stage);
  const words = { text: "Only for you", blocks: [], personId: stage.idOf("asker1") };
  await outbound.sayToOne({ ...words, key: "a", channelId: stage.channelId("requests") });
  assert.deepEqual(await stage.ephemerals("asker1"), ["Only for you"]);
  assert.deepEqual(await stage.ephemerals("asker2"), []);
  await outbound.sayToOne({ ...words, key: "b", channelId: "C0NOWHERE", responseUrl: "http://127.0.0.1:9/gone" });
  const row = await outboundMessageByKey(stage.store, "b");
  assert.match(row?.channelId ?? "", /^D/);
});

async function postAndDie(stage: Stage, message: OutgoingMessage, killAt: string): Promise<string | null> {
  const settings = JSON.stringify({ slack: stage.slack, file: stage.file, message, killAt });
  const child = spawn(process.execPath, ["test/bot/killed-outbound.ts", settings], { stdio: "inherit" });
  return new Promise((resolve) => child.once("exit", (_, signal) => resolve(signal)));
}

async function textsIn(stage: Stage, channel: string): Promise<string[]> {
  return (await messagesAt(stage, stage.channelId(channel), undefined)).map((message) => message.text ?? "");
}

async function messagesAt(stage: Stage, channel: string, ts: string | undefined) {
  const reader = stage.as("asker1").conversations;
  const page = ts === undefined ? await reader.history({ channel }) : await reader.replies({ channel, ts });
  return page.messages ?? [];
}
