import assert from "node:assert/strict";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { systemClock } from "../../lib/clock.ts";
import type { Log } from "../../lib/log.ts";
import { addRequest } from "../../store/app-requests.ts";
import { unprocessedEnvelopes } from "../../store/envelopes.ts";
import { type AwayMode, beginAway, startLosableSlack } from "../fakes/losable-slack.ts";
import { startProxy } from "./proxy.ts";
import { approval as approvalSample, card } from "./samples.ts";
import { openParts, openStage, quickClock, type Stage, startStageBot, until } from "./stage.ts";

const A_WHILE_MS = 60_000;

test("a Slack that says it is broken refuses nothing: the message waits, and stands there once", async (context) => {
  const { stage, through, away, back } = await losable(context);
  const { outbound } = openParts(through, undefined, quickClock());
  const message = { key: "k", channelId: stage.channelId("requests"), text: "Once", blocks: [] };
  away("errors");
  for (let tries = 0; tries < 6; tries += 1)
    await assert.rejects(outbound.post(message), { code: "slack_silent" }, `at try ${tries + 1}`);
  back();
  assert.equal((await outbound.post(message)).kind, "posted");
  assert.deepEqual(await textsIn(stage), ["Once"]);
});

test("while Slack takes our token no longer, what we say waits, and stands there once when it does again", async (context) => {
  const stage = await openStage(context);
  const { outbound } = openParts(stage, undefined, quickClock());
  const message = { key: "k", channelId: stage.channelId("requests"), text: "Once", blocks: [] };
  await stage.control("faults", { revoke_token: true });
  const refused = { code: "slack_silent", message: "Slack refuses Toolroom's token (token_revoked)." };
  for (let tries = 0; tries < 3; tries += 1) await assert.rejects(outbound.post(message), refused);
  await stage.control("faults", { clear: true });
  assert.equal((await outbound.post(message)).kind, "posted");
  assert.deepEqual(await textsIn(stage), ["Once"]);
});

test("whoever runs Toolroom is told that its token is taken back as soon as Slack says so", async (context) => {
  const stage = await openStage(context);
  const told: string[] = [];
  // By the machine's own clock: the next look without Slack's word is a minute away.
  await startStageBot(stage, {}, { tellOperator: (sentence) => void told.push(sentence) });
  await until("a first look", async () => (await lookups(stage, "auth.test")) > 1);
  await stage.control("faults", { revoke_token: true });
  await until("a word", () => told.length === 1);
});

test("that Slack takes our token no longer is told once, and once that it takes it again", async (context) => {
  const stage = await openStage(context);
  const told: string[] = [];
  const parts = openParts(stage, undefined, quickClock(600));
  await startStageBot(stage, {}, { parts, tellOperator: (sentence) => void told.push(sentence) });
  const looks = () => lookups(stage, "auth.test");
  await stage.control("faults", { revoke_token: true });
  await until("a word", () => told.length === 1);
  const seen = await looks();
  await until("more looks", async () => (await looks()) > seen + 2);
  assert.deepEqual(told, [
    "Slack takes Toolroom's token no longer (token_revoked). What people say and press is kept meanwhile. Stop Toolroom, set SLACK_BOT_TOKEN to a new token, and start it again.",
  ]);
  await stage.control("faults", { clear: true });
  await until("another word", () => told.length === 2);
  assert.equal(told[1], "Slack takes Toolroom's token again. What waited is said now.");
});

test("a token that expires without a word from Slack is told of, too", async (context) => {
  const stage = await openStage(context);
  const told: string[] = [];
  const parts = openParts(stage, undefined, quickClock(600));
  await startStageBot(stage, {}, { parts, tellOperator: (sentence) => void told.push(sentence) });
  await stage.control("faults", { new_token: {} });
  await until("a word", () => told.length > 0);
  assert.match(told.join("\n"), /^Slack takes Toolroom's token no longer \(token_expired\)\.[^\n]*$/);
});

for (const mode of ["refuses", "errors", "cuts"] as const) {
  test(`progress holds nobody up while Slack is away (${mode}); the card comes before what is asked, and is the last one`, async (context) => {
    const { stage, through, away, back } = await losable(context);
    const { announcer } = openParts(through, undefined, quickClock());
    const threadTs = await addAsk(stage);
    away(mode);
    const began = performance.now();
    await announcer.progress("req_1", card);
    await announcer.progress("req_1", { ...card, title: "Second" });
    assert.ok(performance.now() - began < 10_000, "Slack is away until it is let back: who waits for it never ends");
    const asked = announcer.ask("req_1", { kind: "questions", approvalId: "apr_1", questions: ["Until when?"] });
    await announcer.progress("req_1", { ...card, title: "Third" });
    back();
    await asked;
    const thread = async () => {
      const all = await stage
        .as("asker1")
        .conversations.replies({ channel: stage.channelId("requests"), ts: threadTs });
      return (all.messages ?? []).slice(1).map((message) => message.text ?? "");
    };
    await until("the last card", async () => (await thread())[0]?.startsWith("Third"));
    assert.equal((await thread()).length, 2);
  });
}

test("an approval card that could not call its group waits until it can", async (context) => {
  const stage = await openStage(context);
  const proxy = await startProxy(context, stage.slack.slackApiUrl, (method, count) =>
    method === "usergroups.list" && count <= 4 ? "lose the answer" : "pass",
  );
  const through = { ...stage, slack: { ...stage.slack, slackApiUrl: proxy.slackApiUrl } };
  const { announcer } = openParts(through, undefined, quickClock());
  await addAsk(stage);
  await assert.rejects(announcer.askForApproval("req_1", approvalSample), { code: "slack_silent" });
  await announcer.askForApproval("req_1", approvalSample);
  const channel = stage.channelId("platform");
  const cards = (await stage.as("platform1").conversations.history({ channel })).messages ?? [];
  assert.equal(cards.length, 1);
  assert.match(cards[0]?.text ?? "", /^<!subteam\^S/);
});

test("what somebody says while Slack takes no calls is kept until it does, however often it must be tried", async (context) => {
  const { stage, through, away, back } = await losable(context);
  const asks: string[] = [];
  const receive = async ({ text }: { text: string }) => {
    asks.push(text);
    return { kind: "started" as const, requestId: "req_1" };
  };
  let failures = 0;
  const note: Log["info"] = (event) => {
    if (event === "envelope_failed") failures += 1;
  };
  await startStageBot(
    { ...through, atEnd: stage.atEnd },
    { receive },
    {
      clock: quickClock(1000),
      log: { info: note, warn: note, error: note },
    },
  );
  away("errors");
  const channel = stage.channelId("requests");
  await stage.as("asker1").chat.postMessage({ channel, text: `<@${stage.botUserId}> a list` });
  await until("seven failures", () => failures >= 7);
  assert.equal((await unprocessedEnvelopes(stage.store)).length, 1);
  back();
  await until("the ask", () => asks.length > 0);
  assert.deepEqual(asks, ["a list"]);
  assert.deepEqual(await stage.ephemerals("asker1"), []);
});

test("a socket that was hung while it opened is given up, and another one opened", {
  timeout: 40_000,
}, async (context) => {
  const { stage, through, away, back, hang } = await losable(context);
  const asks: string[] = [];
  const receive = async ({ text }: { text: string }) => {
    asks.push(text);
    return { kind: "started" as const, requestId: "req_1" };
  };
  let opened = 0;
  const note: Log["info"] = (event) => {
    if (event === "socket_open") opened += 1;
  };
  await startStageBot(
    { ...through, atEnd: stage.atEnd },
    { receive },
    { log: { info: note, warn: note, error: note } },
  );
  await until("two sockets", () => opened === 2);
  hang(2);
  away("cuts");
  await systemClock.sleep(100); // the proxy looks for the outage
  back();
  await until("both again", () => opened === 4, 25_000);
  const channel = stage.channelId("requests");
  await stage.as("asker1").chat.postMessage({ channel, text: `<@${stage.botUserId}> a list` });
  await until("the ask", () => asks.length === 1);
});

/** A bot's stage whose Slack can be taken away from the bot; people speak to it all the while. */
async function losable(context: TestContext) {
  const stage = await openStage(context);
  const awayFile = join(stage.home, "away");
  const slackPort = Number(new URL(stage.slack.slackApiUrl).port);
  const slack = await startLosableSlack({ slackPort, awayFile });
  stage.atEnd(slack.close);
  return {
    stage,
    through: { store: stage.store, slack: { ...stage.slack, slackApiUrl: `http://127.0.0.1:${slack.port}/api/` } },
    away: (mode: AwayMode) => void beginAway(awayFile, mode, A_WHILE_MS),
    back: () => void beginAway(awayFile, "errors", 0),
    hang: slack.hangUpgrades,
  };
}

async function addAsk(stage: Stage): Promise<string> {
  const channel = stage.channelId("requests");
  const { ts: threadTs = "" } = await stage.as("asker1").chat.postMessage({ channel, text: "a lunch list" });
  await addRequest(stage.store, {
    ...{ id: "req_1", slackTeamId: "T1", channelId: channel, threadTs, messageTs: threadTs },
    ...{ requesterId: stage.idOf("asker1"), text: "a lunch list", inputs: [], appId: null, at: 1 },
  });
  return threadTs;
}

async function textsIn(stage: Stage): Promise<string[]> {
  const page = await stage.as("asker1").conversations.history({ channel: stage.channelId("requests") });
  return (page.messages ?? []).map((message) => message.text ?? "");
}

/** How often the bot made that call. */
async function lookups(stage: Stage, method: string): Promise<number> {
  const { passages } = (await stage.control("traffic?kinds=lookup")) as unknown as { passages: { name: string }[] };
  return passages.filter(({ name }) => name === method).length;
}
