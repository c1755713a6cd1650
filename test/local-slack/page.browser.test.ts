import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { type TestContext, test } from "node:test";
import type { BlockAction } from "@slack/bolt";
import { startLocalSlack } from "../../local-slack/server.ts";
import { focused, seriousInBothSchemes, whyNoChromium as skip, tabTo } from "../chromium.ts";
import { pagesOfFile } from "./page-bench.ts";
import { createEndings, manifestFile, openSlack, type Slack, startBolt } from "./slack-bench.ts";

const openPage = pagesOfFile();
const plain = (text: string) => ({ type: "plain_text" as const, text });
const section = (text: string) => ({ type: "section" as const, text: { type: "mrkdwn" as const, text } });

/** A bot that answers an ask with a plan, opens a modal at *Change*, and keeps what it was told. */
async function startPlanner(slack: Slack) {
  const heard: string[] = [];
  await startBolt(slack, (bolt) => {
    bolt.event("app_mention", async ({ event, say }) => {
      heard.push(`asked by ${event.user}`);
      const buttons = ["Build it", "Change"].map((words) => ({
        type: "button" as const,
        action_id: words.split(" ")[0]?.toLowerCase() ?? "",
        text: plain(words),
        ...(words === "Build it" ? { style: "primary" as const } : {}),
      }));
      const blocks = [
        section("*The plan: Loans*\nA page that says who has which laptop."),
        section("*What it may do*\n• Post in #general\n• Keep its own data"),
        section("✓ Done: Understanding the ask\n*▸ Now: Waiting for your go*\n· Next: Writing the code"),
        { type: "actions" as const, elements: buttons },
        { type: "context" as const, elements: [{ type: "mrkdwn" as const, text: "Or answer here: _build it_." }] },
      ];
      await say({ thread_ts: event.ts, text: "The plan: Loans", blocks });
    });
    bolt.action("change", async ({ ack, body, client }) => {
      await ack();
      const element = { type: "plain_text_input" as const, action_id: "text", multiline: true };
      const blocks = [{ type: "input" as const, block_id: "what", label: plain("What should be different"), element }];
      const view = {
        type: "modal" as const,
        callback_id: "change",
        title: plain("Change it"),
        submit: plain("Send"),
        blocks,
      };
      await client.views.open({ trigger_id: (body as BlockAction).trigger_id, view });
    });
    bolt.view("change", async ({ ack, view }) => {
      heard.push(`change: ${view.state.values.what?.text?.value}`);
      await ack();
    });
    bolt.command("/tool", async ({ ack, command }) => {
      heard.push(`command: ${command.text} by ${command.user_name}`);
      await ack("There are no apps yet.");
    });
    bolt.event("app_home_opened", async ({ event, client }) => {
      if (event.tab !== "home") return;
      const blocks = [{ type: "header" as const, text: plain("My apps") }, section("None yet.")];
      await client.views.publish({ user_id: event.user, view: { type: "home", blocks } });
    });
  });
  return heard;
}

for (const width of [1280, 400]) {
  test(`By keyboard alone, ${width} pixels wide, somebody asks, answers a card and runs a command`, {
    skip,
  }, async (t) => {
    const slack = await openSlack(t);
    const heard = await startPlanner(slack);
    const jonas = await slack.userId("asker2");
    const { page, faults } = await openPage(slack, { width });
    const { keyboard } = page;
    await page.goto(slack.url);
    await page.getByRole("heading", { name: "What tool do you wish you had?" }).waitFor();

    await keyboard.press("Alt+Shift+W");
    await page.getByRole("menu", { name: "Be somebody else" }).waitFor();
    await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await page.getByRole("button", { name: /You are Jonas Weber/ }).waitFor();

    await keyboard.press("Control+k");
    await keyboard.type("requests");
    await keyboard.press("Enter");
    await page.getByRole("heading", { name: "#requests" }).waitFor();
    await page.getByRole("heading", { name: "What tool do you wish you had?" }).waitFor();
    await tabTo(page, /^Message #requests$/);
    await keyboard.type("@tool");
    await page.getByRole("option", { name: /Toolroom/ }).waitFor();
    await keyboard.press("Tab");
    await keyboard.type("a list of our laptops please");
    await keyboard.press("Enter");
    await page.getByRole("button", { name: /1 reply/ }).waitFor();
    assert.deepEqual(heard, [`asked by ${jonas}`]);

    await keyboard.press("ArrowUp");
    assert.match(await focused(page), /^Jonas Weber, /);
    await keyboard.press("Enter");
    const replies = page.getByRole("log", { name: "Replies" });
    await replies.getByRole("button", { name: "Change" }).waitFor();
    await tabTo(page, /^Attach files$|^Reply in thread$/);
    await keyboard.press("Shift+F6");
    await tabTo(page, /^Change$/);
    await keyboard.press("Enter");
    const modal = page.getByRole("dialog", { name: "Change it" });
    await modal.waitFor();
    await modal.getByLabel("What should be different").and(page.locator(":focus")).waitFor();
    await keyboard.type("with a photo");
    await tabTo(page, /^Send$/);
    await keyboard.press("Enter");
    await modal.waitFor({ state: "hidden" });
    assert.equal(heard.at(-1), "change: with a photo");
    assert.equal(await focused(page), "Change", "the focus returns where it was");
    await keyboard.press("Escape");
    await replies.waitFor({ state: "hidden" });
    assert.match(await focused(page), /1 reply$/);

    await keyboard.press("Escape");
    assert.equal(await focused(page), "Message #requests");
    await keyboard.type("/to");
    await page.getByRole("option", { name: /^\/tool apps/ }).waitFor();
    await keyboard.press("ArrowDown");
    await keyboard.press("Tab");
    await keyboard.press("Enter");
    await page.getByRole("article").getByText("There are no apps yet.").waitFor();
    assert.equal(heard.at(-1), "command: apps by asker2");
    assert.equal(await page.evaluate("document.documentElement.scrollWidth"), width, "nothing is wider than the page");
    assert.deepEqual(faults, []);
  });
}

test("A suggestion that the keys chose stays chosen when what was typed before is answered late", {
  skip,
}, async (t) => {
  const { page, field, late, chosen } = await openSuggestions(t, "/to");
  await page.keyboard.type("o");
  await page.keyboard.press("ArrowDown");
  const words = await chosen.textContent();
  const answered = page.waitForResponse(/commands/);
  late.resolve();
  await answered;
  await page.waitForLoadState("networkidle");
  assert.equal(await chosen.textContent(), words);
  await page.keyboard.press("Tab");
  assert.ok(words?.startsWith((await field.inputValue()).trim()), await field.inputValue());
});

test("A suggestion takes the place of all that was typed, also of what is not answered yet", { skip }, async (t) => {
  const { page, field, late, chosen } = await openSuggestions(t, "/");
  await page.keyboard.type("to");
  await page.keyboard.press("ArrowDown");
  const words = await chosen.locator(".suggestion-words").textContent();
  await page.keyboard.press("Tab");
  assert.equal(await field.inputValue(), `${words} `);
  late.resolve();
});

test("The first-run hint writes an ask for the person, who sends it", { skip }, async (t) => {
  const slack = await openSlack(t);
  const { page, faults } = await openPage(slack);
  await page.goto(slack.url);
  const asks = page.getByRole("log", { name: "Messages" }).getByRole("button");
  await asks.first().waitFor();
  assert.equal(await asks.count(), 3);
  await asks.first().click();
  const composer = page.getByLabel("Message #requests");
  assert.equal(
    await composer.inputValue(),
    "@toolroom collect our lunch orders with /lunch and post them in #food at 11:00 on weekdays",
  );
  await page.reload();
  assert.match(await page.getByLabel("Message #requests").inputValue(), /^@toolroom/, "a draft survives");
  await page.getByLabel("Message #requests").press("Enter");
  await page.getByRole("article").getByText("@Toolroom").waitFor();
  const requests = await slack.channelId("requests");
  const { messages = [] } = await slack.person("asker1").conversations.history({ channel: requests });
  assert.match(
    messages[0]?.text ?? "",
    /^<@U\w+> collect our lunch orders with \/lunch and post them in <#C\w+\|food> at 11:00 on weekdays$/,
  );
  assert.deepEqual(faults, []);
});

test("An edited card keeps the focus on its button, and what is read stays where it was", { skip }, async (t) => {
  const slack = await openSlack(t);
  const food = await slack.channelId("food");
  for (let count = 0; count < 40; count += 1)
    await slack.person("asker2").chat.postMessage({ channel: food, text: `Dish ${count}` });
  const stop = {
    type: "actions" as const,
    elements: [{ type: "button" as const, action_id: "stop", text: plain("Stop") }],
  };
  const card = (step: string) => ({ text: step, blocks: [section(`*Lunch*\n${step}`), stop] });
  const posted = await slack.bot.chat.postMessage({ channel: food, ...card("▸ Now: planning") });
  const { page, faults } = await openPage(slack);
  await page.goto(`${slack.url}/archives/${food}?as=asker1`);
  const button = page.getByRole("button", { name: "Stop" });
  await button.focus();
  await page.evaluate("document.activeElement.dataset.before = 'yes'");
  await slack.bot.chat.update({ channel: food, ts: String(posted.ts), ...card("✓ Done: planning") });
  await page.getByRole("article").getByText("Done: planning").waitFor();
  await button.and(page.locator(":focus")).and(page.locator("[data-before]")).waitFor();

  await page.evaluate("document.querySelector('#messages').scrollTop = 300");
  const long = { text: "long", blocks: [section(`*Lunch*\n${"✓ Done: much\n".repeat(20)}`), stop] };
  await slack.bot.chat.update({ channel: food, ts: String(posted.ts), ...long });
  await slack.person("asker2").chat.postMessage({ channel: food, text: "and a new one" });
  await page.getByRole("button", { name: "1 new message" }).waitFor();
  assert.equal(await page.evaluate("document.querySelector('#messages').scrollTop"), 300);
  await page.getByRole("button", { name: "1 new message" }).click();
  await page.getByRole("article").getByText("and a new one").waitFor();
  await page.getByRole("separator", { name: "New" }).waitFor();
  assert.deepEqual(faults, []);
});

test("A thread of 250 answers is drawn bit by bit, and a new one comes at once", { skip }, async (t) => {
  const slack = await openSlack(t);
  const sales = await slack.channelId("sales");
  const root = await slack.person("asker1").chat.postMessage({ channel: sales, text: "the figures" });
  const thread = { channel: sales, thread_ts: String(root.ts) };
  for (let count = 1; count <= 250; count += 1)
    await slack.person("asker2").chat.postMessage({ ...thread, text: `Figure ${count}.` });
  const { page, faults } = await openPage(slack);
  await page.goto(`${slack.url}/archives/${sales}?as=asker1`);
  await page.getByRole("button", { name: /99\+ new.*250 replies/ }).click();
  await page.getByRole("article").getByText("Figure 250.").waitFor();
  const drawn = page.getByRole("log", { name: "Replies" }).getByRole("article");
  assert.ok((await drawn.count()) < 120, `${await drawn.count()} drawn`);
  await page.getByRole("separator", { name: "250 replies" }).waitFor({ state: "attached" });
  await slack.person("asker2").chat.postMessage({ ...thread, text: "One more." });
  await page.getByRole("article").getByText("One more.").waitFor();
  await page.evaluate("document.querySelector('#replies').scrollTop = 0");
  await page.getByText("Figure 110.").waitFor({ state: "attached" });
  assert.deepEqual(faults, []);
});

test("Files are pasted, pictures shown, the rest is saved, and who is pointed at another site fetches nothing", {
  skip,
}, async (t) => {
  const slack = await openSlack(t);
  const food = await slack.channelId("food");
  const image = { type: "image" as const, image_url: "https://example.com/spy.png", alt_text: "a far picture" };
  await slack.bot.chat.postMessage({ channel: food, text: "look", blocks: [image] });
  const { page, faults } = await openPage(slack);
  await page.goto(`${slack.url}/archives/${food}?as=asker1`);
  await page.getByRole("link", { name: "Open the picture at example.com" }).waitFor();
  const composer = page.getByLabel("Message #food");
  const picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  await composer.focus();
  await page.evaluate(`
    const files = new DataTransfer();
    const bytes = Uint8Array.from(atob("${picture}"), (letter) => letter.charCodeAt(0));
    files.items.add(new File([bytes], "cake.png", { type: "image/png" }));
    files.items.add(new File(["a,b"], "list.csv", { type: "text/csv" }));
    const paste = new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: files });
    document.activeElement.dispatchEvent(paste);
  `);
  await page.getByRole("button", { name: "Take cake.png away" }).waitFor();
  await composer.fill("The cake");
  await composer.press("Enter");
  const shown = page.getByRole("img", { name: "cake.png" });
  await shown.waitFor();
  await page.waitForFunction("document.querySelector('img[alt=\"cake.png\"]').naturalWidth === 1");
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: /Download list.csv/ }).click();
  assert.equal(readFileSync(await (await saving).path(), "utf8"), "a,b");
  await page.getByRole("button", { name: "Open picture: cake.png" }).click();
  await page.getByRole("dialog", { name: "cake.png" }).waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "Open picture: cake.png");
  assert.deepEqual(faults, []);
});

test("The page says that it lost the local Slack, and shows what happened meanwhile when it is back", {
  skip,
}, async (t) => {
  const slack = await openSlack(t);
  const endings = createEndings(t);
  const port = Number(new URL(slack.url).port);
  const settings = { manifestFile, home: slack.home, now: () => Date.now(), log: () => undefined };
  const food = await slack.channelId("food");
  // The first Slack of this home is the bench's; the one that is stopped and started again is ours.
  const first = await startLocalSlack({ ...settings, port: 0 });
  const ours = Number(new URL(first.url).port);
  assert.notEqual(ours, port);
  const { page } = await openPage({ ...slack, url: first.url });
  await page.goto(`${first.url}/archives/${food}?as=asker1`);
  await page.getByText("Nothing has been said here yet.").waitFor();
  await first.close();
  await page.getByRole("status").getByText("Not connected, trying again").waitFor();
  await slack.person("asker2").chat.postMessage({ channel: food, text: "said meanwhile" });
  await slack.person("asker2").chat.postMessage({ channel: "#sales", text: "elsewhere" });
  const again = await startLocalSlack({ ...settings, port: ours });
  endings.add(() => again.close());
  await page.getByRole("article").getByText("said meanwhile").waitFor();
  await page.getByText("Connected again").waitFor();
  await page.getByRole("button", { name: "# sales new messages" }).waitFor();
});

test("The inspector shows the raw envelope of what was just said", { skip }, async (t) => {
  const slack = await openSlack(t);
  await startPlanner(slack);
  const { page, faults } = await openPage(slack);
  await page.goto(`${slack.url}/?as=asker1`);
  await page.getByLabel("Message #requests").fill("@toolroom tulips for everybody");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /1 reply/ }).waitFor();
  await page.keyboard.press("Alt+Shift+I");
  await page.getByLabel("Search what passed").fill("tulips");
  await page.getByRole("option", { name: /app_mention/ }).click();
  await page.getByRole("region", { name: "What passed, as JSON" }).getByText('"app_mention"').first().waitFor();
  assert.ok((await page.locator("mark").count()) > 0, "what was searched for is marked");
  await page.getByLabel("Search what passed").press("Escape");
  assert.equal(await page.getByRole("region", { name: "Inspector" }).isVisible(), false);
  assert.deepEqual(faults, []);
});

for (const width of [1280, 400]) {
  test(`axe-core finds nothing serious, light and dark, ${width} pixels wide`, { skip }, async (t) => {
    const slack = await openSlack(t);
    await startPlanner(slack);
    const { page } = await openPage(slack, { width });
    const found: string[] = [];
    const look = async (state: string) => found.push(...(await seriousInBothSchemes(page, state)));
    await page.goto(`${slack.url}/?as=asker1`);
    await page.getByRole("heading", { name: "What tool do you wish you had?" }).waitFor();
    await look("first run");
    await page.getByLabel("Message #requests").fill("@toolroom laptops");
    await page.getByLabel("Message #requests").press("Enter");
    await page.getByRole("button", { name: /1 reply/ }).waitFor();
    if (width < 760) {
      await look("an answer that nobody has opened");
      await page.getByRole("button", { name: /1 reply/ }).click();
    }
    // Where there is room beside the channel, the first answer opens by itself and the focus stays.
    else assert.equal(await focused(page), "Message #requests");
    await page.getByRole("button", { name: "Change" }).waitFor();
    await look("thread with a card");
    await page.getByRole("button", { name: "Change" }).click();
    await page.getByRole("dialog", { name: "Change it" }).waitFor();
    await look("modal");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "Change it" }).waitFor({ state: "hidden" });
    await page.keyboard.press("Escape");
    await page.getByRole("log", { name: "Replies" }).waitFor({ state: "hidden" });
    await page.getByLabel("Message #requests").fill("/tool");
    await page.getByRole("option", { name: /^\/tool apps/ }).waitFor();
    await look("completion");
    await page.getByLabel("Message #requests").fill("");
    await page.keyboard.press("Alt+Shift+W");
    await page.getByRole("menu").waitFor();
    await look("who am I");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Alt+Shift+H");
    await page.getByRole("heading", { name: "My apps" }).waitFor();
    await look("Home");
    await page.keyboard.press("Alt+Shift+T");
    await page.getByText("1 reply").waitFor();
    await look("threads");
    await page.keyboard.press("Alt+Shift+I");
    await page.getByRole("option", { name: /app_mention/ }).click();
    await page.getByRole("region", { name: "What passed, as JSON" }).waitFor();
    await look("inspector");
    await page.keyboard.press("Alt+Shift+I");
    await page.keyboard.press("Control+/");
    await page.getByRole("dialog", { name: "Help and shortcuts" }).waitFor();
    await look("help");
    assert.deepEqual(found, []);
  });
}

/** A page with suggestions for what is typed; what is typed from then on is answered only once `late` is resolved. */
async function openSuggestions(t: TestContext, typed: string) {
  const slack = await openSlack(t);
  const { page } = await openPage(slack);
  await page.goto(slack.url);
  await page.getByRole("heading", { name: "What tool do you wish you had?" }).waitFor();
  const field = page.getByRole("textbox", { name: /^Message / }).first();
  await field.focus();
  await page.keyboard.type(typed);
  await page.getByRole("option", { name: /^\/tool apps/ }).waitFor();
  await page.waitForLoadState("networkidle");
  const late = Promise.withResolvers<void>();
  await page.route(/commands/, async (route) => {
    await late.promise;
    await route.continue();
  });
  return { page, field, late, chosen: page.getByRole("option", { selected: true }) };
}
