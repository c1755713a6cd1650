import { test } from "node:test";
import { launchChromium, whyNoChromium } from "../../chromium.ts";
import { provesReadable } from "./readable.ts";
import { startSampleApp } from "./sample-app.ts";

test("the parts are readable on wide screens, too", { skip: whyNoChromium }, async (t) => {
  const browser = await launchChromium();
  t.after(() => browser.close());
  for (const width of [700, 1280]) await provesReadable(browser, await startSampleApp(t), width);
});
