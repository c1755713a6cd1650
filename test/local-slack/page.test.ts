import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import type { BlockAction } from "@slack/bolt";
import { type Browser, chromium } from "playwright-core";
import { openSlack, type Slack, startBolt } from "./slack-bench.ts";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const skip = executablePath ? false : "no Chromium on this machine";

async function openBrowser(slack: Slack): Promise<Browser> {
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic"];
  const browser = await chromium.launch({ executablePath: String(executablePath), args });
  slack.endings.add(() => browser.close());
  return browser;
}

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
  const page = await (await openBrowser(slack)).newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
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
  const page = await (await openBrowser(slack)).newPage({ viewport: { width: 400, height: 700 } });
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
