import assert from "node:assert/strict";
import type { Browser, Page } from "playwright-core";
import { focused, seriousFindings, seriousInBothSchemes } from "../../chromium.ts";

/** The sample app's pages at this width: nothing stands out at the side, and axe finds nothing serious, in light and dark. */
export async function provesReadable(browser: Browser, { url }: { url: string }, width: number): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.goto(url);
  await fits(page);
  assert.deepEqual(await seriousInBothSchemes(page, `${width}`), []);
  await page.locator("form.made").evaluate((form: { noValidate: boolean }) => {
    form.noValidate = true;
  });
  await page.getByRole("button", { name: "Order" }).click();
  await page.getByRole("alert").waitFor();
  assert.match(await focused(page), /could not be saved/);
  await fits(page);
  assert.deepEqual(await seriousInBothSchemes(page, `${width} with problems`), []);
  if (width < 600) {
    await page.getByLabel("Sort by").selectOption("-price");
    await page.waitForURL("**sort=-price**");
    assert.deepEqual(await seriousFindings(page, "sorted on a phone"), []);
  }
  await page.goto(`${url}figures`);
  await page.getByText("The numbers", { exact: true }).first().click();
  await fits(page);
  assert.deepEqual(await seriousInBothSchemes(page, `${width} figures`), []);
  const drawn = page.getByRole("img", { name: /^Widget sales by hub/ });
  assert.equal(await drawn.count(), 1, "the drawing for this width alone");
  await page.close();
}

async function fits(page: Page): Promise<void> {
  const width = await page.evaluate<number>("document.documentElement.scrollWidth");
  const room = page.viewportSize()?.width ?? 0;
  assert.ok(width <= room, `the page is ${width} wide in ${room}`);
}
