import assert from "node:assert/strict";
import { test } from "node:test";
import type { BlockAction } from "@slack/bolt";
import { whyNoChromium as skip } from "../chromium.ts";
import { pagesOfFile } from "./page-bench.ts";
import { openSlack, startBolt } from "./slack-bench.ts";

const openPage = pagesOfFile();
const plain = (text: string) => ({ type: "plain_text" as const, text });

test("On the page a person asks, is asked before a click, and fills a modal", { skip }, async (t) => {
  const slack = await openSlack(t);
  const notes: string[] = [];
  await startBolt(slack, (bolt) => {
    bolt.event("app_mention", async ({ event, say }) => {
      const confirm = {
        title: plain("Sure?"),
        text: plain("It takes minutes."),
        confirm: plain("Yes"),
        deny: plain("No"),
      };
      const button = { type: "button" as const, action_id: "change", text: plain("Change"), confirm };
      await say({ thread_ts: event.ts, text: "Plan", blocks: [{ type: "actions", elements: [button] }] });
    });
    bolt.action("change", async ({ ack, body, client }) => {
      await ack();
      const element = { type: "plain_text_input" as const, action_id: "text" };
      const blocks = [{ type: "input" as const, block_id: "what", label: plain("What"), element }];
      const view = {
        type: "modal" as const,
        callback_id: "change",
        title: plain("Change it"),
        submit: plain("Save"),
        blocks,
      };
      await client.views.open({ trigger_id: (body as BlockAction).trigger_id, view });
    });
    bolt.view("change", async ({ ack, view }) => {
      const note = String(view.state.values.what?.text?.value);
      if (note === "no") return ack({ response_action: "errors", errors: { what: "Say more" } });
      notes.push(note);
      await ack();
    });
  });
  const { page, faults } = await openPage(slack);
  await page.goto(`${slack.url}/?as=asker1`);
  await page.getByLabel("Message #requests").fill("@toolroom a *list* please");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "1 reply" }).click();
  await page.getByRole("button", { name: "Change" }).click();
  await page.getByRole("button", { name: "Yes" }).click();
  const modal = page.getByRole("dialog", { name: "Change it" });
  await modal.getByLabel("What").fill("no");
  await modal.getByRole("button", { name: "Save" }).click();
  await modal.getByText("Say more").waitFor();
  await modal.getByLabel("What").fill("more rows");
  await modal.getByRole("button", { name: "Save" }).click();
  await modal.waitFor({ state: "hidden" });
  assert.deepEqual(notes, ["more rows"]);
  assert.deepEqual(faults, []);
});

test("What people write is never markup, and the page fits a screen of 400 pixels", { skip }, async (t) => {
  const slack = await openSlack(t);
  const text = '<img src=x onerror="document.title=1"> <javascript:alert(1)|click> <https://example.com|fine>';
  await slack.person("asker1").chat.postMessage({ channel: "#requests", text });
  const blocks = [{ type: "markdown", text: `<b>bold</b> [click](javascript:alert(1)) ${"long".repeat(200)}` }];
  await slack.bot.chat.postMessage({ channel: "#requests", text: "x", blocks });
  const { page } = await openPage(slack, { width: 400, height: 700 });
  await page.goto(`${slack.url}/?as=asker2`);
  const messages = page.getByRole("log", { name: "Messages" });
  await messages.getByText("<b>bold</b>").waitFor();
  assert.equal(await messages.locator("img, b, script").count(), 0);
  assert.deepEqual(
    await messages.getByRole("link").evaluateAll((links) => links.map((link) => link.getAttribute("href"))),
    ["https://example.com"],
  );
  assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 400);
});

for (const width of [1280, 400]) {
  test(`Who is new finds what this page is and how to ask in Help, ${width} pixels wide`, { skip }, async (t) => {
    const slack = await openSlack(t);
    const { page } = await openPage(slack, { width });
    await page.goto(`${slack.url}/?as=asker1`);
    await page.getByRole("button", { name: "Help" }).click();
    const words = page.getByRole("dialog", { name: "Help and shortcuts" }).getByRole("listitem");
    const [what = "", ask = "", be = "", ...more] = await words.allTextContents();
    assert.match(what, /like Slack.*Toolroom/);
    assert.match(ask, /@toolroom in #requests/);
    assert.match(be, /Priya Raman.*approve/);
    assert.deepEqual(more, []);
    assert.equal(await page.evaluate("document.documentElement.scrollWidth"), width);
  });
}

test("An answer in a thread that is not open is marked under its message, and said aloud", { skip }, async (t) => {
  const slack = await openSlack(t);
  const { page, faults } = await openPage(slack);
  const { ts = "" } = await slack.person("asker1").chat.postMessage({ channel: "#requests", text: "a list please" });
  await page.goto(`${slack.url}/?as=asker1`);
  await page.getByRole("log", { name: "Messages" }).getByRole("article").waitFor();
  const thread = { channel: await slack.channelId("requests"), thread_ts: ts };
  const said = page.locator("#announcer");
  await slack.bot.chat.postMessage({ ...thread, text: "The plan" });
  await said.getByText("1 new reply in a thread in #requests.").waitFor({ state: "attached" });
  await slack.bot.chat.postMessage({ ...thread, text: "More of it" });
  const link = page.getByRole("button", { name: "2 new 2 replies" });
  await link.waitFor();
  await said.getByText("2 new replies in a thread in #requests.").waitFor({ state: "attached" });
  await link.click();
  await page.getByRole("article").getByText("More of it").waitFor();
  await slack.bot.chat.postMessage({ ...thread, text: "The preview" });
  await said.getByText("Toolroom: The preview").waitFor({ state: "attached" });
  await page.getByRole("button", { name: "3 replies", exact: true }).waitFor();
  assert.equal(await said.getByText("3 new").count(), 0, "what is open is not announced twice");
  assert.deepEqual(faults, []);
});

test("The first answer to what was just written opens its thread, at its beginning, and what is being typed goes on", {
  skip,
}, async (t) => {
  const slack = await openSlack(t);
  const { page, faults } = await openPage(slack);
  await page.goto(`${slack.url}/?as=asker1`);
  const field = page.getByLabel("Message #requests");
  await field.fill("a list please");
  await page.keyboard.press("Enter");
  const asked = page.getByRole("log", { name: "Messages" }).getByRole("article");
  await asked.waitFor();
  await page.keyboard.type("and");
  const thread = { channel: await slack.channelId("requests"), thread_ts: String(await asked.getAttribute("data-ts")) };
  const text = `The plan\n${"line\n".repeat(120)}The end of it`;
  await slack.bot.chat.postMessage({ ...thread, text });
  const replies = page.getByRole("log", { name: "Replies" });
  await replies.getByText("The end of it").waitFor();
  const top = await replies.getByText("The plan").evaluate((element) => element.getBoundingClientRect().top);
  assert.ok(top > 0 && top < 720, `its beginning is seen: ${top}`);
  await page.keyboard.type(" more");
  assert.equal(await field.inputValue(), "and more");
  assert.deepEqual(faults, []);
});

test("A private answer in a channel is shown, and nothing is said to have gone wrong", { skip }, async (t) => {
  const slack = await openSlack(t);
  await startBolt(slack, (bolt) => {
    bolt.command("/tool", async ({ ack }) => ack("There are no apps yet."));
  });
  const food = await slack.channelId("food");
  const { page, faults } = await openPage(slack);
  await page.goto(`${slack.url}/archives/${food}?as=asker1`);
  await page.getByLabel("Message #food").fill("/tool apps");
  await page.keyboard.press("Enter");
  await page.getByRole("article").getByText("There are no apps yet.").waitFor();
  await page.locator("#announcer").getByText("There are no apps yet.").waitFor({ state: "attached" });
  await slack.bot.chat.postMessage({ channel: food, text: "And said to all." });
  await page.locator("#announcer").getByText("And said to all.").waitFor({ state: "attached" });
  assert.equal(await page.locator("#toast").textContent(), "");
  assert.deepEqual(faults, []);
});

test("A date that no calendar has shows its words, and the messages beside it stand", { skip }, async (t) => {
  const slack = await openSlack(t);
  const channel = await slack.channelId("food");
  await slack.bot.chat.postMessage({ channel, text: "due <!date^9999999999999^{date_short}|some day>" });
  await slack.bot.chat.postMessage({ channel, text: "and lunch is ready" });
  const { page, faults } = await openPage(slack);
  await page.goto(`${slack.url}/archives/${channel}?as=asker1`);
  await page.getByText("and lunch is ready").waitFor();
  await page.getByText("due some day").waitFor();
  assert.deepEqual(faults, []);
});

test("A date in a message is told in the reader's language, as Slack tells it", { skip }, async (t) => {
  const slack = await openSlack(t);
  const channel = await slack.channelId("food");
  const now = Math.floor(Date.now() / 1000);
  await slack.bot.chat.postMessage({ channel, text: `due <!date^${now}^{date_short_pretty} / {date_long}|some day>` });
  const { page, faults } = await openPage(slack);
  const day = (locale: string) =>
    new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "Europe/Berlin" }).format();
  await page.goto(`${slack.url}/archives/${channel}?as=asker2`);
  await page.getByText(`due heute / ${day("de")}`).waitFor();
  await page.goto(`${slack.url}/archives/${channel}?as=asker1`);
  await page.getByText(`due today / ${day("en")}`).waitFor();
  assert.deepEqual(faults, []);
});
