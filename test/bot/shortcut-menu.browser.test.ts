import assert from "node:assert/strict";
import { test } from "node:test";
import type { ShortcutChosen } from "../../sdk/contract/payloads.ts";
import { seriousFindings, whyNoChromium as skip } from "../chromium.ts";
import { pagesOfFile } from "../local-slack/page-bench.ts";
import { openMenu } from "./shortcut-scene.ts";
import { until } from "./stage.ts";

const openPage = pagesOfFile();

test("In a browser, a message's menu leads to the apps that take it, and the one that is chosen gets it", {
  skip,
}, async (context) => {
  const { stage, rows } = await openMenu(context, { tickets: "company", "idea-box": "company" });
  const endings = new Set<() => Promise<void>>();
  stage.atEnd(async () => {
    for (const end of endings) await end();
  });
  await stage.as("asker2").chat.postMessage({ channel: stage.channelId("requests"), text: "the oven is cold" });
  const { page, faults } = await openPage({ url: stage.url, endings });
  await page.goto(stage.url);
  const message = page.getByText("the oven is cold");
  await message.hover();
  await page.getByRole("button", { name: "Message shortcuts" }).click();
  const menu = page.getByRole("menu", { name: "Message shortcuts" });
  await menu.waitFor();
  assert.deepEqual(await seriousFindings(page, "the menu"), []);
  await menu.getByText("Use a tool…").click();
  const modal = page.getByRole("dialog");
  await modal.waitFor();
  const choice = modal.getByRole("combobox");
  assert.deepEqual(await choice.locator("option").allTextContents(), [
    "Choose…",
    "Give it to idea-box (idea-box)",
    "Give it to tickets (tickets)",
  ]);
  await choice.selectOption({ label: "Give it to tickets (tickets)" });
  assert.deepEqual(await seriousFindings(page, "the window"), []);
  await modal.getByRole("button", { name: "Do it" }).click();
  await modal.waitFor({ state: "hidden" });
  const [row] = await until("the delivery", () => rows().length === 1 && rows());
  assert.ok(row);
  const { message: given } = row.body.payload as ShortcutChosen;
  assert.deepEqual([row.body.run, row.body.user?.handle, given.text], ["take", "asker1", "the oven is cold"]);
  assert.deepEqual(faults, []);
});
