import assert from "node:assert/strict";
import { test } from "node:test";
import { createDownload } from "../../../bot/asks/downloads.ts";
import { readAskInputs } from "../../../bot/asks/inputs.ts";
import { readAskText } from "../../../bot/asks/text.ts";
import type { SlackMessage } from "../../../bot/payloads.ts";
import { silentLog } from "../../../lib/log.ts";
import { openStage } from "../stage.ts";

const message: SlackMessage = { type: "app_mention", channel: "C1", text: "", ts: "1.1" };
const noNames = { person: async () => null, channel: async () => null };

test("files that people uploaded are read: tables and texts as text, pictures as base64, others named with the reason", async (context) => {
  const stage = await openStage(context);
  const asker = stage.as("asker1");
  const channel_id = stage.channelId("requests");
  const png = Buffer.from("iVBORw0KGgo=", "base64");
  const uploads = [
    { filename: "sales.csv", file: Buffer.from("day,amount\n1,20\n") },
    { filename: "menu.png", file: png },
    { filename: "long.txt", file: Buffer.from("ä".repeat(150_000)) },
    { filename: "plan.xlsx", file: Buffer.from("PK") },
  ];
  await asker.filesUploadV2({ channel_id, initial_comment: "a list", file_uploads: uploads });
  const history = await asker.conversations.history({ channel: channel_id });
  const files = (history.messages ?? []).flatMap((one) => one.files ?? []) as SlackMessage["files"];
  const download = createDownload({ ...stage.slack, log: silentLog });
  const inputs = (await readAskInputs({ ...message, files }, [], download)).sort((a, b) =>
    a.name.localeCompare(b.name),
  );
  const [long, menu, plan, sales] = inputs;
  assert.deepEqual(menu, { kind: "image", name: "menu.png", mediaType: "image/png", content: png.toString("base64") });
  assert.deepEqual(sales, { kind: "table", name: "sales.csv", mediaType: "text/csv", content: "day,amount\n1,20\n" });
  assert.equal(plan?.unread, "files of this kind (xlsx) are not read: send a picture, CSV, text, Markdown or JSON");
  assert.equal(long?.content, "ä".repeat(100_000));
  assert.equal(long?.unread, "only its first 200 kB are read");
});

test("the bot's token goes to Slack alone, and a file that is not handed out says so", async (context) => {
  const stage = await openStage(context);
  const download = createDownload({ ...stage.slack, log: silentLog });
  assert.deepEqual(await download("https://files.example.com/secret.csv", 10), { unread: "it is kept outside Slack" });
  assert.deepEqual(await download("https://slack.com.example.com/x", 10), { unread: "it is kept outside Slack" });
  const gone = `${stage.slack.slackApiUrl.replace("/api/", "")}/files-pri/T1-F1/gone.csv`;
  assert.match(Object.values(await download(gone, 10)).join(), /Slack did not hand it out/);
});

test("links stay links, forwarded messages bring their words and files, deleted files say so", async () => {
  const download = async () => ({ bytes: Buffer.from("a\tb"), isWhole: true });
  const file = { id: "F1", name: "rows.tsv", url_private: "https://files.slack.com/x" };
  const forwarded = { is_share: true, author_name: "Ana", channel_name: "sales", text: "We sold 12.", files: [file] };
  const files = [{ id: "F2", name: "old.csv", mode: "tombstone" }];
  const attachments = [forwarded, { text: "a preview of a page" }];
  assert.deepEqual(await readAskInputs({ ...message, files, attachments }, ["https://example.com"], download), [
    { kind: "table", name: "old.csv", unread: "it is deleted or hidden in Slack" },
    { kind: "table", name: "rows.tsv", mediaType: "text/tab-separated-values", content: "a\tb" },
    { kind: "forwarded", name: "Message by Ana in #sales", content: "We sold 12." },
    { kind: "link", name: "https://example.com", unread: "links are kept but not opened: paste what matters" },
  ]);
});

test("Slack's markup becomes what a person reads", async () => {
  const names = {
    person: async (id: string) => (id === "U2" ? "ana" : null),
    channel: async (id: string) => (id === "C2" ? "#food" : null),
  };
  const markup =
    "<@U1> tell <@U2> and <@U3> in <#C2|> or <#C3|sales>, <!here>: 1 &lt; 2 &amp; <https://a.example/x?a=1&amp;b=2|menu> <mailto:a@b.c|a@b.c>";
  assert.deepEqual(await readAskText(markup, "U1", names), {
    text: "tell @ana (U2) and @U3 in #food or #sales, @here: 1 < 2 & menu (https://a.example/x?a=1&b=2) a@b.c",
    links: ["https://a.example/x?a=1&b=2"],
  });
  assert.deepEqual(await readAskText("<@U1>", "U1", noNames), { text: "", links: [] });
});
