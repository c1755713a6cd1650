import assert from "node:assert/strict";
import { test } from "node:test";
import { focused, seriousFindings, seriousInBothSchemes, whyNoChromium as skip, tabTo } from "../chromium.ts";
import { pagesOfFile } from "./page-bench.ts";
import { collected, openSlack, startBolt } from "./slack-bench.ts";

const openPage = pagesOfFile();
const plain = (text: string) => ({ type: "plain_text", text });
const marked = (text: string) => ({ type: "mrkdwn", text });
const cell = (text: string) => ({ type: "raw_text", text });
const rich = (text: string) => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }],
});
const button = (words: string, action_id: string) => ({ type: "button", action_id, text: plain(words) });

const agent = {
  features: { agent_view: { agent_description: "Builds tools" } },
  bot_events: ["agent_session_stopped"],
};

test("An answer grows before one's eyes, and Stop is pressed by keyboard", { skip }, async (t) => {
  const slack = await openSlack(t, { manifest: agent });
  const stopped = collected<string>();
  await startBolt(slack, (bolt) => {
    bolt.event("agent_session_stopped", async ({ event, client }) => {
      await client.agents.sessions.setStatus({
        channel_id: event.channel,
        thread_ts: event.thread_ts,
        status: "active",
      });
      stopped.add(event.user);
    });
  });
  const channel = await slack.channelId("food");
  const root = await slack.person("asker1").chat.postMessage({ channel, text: "lunch?" });
  const place = { channel_id: channel, thread_ts: String(root.ts) };
  const to = { recipient_user_id: await slack.userId("asker1"), recipient_team_id: slack.tokens.teamId };
  const { page, faults } = await openPage(slack);
  await slack.bot.assistant.threads.setStatus({ ...place, status: "is thinking…" });
  await page.goto(`${slack.url}/archives/${channel}?as=asker1`);
  await page.getByRole("article").getByText("lunch?").waitFor();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  const replies = page.getByRole("log", { name: "Replies" });
  const note = page.locator("#thread-status");
  await note.getByText("Toolroom is thinking…").waitFor();
  await slack.bot.agents.sessions.setStatus({ ...place, status: "processing", title: "Lunch" });
  const begin = { channel, thread_ts: place.thread_ts, ...to, markdown_text: "Let me **see" };
  const { ts = "" } = await slack.bot.chat.startStream(begin);
  await replies.getByText("writing…").waitFor();
  await slack.bot.chat.appendStream({ channel, ts, markdown_text: " what** there is." });
  await replies.getByText("Let me see what there is.").waitFor();
  await note.getByText("Toolroom is working…").waitFor();
  await tabTo(page, /^Stop Toolroom$/);
  assert.deepEqual(await seriousFindings(page, "an agent at work"), []);
  await page.keyboard.press("Enter");
  assert.deepEqual(await stopped.reaches(1), [to.recipient_user_id]);
  await page.getByRole("button", { name: "Stop Toolroom" }).waitFor({ state: "detached" });
  assert.equal(await focused(page), "Reply in thread", "who pressed goes on in the message box");
  await replies.getByText("writing…").waitFor({ state: "detached" });
  assert.equal(await note.textContent(), "");
  assert.deepEqual(faults, []);
});

test("Who cannot hear of a Stop has no button for it", { skip }, async (t) => {
  const slack = await openSlack(t, { manifest: { features: agent.features, without: ["agent_session_stopped"] } });
  const channel = await slack.channelId("food");
  const root = await slack.person("asker1").chat.postMessage({ channel, text: "lunch?" });
  const place = { channel_id: channel, thread_ts: String(root.ts) };
  await slack.bot.agents.sessions.setStatus({ ...place, status: "processing" });
  const { page } = await openPage(slack);
  await page.goto(`${slack.url}/archives/${channel}/p${place.thread_ts.replace(".", "")}?as=asker1`);
  await page.getByRole("article").getByText("lunch?").first().waitFor();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.locator("#thread-status").getByText("Toolroom is working…").waitFor();
  assert.equal(await page.getByRole("button", { name: "Stop Toolroom" }).count(), 0);
});

for (const width of [1280, 400]) {
  test(`Every kind of block is drawn and nothing serious found, light and dark, ${width} pixels wide`, {
    skip,
  }, async (t) => {
    const slack = await openSlack(t, { limits: false });
    const channel = await slack.channelId("food");
    const rows = [
      [cell("Name"), cell("Count")],
      [cell("Ana"), { type: "raw_number", value: 2, text: "2" }],
      [rich("Jonas"), { type: "raw_number", value: 11, text: "11" }],
    ];
    const task = (taskId: string, status: string, more = {}) => ({
      type: "task_card",
      task_id: taskId,
      title: `Task ${taskId}`,
      status,
      ...more,
    });
    const card = { type: "card", title: marked("*Loans*"), subtitle: marked("v3"), body: marked("Who has what") };
    const feedback = {
      type: "feedback_buttons",
      action_id: "f",
      positive_button: { text: plain("Good"), value: "good" },
      negative_button: { text: plain("Bad"), value: "bad" },
    };
    const bin = { type: "icon_button", action_id: "i", icon: "trash", text: plain("Delete") };
    const hidden = { ...bin, action_id: "h", text: plain("Hidden"), visible_to_user_ids: ["U0OTHER"] };
    const messages = [
      [{ type: "table", rows, column_settings: [{ align: "left" }, { align: "right" }] }],
      [{ type: "data_table", caption: "Orders of today", rows }],
      [{ type: "carousel", elements: [{ ...card, actions: [button("Open", "open")] }, card, card] }],
      [
        {
          type: "container",
          title: plain("What changed"),
          subtitle: plain("Since yesterday"),
          is_collapsible: true,
          child_blocks: [{ type: "section", text: marked("A *new* field") }],
        },
      ],
      [
        {
          type: "plan",
          title: "Building it",
          tasks: [
            task("a", "complete", { output: rich("3 files") }),
            task("b", "in_progress", { sources: [{ type: "url", url: "https://example.com", text: "A page" }] }),
            task("c", "pending"),
            task("d", "error"),
          ],
        },
      ],
      [task("z", "complete"), { type: "context_actions", elements: [feedback, bin, hidden] }],
    ];
    for (const blocks of messages) await slack.bot.chat.postMessage({ channel, text: "x", blocks: blocks as never });
    const { page, faults } = await openPage(slack, { width, height: 1600 });
    await page.goto(`${slack.url}/archives/${channel}?as=asker1`);
    await page.getByRole("table", { name: "Orders of today" }).getByRole("rowheader", { name: "Jonas" }).waitFor();
    await page.getByRole("region", { name: "3 cards" }).getByRole("button", { name: "Open" }).waitFor();
    await page.getByText("A new field").waitFor();
    await page.getByText("Done: Task a").waitFor();
    await page.getByRole("button", { name: "Delete" }).waitFor();
    assert.equal(await page.getByRole("button", { name: "Hidden" }).count(), 0);
    assert.equal(await page.getByText("This page cannot show").count(), 0);
    assert.equal(await page.evaluate("document.documentElement.scrollWidth"), width);
    assert.deepEqual(await seriousInBothSchemes(page, "all blocks"), []);
    assert.deepEqual(faults, []);
  });
}
