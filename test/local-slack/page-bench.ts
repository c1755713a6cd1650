import { existsSync } from "node:fs";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import type { Slack } from "./slack-bench.ts";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

/** Why tests of the page cannot run here, or false. With `CI` set, test/run.ts makes a skipped test a failure. */
export const skip: string | false = executablePath ? false : "no Chromium on this machine";
if (skip) console.error(`\n!! ${skip}: the tests of the local Slack's page are skipped.\n`);

const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

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
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", ...quiet];
  const browser = await chromium.launch({ executablePath: String(executablePath), args });
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

/** What has the focus, as its name or words. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    const node = document.activeElement;
    return node?.getAttribute("aria-label") ?? node?.textContent ?? "";
  })()`);
}

/** Presses Tab until something with these words has the focus. */
export async function tabTo(page: Page, words: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let pressed = 0; pressed < 60; pressed += 1) {
    const here = await focused(page);
    if (words.test(here)) return;
    seen.push(here);
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab leads to no ${words}, only to: ${seen.join(" | ")}`);
}
