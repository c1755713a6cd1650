import assert from "node:assert/strict";
import { test } from "node:test";
import { startLocalSlack } from "../../local-slack/server.ts";
import { createEndings, manifestFile, openSlack, type Slack } from "./slack-bench.ts";

interface Mark {
  channel: string;
  thread_ts?: string;
  unread: number;
  mentions: number;
}

async function marksOf(slack: Pick<Slack, "get">, handle: string): Promise<{ channels: Mark[]; threads: Mark[] }> {
  const answer = await slack.get(`/control/unread?user=${handle}`);
  return answer as unknown as { channels: Mark[]; threads: Mark[] };
}

async function unreadOf(slack: Slack, handle: string, channel: string): Promise<[number, number]> {
  const { channels } = await marksOf(slack, handle);
  const mark = channels.find((one) => one.channel === channel);
  return [mark?.unread ?? -1, mark?.mentions ?? -1];
}

test("What others wrote is unread until it is read; one's own words are read", async (t) => {
  const slack = await openSlack(t);
  const food = await slack.channelId("food");
  const jonas = await slack.userId("asker2");
  await slack.person("asker1").chat.postMessage({ channel: food, text: "cake!" });
  const last = await slack.person("asker1").chat.postMessage({ channel: food, text: `<@${jonas}>, cake!` });
  assert.deepEqual(await unreadOf(slack, "asker2", food), [2, 1]);
  assert.deepEqual(await unreadOf(slack, "asker1", food), [0, 0]);
  await slack.control("read", { user: "asker2", channel: food, ts: last.ts });
  assert.deepEqual(await unreadOf(slack, "asker2", food), [0, 0]);
  await slack.control("read", { user: "asker2", channel: food, ts: "1.000000" });
  assert.deepEqual(await unreadOf(slack, "asker2", food), [0, 0], "a mark never goes back");
  await slack.person("asker1").chat.postMessage({ channel: food, text: "gone" });
  await slack.person("asker2").chat.postMessage({ channel: food, text: "what a pity" });
  assert.deepEqual(await unreadOf(slack, "asker2", food), [0, 0], "who answers has read");
});

test("A call of the platform team is a mention for its members alone", async (t) => {
  const slack = await openSlack(t);
  const platform = await slack.channelId("platform");
  const { usergroups = [] } = await slack.person("asker1").usergroups.list();
  await slack.bot.chat.postMessage({ channel: platform, text: `<!subteam^${usergroups[0]?.id}>: may it go live?` });
  assert.deepEqual(await unreadOf(slack, "platform2", platform), [1, 1]);
  assert.deepEqual(await unreadOf(slack, "asker1", platform), [1, 0]);
});

test("A thread is unread for those who are part of it, and read apart from its channel", async (t) => {
  const slack = await openSlack(t);
  const requests = await slack.channelId("requests");
  const root = await slack.person("asker1").chat.postMessage({ channel: requests, text: "a list please" });
  const reply = await slack.bot.chat.postMessage({ channel: requests, thread_ts: String(root.ts), text: "The plan" });
  const threads = async (handle: string) => (await marksOf(slack, handle)).threads.map((one) => one.unread);
  assert.deepEqual(await threads("asker1"), [1]);
  assert.deepEqual(await threads("asker2"), []);
  assert.deepEqual(await unreadOf(slack, "asker1", requests), [0, 0], "a reply does not stand in the channel");
  await slack.control("read", { user: "asker1", channel: requests, thread_ts: root.ts, ts: reply.ts });
  assert.deepEqual(await threads("asker1"), [0]);
  const listed = (await slack.get("/control/threads?user=asker1")) as { threads: { latest: { text: string } }[] };
  assert.equal(listed.threads[0]?.latest.text, "The plan");
});

test("Who is only named in the message above a thread takes no part in it, until an answer calls them", async (t) => {
  const slack = await openSlack(t);
  const platform = await slack.channelId("platform");
  const ana = await slack.userId("asker1");
  const { usergroups = [] } = await slack.person("asker1").usergroups.list();
  const text = `<!subteam^${usergroups[0]?.id}>: may it go live? <@${ana}> asked for it.`;
  const card = await slack.bot.chat.postMessage({ channel: platform, text });
  const thread = { channel: platform, thread_ts: String(card.ts) };
  await slack.bot.chat.postMessage({ ...thread, text: "What changed" });
  const part = async (handle: string) => {
    const { threads } = (await slack.get(`/control/threads?user=${handle}`)) as { threads: { unread: number }[] };
    assert.equal((await marksOf(slack, handle)).threads.length, threads.length);
    return threads.map((one) => one.unread);
  };
  assert.deepEqual([await part("asker1"), await part("platform1")], [[], []]);
  await slack.person("platform2").chat.postMessage({ ...thread, text: `<@${ana}>, why?` });
  assert.deepEqual([await part("asker1"), await part("platform1"), await part("platform2")], [[2], [], [0]]);
  await slack.bot.chat.postMessage({ ...thread, text: `<!subteam^${usergroups[0]?.id}>, somebody?` });
  assert.deepEqual(await part("platform1"), [3]);
});

test("What was read stays read when the local Slack is started again", async (t) => {
  const first = await openSlack(t);
  const sales = await first.channelId("sales");
  const read = await first.person("asker1").chat.postMessage({ channel: sales, text: "one" });
  await first.control("read", { user: "asker2", channel: sales, ts: read.ts });
  await first.person("asker1").chat.postMessage({ channel: sales, text: "two" });
  const endings = createEndings(t);
  const again = await startLocalSlack({
    manifestFile,
    home: first.home,
    port: 0,
    now: () => Date.now(),
    log: () => undefined,
  });
  endings.add(() => again.close());
  const get = async (path: string) => (await (await fetch(`${again.url}${path}`)).json()) as Record<string, unknown>;
  const { channels } = await marksOf({ get }, "asker2");
  assert.equal(channels.find((one) => one.channel === sales)?.unread, 1);
});

test("An ephemeral message goes away when its reader dismisses it, and only theirs does", async (t) => {
  const slack = await openSlack(t);
  const food = await slack.channelId("food");
  const [ana, jonas] = [await slack.userId("asker1"), await slack.userId("asker2")];
  const told = await slack.bot.chat.postEphemeral({ channel: food, user: ana, text: "for Ana" });
  await slack.bot.chat.postEphemeral({ channel: food, user: jonas, text: "for Jonas" });
  await slack.control("dismiss", { user: "asker2", channel: food, ts: told.message_ts });
  assert.equal(((await slack.get("/control/ephemerals?user=asker1")).messages as unknown[]).length, 1);
  await slack.control("dismiss", { user: "asker1", channel: food, ts: told.message_ts });
  assert.equal(((await slack.get("/control/ephemerals?user=asker1")).messages as unknown[]).length, 0);
});
