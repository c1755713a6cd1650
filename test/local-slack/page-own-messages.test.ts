import assert from "node:assert/strict";
import { test } from "node:test";
import { focused, seriousFindings, whyNoChromium as skip, tabTo } from "../chromium.ts";
import { pagesOfFile } from "./page-bench.ts";
import { openSlack } from "./slack-bench.ts";

const openPage = pagesOfFile();
for (const [width, scheme] of [
  [1280, "light"],
  [400, "dark"],
] as const) {
  test(`By keyboard, somebody edits and deletes what they wrote, ${width} pixels wide, ${scheme}`, {
    skip,
  }, async (t) => {
    const slack = await openSlack(t);
    const food = await slack.channelId("food");
    const { page, faults } = await openPage(slack, { width, scheme });
    const { keyboard } = page;
    const texts = async () => {
      const { messages = [] } = await slack.person("asker1").conversations.history({ channel: food });
      return messages.map((one) => one.text);
    };
    await page.goto(`${slack.url}/archives/${food}?as=asker1`);
    const composer = page.getByLabel("Message #food");
    await composer.fill("@toolroom R&D wants <soop> in #food");
    await composer.press("Enter");
    const own = page.getByRole("article").filter({ hasText: "soop" });
    await own.waitFor();
    const [sent] = await texts();

    await composer.press("ArrowUp");
    await keyboard.press("e");
    const editor = page.getByRole("textbox", { name: "Edit message" });
    assert.equal(await editor.inputValue(), "@toolroom R&D wants <soop> in #food");
    assert.equal(await focused(page), "Edit message");
    assert.deepEqual(await seriousFindings(page, "editing"), []);
    assert.equal(await page.evaluate("document.documentElement.scrollWidth"), width);
    await editor.fill("something else");
    await keyboard.press("Escape");
    await editor.waitFor({ state: "detached" });
    assert.match(await focused(page), /^Ana Ferreira, /);
    assert.deepEqual(await texts(), [sent], "Escape leaves it as it was");

    await keyboard.press("e");
    await editor.fill("@toolroom R&D wants <soup> in #food");
    await keyboard.press("Enter");
    await page.getByRole("article").filter({ hasText: "soup" }).getByText("edited").waitFor();
    assert.deepEqual(await texts(), [sent?.replace("soop", "soup")]);
    assert.match(await focused(page), /^Ana Ferreira, /);

    await tabTo(page, /^Delete message$/);
    await keyboard.press("Enter");
    const question = page.getByRole("dialog", { name: "Delete this message?" });
    await question.waitFor();
    assert.deepEqual(await seriousFindings(page, "deleting"), []);
    await keyboard.press("Escape");
    await question.waitFor({ state: "hidden" });
    assert.equal((await texts()).length, 1, "who does not say yes keeps it");
    await page.getByRole("article").focus();
    await keyboard.press("Delete");
    await question.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("article").waitFor({ state: "detached" });
    await page.getByText("Nothing has been said here yet.").waitFor({ timeout: 5_000 });
    assert.deepEqual(await texts(), []);
    assert.deepEqual(faults, []);
  });
}

test("What others and the app said offers neither, and a thread keeps the answers to what was deleted", {
  skip,
}, async (t) => {
  const slack = await openSlack(t);
  const food = await slack.channelId("food");
  const { ts = "" } = await slack.person("asker1").chat.postMessage({ channel: food, text: "soup" });
  await slack.person("asker2").chat.postMessage({ channel: food, thread_ts: ts, text: "which one?" });
  await slack.person("asker2").chat.postMessage({ channel: food, text: "cake" });
  await slack.bot.chat.postMessage({ channel: food, text: "lunch is here" });
  const { page, faults } = await openPage(slack);
  await page.goto(`${slack.url}/archives/${food}?as=asker1`);
  const article = (text: string) => page.getByRole("article").filter({ hasText: text });
  for (const [text, count] of [
    ["cake", 0],
    ["lunch is here", 0],
    ["soup", 1],
  ] as const) {
    await article(text).hover();
    await article(text).getByRole("button", { name: "Copy link" }).waitFor();
    assert.equal(await page.getByRole("button", { name: "Edit message" }).count(), count, text);
    assert.equal(await page.getByRole("button", { name: "Delete message" }).count(), count, text);
  }
  await page.getByRole("button", { name: "Delete message" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
  await article("This message was deleted.")
    .getByRole("button", { name: /1 reply/ })
    .waitFor();
  await article("This message was deleted.").hover();
  assert.equal(await page.getByRole("button", { name: "Edit message" }).count(), 0);
  assert.deepEqual(faults, []);
});
