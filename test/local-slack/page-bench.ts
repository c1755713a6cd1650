import type { BrowserContext, Page } from "playwright-core";
import { launchChromium, whyNoChromium } from "../chromium.ts";
import type { Slack } from "./slack-bench.ts";

if (whyNoChromium) console.error(`\n!! ${whyNoChromium}: the tests of the local Slack's page are skipped.\n`);

export interface Look {
  width?: number;
  height?: number;
  scheme?: "light" | "dark";
}

/** What went wrong in a page, and whom it asked for anything but this Slack. */
export interface Watched {
  page: Page;
  context: BrowserContext;
  faults: string[];
}

/** Headless Chromium in a profile of its own, gone after the test. */
export async function openPage(slack: Pick<Slack, "url" | "endings">, look: Look = {}): Promise<Watched> {
  const browser = await launchChromium();
  slack.endings.add(() => browser.close());
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1280, height: look.height ?? 800 },
    colorScheme: look.scheme ?? "light",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== slack.url && protocol !== "blob:") faults.push(`asked ${request.url()}`);
  });
  return { page, context, faults };
}
