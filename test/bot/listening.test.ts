import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { readSlackIdentity } from "../../bot/identity.ts";
import type { ReceivedAsk, Replied, ThreadReply } from "../../builder/desk.ts";
import type { Log } from "../../lib/log.ts";
import type { CommandUse } from "../../operator/commands.ts";
import { addRequest } from "../../store/app-requests.ts";
import { claimName } from "../../store/apps.ts";
import { personByHandle } from "../../store/people.ts";
import { envelopes } from "../../store/schema.ts";
import { openParts, openStage, type Stage, startStageBot, until } from "./stage.ts";

/** As Slack says it; what must not wait for it takes milliseconds. */
const WAIT_S = 3;

/** No App listens. */
const happen = async () => ({ acting: 0, leftOut: 0 });

test("an ask in a channel reaches the desk once, in plain words, and is seen within a second", async (context) => {
  const { stage, asks, mention } = await listen(context);
  const began = Date.now();
  const food = stage.channelId("food");
  const ts = await mention(
    `collect lunch orders & post in <#${food}> for <@${stage.idOf("asker2")}>, see https://example.com/menu`,
  );
  const seen = await until("eyes", async () => (await reactions(stage, ts)).includes("eyes") && Date.now() - began);
  assert.ok(seen < 1_000, `seen after ${seen} ms`);
  await until("the ask", () => asks.length > 0);
  assert.deepEqual(asks, [
    {
      slackTeamId: asks[0]?.slackTeamId,
      channelId: stage.channelId("requests"),
      threadTs: ts,
      messageTs: ts,
      personId: stage.idOf("asker1"),
      text: `collect lunch orders & post in #food for @asker2 (${stage.idOf("asker2")}), see https://example.com/menu`,
      inputs: [
        { kind: "link", name: "https://example.com/menu", unread: "links are kept but not opened: paste what matters" },
      ],
    },
  ]);
});

test("a direct message is an ask of its own, and what an edit calls the bot with; other talk is not", async (context) => {
  const { stage, asks, mention } = await listen(context);
  const asker = stage.as("asker1");
  const requests = stage.channelId("requests");
  const talk = await asker.chat.postMessage({ channel: requests, text: "who has lunch?" });
  await asker.chat.update({ channel: requests, ts: talk.ts ?? "", text: `<@${stage.botUserId}> a list` });
  const direct = await asker.conversations.open({ users: stage.botUserId });
  await asker.chat.postMessage({ channel: direct.channel?.id ?? "", text: "a device list" });
  await mention("the last one");
  await asker.chat.postMessage({ channel: requests, text: "nobody has" });
  await until("three asks", () => asks.length === 3);
  assert.deepEqual(asks.map((ask) => ask.text).sort(), ["a device list", "a list", "the last one"]);
});

test("an empty mention gets help, and no request", async (context) => {
  const { stage, mention } = await listen(context);
  await mention("");
  const [help] = await until("help", async () => nonEmpty(await stage.ephemerals("asker1")));
  assert.match(
    help ?? "",
    /^Say in plain words what tool you wish you had: write @toolroom in a channel, or write to me\. For example: Collect lunch/,
  );
});

test("somebody who may not ask is told so alone, and no eyes are shown", async (context) => {
  const guest = async () => ({ yes: false as const, say: "Guests cannot use Toolroom. Ask @platform-team." });
  const { stage, mention } = await listen(context, { mayDo: guest });
  const ts = await mention("a list");
  const words = await until("refusal", async () => nonEmpty(await stage.ephemerals("asker1")));
  assert.deepEqual(words, ["Guests cannot use Toolroom. Ask @platform-team."]);
  assert.deepEqual(await reactions(stage, ts), []);
});

test("a pasted credential is in nothing that we keep, and who pasted it is told what to do, alone and once", async (context) => {
  const { stage, asks, mention } = await listen(context);
  const token = ["xoxb", "12345678901-abcdefgh"].join("-");
  await mention(`post our sales in #sales with ${token}`);
  await until("the ask", () => asks.length > 0);
  assert.equal(asks[0]?.text, "post our sales in #sales with [secret]");
  const words = await until("the warning", async () => nonEmpty(await stage.ephemerals("asker1")));
  assert.match(words.join(), /looks like a Slack token\. I removed it from my copy[\s\S]*delete the message/);
  assert.equal(words.length, 1);
  const kept = stage.store.orm.select().from(envelopes).all();
  assert.ok(kept.length > 0);
  assert.doesNotMatch(JSON.stringify(kept), /abcdefgh/);
});

test("a credential in a reply or in a file reaches nobody: who sent it is told alone to delete it and to replace it", async (context) => {
  const { stage, asks, replies, mention } = await listen(context, {}, { kind: "ignored" });
  const root = await mention("a list");
  await openRequest(stage, root);
  const asker = stage.as("asker1");
  const channel = stage.channelId("requests");
  const token = ["xoxb", "12345678901-abcdefgh"].join("-");
  await asker.chat.postMessage({ channel, thread_ts: root, text: `it takes ${token}` });
  await until("the reply", () => replies.length === 1);
  const csv = Buffer.from(`name,key\nslack,${token}\nagain,${token}\n`);
  const upload = {
    channel_id: channel,
    thread_ts: root,
    initial_comment: "with this",
    filename: "keys.csv",
    file: csv,
  };
  await asker.filesUploadV2(upload);
  await until("the file", () => replies.length === 2);
  assert.equal(replies[0]?.text, "it takes [secret]");
  assert.deepEqual(
    replies[1]?.inputs.map(({ name, content }) => [name, content]),
    [["keys.csv", "name,key\nslack,[secret]\nagain,[secret]\n"]],
  );
  const heard = await until("two warnings", async () => {
    const words = await stage.ephemerals("asker1");
    return words.length >= 2 && words;
  });
  const rest = (what: string) =>
    `It still stands in Slack: delete the ${what}, and replace the secret with a new one where it comes from.`;
  assert.equal(heard.length, 2);
  assert.match(heard[0] ?? "", /^Your message holds what looks like a Slack token\./);
  assert.match(heard[1] ?? "", /^Your file keys\.csv holds what looks like a Slack token\./);
  assert.ok(heard[0]?.includes(rest("message")) && heard[1]?.includes(rest("file")), heard.join("\n"));
  assert.deepEqual(await stage.ephemerals("asker2"), []);
  assert.doesNotMatch(JSON.stringify([asks, replies, stage.store.orm.select().from(envelopes).all()]), /abcdefgh/);
});

test("what Slack lets us tell only later holds up neither the ask nor what is said next, and is told", async (context) => {
  const { stage, asks, replies, mention } = await listen(context, {}, { kind: "taken", requestId: "req_1", as: "yes" });
  const limited = (method: string) =>
    stage.control("faults", { rate_limit_calls: { count: 1, method, retry_after: WAIT_S } });
  await limited("reactions.add");
  const began = Date.now();
  const root = await mention("a list");
  await until("the ask", () => asks.length === 1);
  await openRequest(stage, root);
  await limited("chat.postEphemeral");
  const channel = stage.channelId("requests");
  for (const text of ["yes", "and blue"]) await stage.as("asker1").chat.postMessage({ channel, thread_ts: root, text });
  await until("both replies", () => replies.length === 2);
  assert.ok(Date.now() - began < WAIT_S * 1_000, `heard only after ${Date.now() - began} ms`);
  assert.deepEqual(
    replies.map(({ text }) => text),
    ["yes", "and blue"],
  );
  await until("both echoes", async () => (await stage.ephemerals("asker1")).length === 2);
});

test("what happens in another workspace is neither kept nor taken, and Slack does not send it again", async (context) => {
  const stage = await openStage(context);
  const refused: unknown[] = [];
  const note: Log["info"] = (event, fields) => void (event === "envelope_of_other_team" && refused.push(fields?.kind));
  const parts = openParts(stage, { info: note, warn: note, error: note });
  const identity = { ...(await readSlackIdentity(parts.client, parts.clock)), slackTeamId: "T0OTHER" };
  // A desk that is asked anything fails the test.
  await startStageBot(stage, {}, { parts, identity });
  const channel = stage.channelId("requests");
  await stage.as("asker1").chat.postMessage({ channel, text: `<@${stage.botUserId}> a list` });
  const typed = await stage.control("command", { user: "asker1", channel, text: "/tool apps" });
  await until("both kinds", () => refused.includes("events_api") && refused.includes("slash_commands"));
  assert.equal(typed.acked, true);
  assert.deepEqual(stage.store.orm.select().from(envelopes).all(), []);
  assert.deepEqual(await stage.ephemerals("asker1"), []);
  const { passages } = (await stage.control("traffic?kinds=events_api")) as unknown as {
    passages: { answeredAt: number | null }[];
  };
  assert.ok(passages.length > 0 && passages.every(({ answeredAt }) => answeredAt !== null));
});

test("a very long ask is kept whole, and that is said", async (context) => {
  const { stage, asks, mention } = await listen(context);
  await mention("x".repeat(10_000));
  await mention(`begin ${"y ".repeat(8_000)}end`);
  await until("two asks", () => asks.length === 2);
  assert.equal(asks[0]?.text.length, 10_000);
  assert.deepEqual(asks[0]?.inputs, []);
  assert.ok(asks[1]?.inputs[0]?.content === `begin ${"y ".repeat(8_000)}end`, "whole, as an input");
  assert.ok(asks[1]?.text.endsWith("\n(The whole ask is an input: 16009 characters.)"));
  const words = await until("a word", async () => nonEmpty(await stage.ephemerals("asker1")));
  assert.match(words[0] ?? "", /^That was long/);
});

test("replies in a request's thread need no mention; in other threads nobody is disturbed", async (context) => {
  const { stage, replies, mention } = await listen(context, {}, { kind: "taken", requestId: "req_1", as: "build it" });
  const asker = stage.as("asker1");
  const channel = stage.channelId("requests");
  const other = await asker.chat.postMessage({ channel, text: "another thread" });
  await asker.chat.postMessage({ channel, thread_ts: other.ts ?? "", text: "not for the bot" });
  const root = await mention("a list");
  await openRequest(stage, root);
  const reply = await asker.chat.postMessage({ channel, thread_ts: root, text: "build it" });
  await until("the reply", () => replies.length > 0);
  assert.deepEqual(
    replies.map(({ text, threadTs, messageTs, mentioned }) => ({ text, threadTs, messageTs, mentioned })),
    [{ text: "build it", threadTs: root, messageTs: reply.ts, mentioned: false }],
  );
  assert.deepEqual(await until("echo", async () => nonEmpty(await stage.ephemerals("asker1"))), [
    "Taken as: build it.",
  ]);
});

test("a new webhook address is asked for by a word in the app's thread, and is no wish", async (context) => {
  const asked: { threadTs: string; personId: string }[] = [];
  const unpressed = () => assert.fail("nobody pressed a button");
  const renewWebhooks = async (wanted: { channelId: string; threadTs: string; personId: string }) => {
    asked.push({ threadTs: wanted.threadTs, personId: wanted.personId });
    return { kind: "renewed" as const, say: "It comes in private." };
  };
  const commands = {
    deliver: unpressed,
    tryInPreview: unpressed,
    openPreviewAgain: unpressed,
    happen,
    ...{ replay: unpressed, shortcuts: unpressed, choose: unpressed },
    renewWebhooks,
  };
  const { stage, replies, mention } = await listen(context, { commands });
  const root = await mention("alerts");
  await openRequest(stage, root);
  const channel = stage.channelId("requests");
  await stage.as("asker1").chat.postMessage({ channel, thread_ts: root, text: "New webhook address." });
  assert.deepEqual(await until("the word", async () => nonEmpty(await stage.ephemerals("asker1"))), [
    "It comes in private.",
  ]);
  assert.deepEqual(asked, [{ threadTs: root, personId: stage.idOf("asker1") }]);
  assert.equal(replies.length, 0);
});

test("who has no say in a thread is told so once, alone", async (context) => {
  const say = "Only the person who asked steers this request.";
  const { stage, replies, mention } = await listen(context, {}, { kind: "hint", say });
  const root = await mention("a list");
  await openRequest(stage, root);
  const channel = stage.channelId("requests");
  for (const text of ["stop", "add a price"])
    await stage.as("asker2").chat.postMessage({ channel, thread_ts: root, text });
  await until("both", () => replies.length === 2);
  await stage.as("platform1").chat.postMessage({ channel, thread_ts: root, text: "stop" });
  assert.deepEqual(await until("the last", async () => nonEmpty(await stage.ephemerals("platform1"))), [say]);
  assert.deepEqual(await stage.ephemerals("asker2"), [say]);
});

test("a mention in a thread of others is an ask in that thread", async (context) => {
  const { stage, asks } = await listen(context, {}, { kind: "ignored" });
  const asker = stage.as("asker1");
  const channel = stage.channelId("requests");
  const root = await asker.chat.postMessage({ channel, text: "we always forget lunch" });
  const text = `<@${stage.botUserId}> make us a list`;
  const posted = await asker.chat.postMessage({ channel, thread_ts: root.ts ?? "", text });
  await until("the ask", () => asks.length > 0);
  assert.deepEqual([asks[0]?.threadTs, asks[0]?.messageTs, asks[0]?.text], [root.ts, posted.ts, "make us a list"]);
});

test("/tool lists, shows, explains, and gives an app's word to its app", async (context) => {
  const uses: CommandUse[] = [];
  const deliver = async (use: CommandUse) => {
    uses.push(use);
    return use.word === "lunch" ? ({ kind: "taken", deliveryId: "dlv_1" } as const) : ({ kind: "unknown" } as const);
  };
  const unpressed = () => assert.fail("nobody pressed a button");
  const { stage } = await listen(context, {
    commands: {
      deliver,
      tryInPreview: unpressed,
      openPreviewAgain: unpressed,
      happen,
      ...{ replay: unpressed, shortcuts: unpressed, choose: unpressed },
      renewWebhooks: unpressed,
    },
  });
  await openApp(stage);
  const say = async (text: string): Promise<string> => {
    const before = (await stage.ephemerals("asker1")).length;
    await stage.control("command", { user: "asker1", channel: "#general", text });
    return until<string>(text, async () => (await stage.ephemerals("asker1"))[before]);
  };
  assert.match(await say("/tool"), /^What \/tool can do: \/tool apps lists the apps/);
  assert.equal(await say("/tool apps"), "1 apps: lunch-orders");
  assert.equal(await say("/tool show lunch-orders"), "Lunch orders: building. Collects lunch.");
  assert.equal(await say("/tool show nothing"), "There is no app called nothing. `/tool apps` lists them.");
  assert.match(await say("/tool help"), /^Say in plain words/);
  assert.match(await say("/tool lnch <!here>"), /^There is no command `lnch`/);
  await stage.control("command", { user: "asker1", channel: "#general", text: "/tool lunch two ramen" });
  await until("the use", () => uses.length === 2);
  const { key, at, ...use } = uses[1] ?? { key: "", at: 0 };
  assert.match(key, /^command:/);
  assert.ok(Math.abs(at - Date.now()) < 5_000);
  const { channelId } = { channelId: stage.channelId("general") };
  assert.deepEqual(use, { word: "lunch", text: "two ramen", personId: stage.idOf("asker1"), channelId });
});

test("the cross on a request's card stops it, for who may", async (context) => {
  const stops: string[] = [];
  const stop = async (requestId: string, personId: string) => {
    stops.push(`${requestId} ${personId}`);
    return { kind: "stopping" as const };
  };
  const { stage, outbound } = await listen(context, {}, undefined, { stop });
  const channelId = stage.channelId("requests");
  const card = await outbound.post({ key: "req_1:card", channelId, text: "Working", blocks: [] });
  const ts = card.kind === "posted" ? card.ts : "";
  await stage.control("react", { user: "asker1", channel: "#requests", ts, name: "eyes" });
  await stage.control("react", { user: "asker1", channel: "#requests", ts, name: "x" });
  await until("the stop", () => stops.length > 0);
  assert.deepEqual(stops, [`req_1 ${stage.idOf("asker1")}`]);
  await until("the answer", async () => nonEmpty(await stage.ephemerals("asker1")));
});

test("the Home shows a person their apps", async (context) => {
  const { stage } = await listen(context);
  await openApp(stage);
  await openRequest(stage, "1.1");
  await stage.control("home", { user: "asker1" });
  const home = await until<string>("the Home", async () => {
    const answer = await stage.control("views?user=asker1");
    return answer.home ? JSON.stringify(answer.home) : undefined;
  });
  assert.match(home, /\*Lunch orders\* \(`lunch-orders`\): building/);
  assert.match(home, /a list\\nNow: Just asked/);
  assert.match(home, /Ask for something/);
});

test("people are known from the start, and as they change", async (context) => {
  const { stage } = await listen(context);
  const asker = await until("everybody", () => personByHandle(stage.store, "asker2"));
  assert.equal(asker.kind, "member");
  assert.equal((await until("guests", () => personByHandle(stage.store, "guest1"))).kind, "guest");
  await stage.control("people/asker2", { deleted: true, tz: "Europe/Oslo" });
  await until("leaving", async () => (await personByHandle(stage.store, "asker2"))?.isDeactivated);
  assert.equal((await personByHandle(stage.store, "asker2"))?.timeZone, "Europe/Oslo");
});

async function listen(
  context: TestContext,
  options: Parameters<typeof startStageBot>[2] = {},
  replied?: Replied,
  desk: Parameters<typeof startStageBot>[1] = {},
) {
  const stage = await openStage(context);
  const asks: ReceivedAsk[] = [];
  const replies: ThreadReply[] = [];
  const bot = await startStageBot(
    stage,
    {
      receive: async (ask) => {
        asks.push(ask);
        return { kind: "started", requestId: "req_1" };
      },
      ...(replied === undefined
        ? {}
        : {
            reply: async (reply: ThreadReply) => {
              replies.push(reply);
              return replied;
            },
          }),
      ...desk,
    },
    options,
  );
  const mention = async (text: string) => {
    const channel = stage.channelId("requests");
    return (await stage.as("asker1").chat.postMessage({ channel, text: `<@${stage.botUserId}> ${text}` })).ts ?? "";
  };
  return { ...bot, stage, asks, replies, mention };
}

async function reactions(stage: Stage, ts: string): Promise<string[]> {
  const channel = stage.channelId("requests");
  const answer = await stage.as("asker1").reactions.get({ channel, timestamp: ts, full: true });
  return (answer.message?.reactions ?? []).map((reaction) => reaction.name ?? "");
}

function openRequest(stage: Stage, ts: string) {
  const place = { slackTeamId: "T1", channelId: stage.channelId("requests"), threadTs: ts, messageTs: ts };
  const request = { ...place, id: "req_1", requesterId: stage.idOf("asker1"), text: "a list", inputs: [], appId: null };
  return addRequest(stage.store, { ...request, at: 1 });
}

async function openApp(stage: Stage) {
  const teamId = (await stage.as("asker1").auth.test()).team_id ?? "";
  return claimName(stage.store, {
    name: "lunch-orders",
    title: "Lunch orders",
    purpose: "Collects lunch.",
    ownerId: stage.idOf("asker1"),
    slackTeamId: teamId,
    channelId: stage.channelId("requests"),
    threadTs: "1.1",
    access: "company",
    at: 1,
  });
}

function nonEmpty<T>(list: T[]): T[] | false {
  return list.length > 0 && list;
}
