import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { focused, launchChromium, whyNoChromium } from "../../chromium.ts";
import { provesReadable } from "./readable.ts";
import { startSampleApp } from "./sample-app.ts";

const skip = whyNoChromium;
let browser: Browser | undefined;
before(async () => {
  if (skip === false) browser = await launchChromium();
});
after(() => browser?.close());

function opened(): Browser {
  assert.ok(browser);
  return browser;
}

/** What has been loaded since the page was opened tells whether it still is the same. */
const isSamePage = (page: Page) => page.evaluate<boolean>("window.mark === true");

async function readDishes(page: Page): Promise<string[]> {
  return page.locator("#of-table tbody tr td:first-child").allTextContents();
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with a script, in its place" : "without any script";
  test(`a form is sent, corrected and taken, and a table sorted, filtered, paged and saved, ${how}`, {
    skip,
  }, async (t) => {
    const { url, orders } = await startSampleApp(t);
    const context = await opened().newContext({ javaScriptEnabled, viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    await page.goto(url);

    await page.getByRole("textbox", { name: "Dish", exact: true }).fill("Ramen 1");
    await page.getByRole("textbox", { name: "Price (EUR)" }).fill("60,50");
    await page.getByLabel("Day", { exact: true }).fill("2026-03-04");
    await page.getByRole("radio", { name: "small" }).check();
    await page.getByRole("checkbox", { name: "salad" }).check();
    await page.getByRole("checkbox", { name: "egg" }).check();
    await page.getByRole("checkbox", { name: "I pay for it myself" }).check();
    await page.getByRole("button", { name: "Order" }).click();
    const problem = page.getByRole("alert").getByRole("link", { name: "Price: the most is €50.00." });
    await problem.click();
    assert.equal(
      await page
        .getByRole("textbox", { name: "Price (EUR)" })
        .evaluate((field) => field.ownerDocument.activeElement === field),
      true,
    );
    assert.equal(await page.getByRole("textbox", { name: "Price (EUR)" }).inputValue(), "60,50");
    await page.getByRole("textbox", { name: "Price (EUR)" }).fill("12.5");
    await page.getByRole("button", { name: "Order" }).click();
    await page.getByRole("alert").getByRole("link", { name: "Ramen 1 is ordered already." }).waitFor();
    assert.equal(await page.getByRole("checkbox", { name: "egg" }).isChecked(), true, "as it was typed");
    await page.getByRole("textbox", { name: "Dish", exact: true }).fill("Ramen new");
    await page.getByRole("button", { name: "Order" }).click();
    await page.waitForURL("**/?filter=ramen");
    assert.deepEqual(orders.at(-1), {
      dish: "Ramen new",
      who: "salad and egg",
      price: 12.5,
      day: "2026-03-04",
      note: null,
    });

    if (javaScriptEnabled) await page.evaluate("window.mark = true");
    await page.getByRole("link", { name: "Price" }).click();
    await page.waitForURL("**/?sort=price&filter=ramen");
    await page.locator("th[aria-sort=ascending]").waitFor();
    if (javaScriptEnabled) assert.match(await focused(page), /Price/, "the heading keeps the focus");
    await page.getByRole("link", { name: "Price" }).click();
    await page.waitForURL("**/?sort=-price&filter=ramen");
    await page.locator("th[aria-sort=descending]").waitFor();
    const dearest = orders.filter(({ dish }) => /ramen/i.test(dish)).sort((one, other) => other.price - one.price)[0];
    assert.equal((await readDishes(page))[0], dearest?.dish);
    const search = page.getByRole("searchbox", { name: "Filter" });
    await search.fill("ANA");
    if (!javaScriptEnabled) await page.getByRole("button", { name: "Show" }).click();
    await page.getByText("1–20 of 20").waitFor();
    if (javaScriptEnabled) assert.match(await focused(page), /Filter/, "who types is not interrupted");
    await search.fill("");
    if (!javaScriptEnabled) await page.getByRole("button", { name: "Show" }).click();
    await page.getByText("1–25 of 61").waitFor();
    await page.getByRole("link", { name: "Next" }).click();
    await page.getByText("26–50 of 61").waitFor();
    assert.equal(new URL(page.url()).searchParams.get("page"), "2");
    if (javaScriptEnabled) assert.equal(await isSamePage(page), true, "no page was opened meanwhile");

    const saving = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download as CSV" }).click();
    const saved = await saving;
    assert.equal(saved.suggestedFilename(), "table.csv");
    const lines = readFileSync(await saved.path(), "utf8")
      .trim()
      .split("\r\n");
    assert.deepEqual([lines.length, lines[0]], [62, "Dish,For,Price,Day,Note"]);

    await page.goBack();
    await page.getByText("1–25 of 61").waitFor();
    assert.deepEqual(
      complaints.filter((text) => !/status of 403/.test(text)),
      [],
    );
  });
}

test("where a live answer is no page, the link is followed as it would be without a script", { skip }, async (t) => {
  const { url } = await startSampleApp(t);
  const page = await opened().newPage();
  await page.goto(url);
  await page.evaluate("window.mark = true");
  await page.route("**/?sort=who", (route) => {
    const isLive = route.request().headers()["hx-request"] === "true";
    return isLive ? route.fulfill({ status: 401, contentType: "text/html", body: "<p>Sign in" }) : route.continue();
  });
  await page.getByRole("link", { name: "For" }).click();
  await page.locator("th[aria-sort=ascending]").waitFor();
  assert.equal(await isSamePage(page), false);
});

test("the parts are readable on a phone in light and dark, and pass axe as they are and with problems", {
  skip,
}, async (t) => {
  await provesReadable(opened(), await startSampleApp(t), 390);
});
