import assert from "node:assert/strict";
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { BlockAction } from "@slack/bolt";
import { createMovedNow } from "../../local-slack/moved-clock.ts";
import { collected, openSlack, startBolt } from "./slack-bench.ts";

const button = {
  type: "actions",
  elements: [{ type: "button", action_id: "go", text: { type: "plain_text", text: "Go" } }],
} as const;

test("A response_url is good for half an hour by the workspace's clock", async (t) => {
  let offsetMs = 0;
  const slack = await openSlack(t, { now: () => Date.now() + offsetMs });
  const addresses = collected<string>();
  await startBolt(slack, (bolt) => {
    bolt.action("go", async ({ ack, body }) => {
      await ack();
      addresses.add((body as BlockAction).response_url);
    });
  });
  const channel = await slack.channelId("food");
  const { ts } = await slack.bot.chat.postMessage({ channel, text: "x", blocks: [button] });
  await slack.control("click", { user: "asker1", channel, ts, action_id: "go" });
  const [address = ""] = await addresses.reaches(1);
  const respond = async () => (await fetch(address, { method: "POST", body: JSON.stringify({ text: "note" }) })).status;
  offsetMs = 29 * 60_000;
  assert.equal(await respond(), 200);
  offsetMs = 31 * 60_000;
  assert.equal(await respond(), 404);
  offsetMs = 0;
  assert.equal(await respond(), 200, "the clock decides, not how much of it passed");
});

test("The file that moves the clock moves triggers, streams and limits with it", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "local-slack-clock-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "clock");
  let writes = 0;
  const moveTo = (offsetMs: number) => {
    writeFileSync(file, String(offsetMs));
    // A file written twice within a tick of its file system would look the same.
    writes += 1;
    utimesSync(file, 1_000_000 + writes, 1_000_000 + writes);
  };
  const slack = await openSlack(t, { now: createMovedNow(file) });
  const triggers = collected<string>();
  await startBolt(slack, (bolt) => {
    bolt.command("/tool", async ({ ack, command }) => {
      await ack();
      triggers.add(command.trigger_id);
    });
  });
  const channel = await slack.channelId("food");
  const root = await slack.person("asker1").chat.postMessage({ channel, text: "lunch?" });
  await slack.control("command", { user: "asker1", channel, text: "/tool" });
  const [trigger_id = ""] = await triggers.reaches(1);
  const { ts = "" } = await slack.bot.chat.startStream({
    channel,
    thread_ts: String(root.ts),
    recipient_user_id: await slack.userId("asker1"),
    recipient_team_id: slack.tokens.teamId,
    markdown_text: "one",
  });
  const headers = { authorization: `Bearer ${slack.tokens.botToken}` };
  const list = async () => (await fetch(`${slack.url}/api/users.list`, { method: "POST", headers })).status;
  const statuses = [];
  for (let made = 0; made < 21; made += 1) statuses.push(await list());
  assert.equal(statuses.at(-1), 429);
  moveTo(301_000);
  const view = { type: "modal" as const, title: { type: "plain_text" as const, text: "Late" }, blocks: [] };
  await assert.rejects(slack.bot.views.open({ trigger_id, view }), /expired_trigger_id/);
  await assert.rejects(slack.bot.chat.appendStream({ channel, ts, markdown_text: "two" }), /not_in_streaming_state/);
  assert.equal(await list(), 200);
});
