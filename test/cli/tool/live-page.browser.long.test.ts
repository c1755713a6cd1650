import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { runTool } from "../../../cli/tool/run-tool.ts";
import { launchChromium, seriousInBothSchemes, whyNoChromium as skip, tabTo } from "../../chromium.ts";
import { startedIn } from "./started.ts";

test("the page of tool run is used by keyboard, and fits a phone", { skip, timeout: 90_000 }, async (t) => {
  const ctrlC = new AbortController();
  const { started, tool, folder } = startedIn(t, { interrupted: ctrlC.signal });
  await tool("new", "sample-app");
  started.folder = join(folder, "sample-app");
  await tool("add", "slack", "--command", "/draw", "--post", "#food");
  await tool("add", "github", "--on", "pull_request.opened");
  await tool("add", "schedule", "morning", "--cron", "0 8 * * 1-5");
  const waiting = Promise.withResolvers<string>();
  started.print = (line) => {
    const [, address] = /"words":"(http:\S+) /.exec(line) ?? [];
    if (address !== undefined) waiting.resolve(address);
  };
  const ended = runTool(["run", "--stream", "--port", "0"], started);
  const browser = await launchChromium();
  t.after(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  await page.goto(await waiting.promise);
  await tabTo(page, /Text behind \/draw/);
  await page.keyboard.type("a cat");
  await page.keyboard.press("Enter");
  await page.locator("#posts li", { hasText: "a cat" }).waitFor();
  await page.locator("form", { hasText: "pull_request.opened" }).getByRole("button").click();
  await page.locator("#done li", { hasText: "pull_request.opened in acme/web" }).waitFor();
  assert.equal(await page.locator("#f0").inputValue(), "a cat", "what is written stays");
  assert.deepEqual(await seriousInBothSchemes(page, "tool run"), []);
  await page.setViewportSize({ width: 360, height: 740 });
  assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 360);
  ctrlC.abort();
  assert.equal(await ended, 0);
  await page.getByRole("alert").waitFor();
});
