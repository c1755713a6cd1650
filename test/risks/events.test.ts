import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { WebClient } from "@slack/web-api";
import type { Log } from "../../lib/log.ts";
import { openRequests } from "../../store/app-requests.ts";
import { unprocessedEnvelopes } from "../../store/envelopes.ts";
import { startNotingBot } from "../bot/noting-bot.ts";
import { openStage, type Stage, startStageBot, until } from "../bot/stage.ts";

/** Risk 3: nothing Slack said is lost to a kill, and nothing it said twice is done twice. */

const MOMENTS = [
  "envelope_saved",
  "envelope_acknowledged",
  "before the desk saves",
  "after the desk saved",
  "envelope_processed",
];

for (const moment of MOMENTS) {
  test(`an ask survives a kill -9 at: ${moment}`, async (context) => {
    const stage = await openStage(context);
    const dying = await startBotProcess(context, stage, moment);
    const channel = stage.channelId("requests");
    const posted = await stage.as("asker1").chat.postMessage({ channel, text: `<@${stage.botUserId}> a lunch list` });
    assert.equal(await dying.ended, "SIGKILL");

    await startNotingBot(stage, callsFileOf(stage));
    const began = Date.now(); // How long it takes to load is the machine's affair.
    await until("the request", async () => (await openRequests(stage.store)).length > 0);
    await until("all envelopes processed", async () => (await unprocessedEnvelopes(stage.store)).length === 0);
    assert.ok(Date.now() - began < 5_000, "taken up within seconds of the start");
    const requests = await openRequests(stage.store);
    assert.deepEqual(
      requests.map(({ messageTs, text }) => ({ messageTs, text })),
      [{ messageTs: posted.ts, text: "a lunch list" }],
    );
  });
}

test("a press survives a kill -9 before its acknowledgement", async (context) => {
  const stage = await openStage(context);
  const channel = stage.channelId("requests");
  const card = await postCard(stage, channel);
  const dying = await startBotProcess(context, stage, "envelope_saved interactive");
  const pressed = await stage.control("click", { user: "asker1", channel, ts: card, action_id: "approval_yes" });
  assert.equal(pressed.acked, false);
  assert.equal(await dying.ended, "SIGKILL");

  await startNotingBot(stage, callsFileOf(stage));
  const calls = () =>
    existsSync(callsFileOf(stage)) ? readFileSync(callsFileOf(stage), "utf8").trim().split("\n") : [];
  await until("the decision", () => calls().length > 0);
  assert.deepEqual(calls(), [`decide apr_1 yes ${stage.idOf("asker1")}`]);
  await until("the answer", async () => (await stage.ephemerals("asker1")).includes("Only to see that it arrives."));
});

test("the same event three times, and app_mention with message, are one request", async (context) => {
  const stage = await openStage(context);
  const seen: { event: string; key: string }[] = [];
  const note: Log["info"] = (event, fields) => seen.push({ event, key: String(fields?.key) });
  const asks: string[] = [];
  await startStageBot(
    stage,
    {
      receive: async (ask) => {
        asks.push(ask.messageTs);
        return { kind: "started", requestId: "req_1" };
      },
    },
    { log: { info: note, warn: note, error: note } },
  );
  const keysOf = (event: string) => seen.filter((line) => line.event === event).map((line) => line.key);
  const channel = stage.channelId("requests");
  const posted = await stage.as("asker1").chat.postMessage({ channel, text: `<@${stage.botUserId}> a lunch list` });
  // The third is the bot's own reaction, told back to it.
  await until("all events", () => keysOf("envelope_processed").length === 3);

  for (const key of keysOf("envelope_processed")) {
    await stage.control("event-replay", { envelope: key, times: 2 });
  }
  await until("all repeats", () => keysOf("envelope_known").length === 6);
  assert.deepEqual(asks, [posted.ts]);
  assert.equal(new Set(keysOf("envelope_known")).size, 3);
  assert.deepEqual(await unprocessedEnvelopes(stage.store), []);
});

function callsFileOf(stage: Stage): string {
  return join(stage.home, "calls.txt");
}

/** The one that dies has a process of its own; what it left is taken up in this one, which knows no more of it than another. */
async function startBotProcess(context: TestContext, stage: Stage, killAt: string) {
  const settings = JSON.stringify({ slack: stage.slack, file: stage.file, callsFile: callsFileOf(stage), killAt });
  const child: ChildProcess = spawn(process.execPath, ["test/bot/killed-bot.ts", settings], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<string | null>((resolve) => child.once("exit", (_, signal) => resolve(signal)));
  const end = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  stage.atEnd(end);
  context.signal.addEventListener("abort", () => child.kill("SIGKILL"));
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once("data", () => resolve());
    child.once("exit", () => reject(new Error("The bot ended before it listened.")));
  });
  return { ended };
}

async function postCard(stage: Stage, channel: string): Promise<string> {
  const bot = new WebClient(stage.slack.botToken, { slackApiUrl: stage.slack.slackApiUrl });
  const button = { type: "button" as const, action_id: "approval_yes", value: "apr_1" };
  const posted = await bot.chat.postMessage({
    channel,
    text: "A plan",
    blocks: [{ type: "actions", elements: [{ ...button, text: { type: "plain_text", text: "Build it" } }] }],
  });
  return posted.ts ?? "";
}
