import assert from "node:assert/strict";
import { test } from "node:test";
import type { BlockAction } from "@slack/bolt";
import { openSlack, startBolt } from "./slack-bench.ts";

const plain = (text: string) => ({ type: "plain_text" as const, text });

test("A modal says of every field at once what is wrong with it, and asks the app nothing", async (t) => {
  const slack = await openSlack(t);
  let submitted = 0;
  const input = (blockId: string, element: object) => ({
    type: "input",
    block_id: blockId,
    label: plain(blockId),
    element,
  });
  const blocks = [
    input("name", { type: "plain_text_input", action_id: "x" }),
    input("reason", { type: "plain_text_input", action_id: "x", min_length: 10 }),
    input("day", { type: "datepicker", action_id: "x" }),
    { ...input("note", { type: "plain_text_input", action_id: "x" }), optional: true },
  ];
  await startBolt(slack, (bolt) => {
    bolt.action("open", async ({ ack, body, client }) => {
      await ack();
      const view = { type: "modal", callback_id: "form", title: plain("Form"), submit: plain("Send"), blocks };
      await client.views.open({ trigger_id: (body as BlockAction).trigger_id, view: view as never });
    });
    bolt.view("form", async ({ ack }) => {
      submitted += 1;
      await ack();
    });
  });
  const button = { type: "button", action_id: "open", text: plain("Open") };
  const message = { channel: "#food", text: "x", blocks: [{ type: "actions", elements: [button] }] };
  const { ts } = await slack.bot.chat.postMessage(message as never);
  await slack.control("click", { user: "asker1", channel: "#food", ts, action_id: "open" });
  const { views } = (await slack.get("/control/views?user=asker1")) as unknown as { views: { id: string }[] };
  const form = { user: "asker1", view_id: views[0]?.id };
  const refused = await slack.control("submit", { ...form, values: { reason: "short" } });
  const missing = "Please complete this required field.";
  assert.deepEqual(refused.errors, { name: missing, reason: "Please write at least 10 characters.", day: missing });
  assert.equal(submitted, 0);
  const values = { name: "Ana", reason: "long enough now", day: "2026-11-21" };
  assert.equal((await slack.control("submit", { ...form, values })).ok, true);
  assert.equal(submitted, 1);
});
