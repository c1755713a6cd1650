import assert from "node:assert/strict";
import { test } from "node:test";
import { collected, openSlack, startBolt } from "./slack-bench.ts";

test("A person's file arrives with the message and the bot reads its bytes with its token", async (t) => {
  const slack = await openSlack(t);
  const heard = collected<{ text: string; names: (string | null)[]; url: string }>();
  await startBolt(slack, (bolt) => {
    bolt.message(async ({ message }) => {
      if (message.subtype !== "file_share") return;
      const files = message.files ?? [];
      heard.add({ text: message.text, names: files.map((file) => file.name), url: String(files[0]?.url_private) });
    });
  });
  const channel_id = await slack.channelId("sales");
  const csv = Buffer.from("day,amount\n2026-11-20,12\n");
  await slack.person("asker2").files.uploadV2({
    channel_id,
    initial_comment: "yesterday's sales",
    file: csv,
    filename: "sales.csv",
  });
  const [file] = await heard.reaches(1);
  assert.ok(file);
  assert.deepEqual([file.text, file.names], ["yesterday's sales", ["sales.csv"]]);
  const fetched = await fetch(file.url, { headers: { authorization: `Bearer ${slack.tokens.botToken}` } });
  assert.equal(fetched.headers.get("content-type"), "text/csv");
  assert.equal(await fetched.text(), csv.toString());
  const { messages } = await slack.bot.conversations.history({ channel: channel_id });
  const shared = messages?.[0]?.files?.[0];
  assert.deepEqual([shared?.filetype, shared?.size], ["csv", csv.length]);
  const { file: info } = await slack.bot.files.info({ file: String(shared?.id) });
  assert.deepEqual(info?.channels, [channel_id]);
});

test("Without a token that may read it, a file's address leads to a page, and guests see no file", async (t) => {
  const slack = await openSlack(t);
  const channel_id = await slack.channelId("sales");
  await slack.bot.files.uploadV2({ channel_id, content: "secret", filename: "report.txt" });
  const { messages } = await slack.bot.conversations.history({ channel: channel_id });
  const file = messages?.[0]?.files?.[0];
  const stranger = await fetch(String(file?.url_private), { redirect: "manual" });
  assert.equal(stranger.status, 302);
  const guest = await fetch(String(file?.url_private), {
    redirect: "manual",
    headers: { authorization: "Bearer xoxp-guest1" },
  });
  assert.equal(guest.status, 302);
  await assert.rejects(slack.person("guest1").files.info({ file: String(file?.id) }), /file_not_found/);
});

test("An upload is complete only with all its bytes, once", async (t) => {
  const slack = await openSlack(t);
  const me = slack.person("asker1");
  const { upload_url, file_id } = await me.files.getUploadURLExternal({ filename: "a.txt", length: 5 });
  const send = (body: string) => fetch(String(upload_url), { method: "POST", body });
  await assert.rejects(me.files.completeUploadExternal({ files: [{ id: String(file_id) }] }), /file_not_found/);
  assert.equal((await send("too long for it")).status, 400);
  assert.equal((await send("hello")).status, 200);
  assert.equal((await send("hallo")).status, 404);
  const { files } = await me.files.completeUploadExternal({ files: [{ id: String(file_id), title: "Greeting" }] });
  assert.equal(files?.[0]?.title, "Greeting");
});
