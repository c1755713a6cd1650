import { after } from "node:test";
import type { Browser, BrowserContext, Page } from "playwright-core";
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

/** For all tests of a file: one headless Chromium, in which each page has a profile of its own, gone after its test. */
export function pagesOfFile(): (slack: Pick<Slack, "url" | "endings">, look?: Look) => Promise<Watched> {
  let launched: Promise<Browser> | undefined;
  after(async () => (await launched)?.close());
  return async (slack, look) => {
    launched ??= launchChromium();
    return openPage(await launched, slack, look);
  };
}

async function openPage(browser: Browser, slack: Pick<Slack, "url" | "endings">, look: Look = {}): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1280, height: look.height ?? 800 },
    colorScheme: look.scheme ?? "light",
    reducedMotion: "reduce",
  });
  slack.endings.add(() => context.close());
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
