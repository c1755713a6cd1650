import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { seriousFindings, tabTo } from "../chromium.ts";

/** The README's; what it leads to can be tried at any hour. */
const ASK = "collect our lunch orders with /lunch and post them in #food at 11:00 on weekdays";

/** Between two keys: three times as fast as the fastest people write, who give a start that much time to warm up. */
const KEY_MS = 20;

export interface StoryOptions {
  slackUrl: string;
  context: BrowserContext;
  /** Where its pictures are kept. */
  folder: string;
  /** Has axe-core look at each page. */
  looksForFindings: boolean;
}

export interface Story {
  /** What a machine was waited for, by stop, ms: the person's typing is not in it. */
  waits: { stop: string; ms: number }[];
  /** When its thread said that the first version is live, by `performance.now()`. */
  liveAtMs: number;
  /** Files, by what they show. */
  pictures: Map<string, string>;
  /** Errors of pages, and what axe-core calls serious. */
  faults: string[];
}

/** The README's story, by keyboard alone: ask, agree, look, approve, use the page and the command, change it. */
export async function playNewcomersStory(options: StoryOptions): Promise<Story> {
  const { context, slackUrl } = options;
  const page = await context.newPage();
  const told: Story = { waits: [], liveAtMs: 0, pictures: new Map(), faults: [] };
  watch(page, told);
  context.on("page", (opened) => watch(opened, told));
  let shots = 0;
  const look = async (state: string, at: Page = page) => {
    shots += 1;
    const path = join(options.folder, `${String(shots).padStart(2, "0")}-${state}.png`);
    await at.screenshot({ path });
    told.pictures.set(state, path);
    if (options.looksForFindings) told.faults.push(...(await seriousFindings(at, state)));
  };
  const waited = async (stop: string, event: () => Promise<unknown>) => {
    const startedAt = performance.now();
    await event();
    told.waits.push({ stop, ms: performance.now() - startedAt });
  };
  const replies = page.getByRole("log", { name: "Replies" });

  await page.goto(slackUrl);
  await page.getByRole("heading", { name: "What tool do you wish you had?" }).waitFor();
  await look("first-run");
  await goTo(page, "requests");
  await write(page, /^Message #requests$/, `@toolroom ${ASK}`);
  // The thread opens by itself where what was just written is answered.
  await waited("ask → plan", () => replies.getByRole("button", { name: "Build it" }).waitFor());
  await look("plan");
  await pressInThread(page, /^Build it/);
  await waited("Build it → preview", () => replies.getByRole("button", { name: "Looks right" }).waitFor());
  await look("preview");
  await pressInThread(page, /^Looks right/);
  await waited("Looks right → approval asked", () => replies.getByText("platform", { exact: false }).last().waitFor());

  await become(page, "Priya Raman");
  await goTo(page, "platform");
  await page.getByRole("button", { name: "Approve" }).waitFor();
  await look("approval");
  await toRegion(page, "#messages");
  await tabTo(page, /^Approve/);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await tabTo(page, /^Approve/);
  await page.keyboard.press("Enter");
  await become(page, "Ana Ferreira");
  await goTo(page, "requests");
  await openNewestThread(page);
  await waited("Approve → live", () => replies.getByText(/ v1 is live$/).waitFor());
  told.liveAtMs = performance.now();
  await look("live");

  const app = await signIn(page, await follow(page, "#replies", /^Open lunch-orders$/), look);
  await app.getByRole("heading", { name: "Lunch orders" }).waitFor();
  await write(app, /^Lunch order$/, "ramen");
  await app.getByRole("cell", { name: "ramen" }).waitFor();
  await look("app", app);

  await page.bringToFront();
  await goTo(page, "food");
  await write(page, /^Message #food$/, "/tool lunch miso soup");
  await page.getByText("Noted: miso soup", { exact: true }).waitFor();
  await look("command");

  await goTo(page, "requests");
  await openNewestThread(page);
  await write(page, /^Reply in thread$/, "add a price in EUR to every order");
  await waited("change → plan", () => replies.getByRole("button", { name: "Build it" }).waitFor());
  await pressInThread(page, /^Build it/);
  await waited("Build it → preview of v2", () => replies.getByRole("button", { name: "Looks right" }).waitFor());
  await pressInThread(page, /^Looks right/);
  await waited("Looks right → v2 live", () => replies.getByText(/ v2 is live$/).waitFor());
  await look("second-version");
  await app.bringToFront();
  await app.reload();
  await app.getByText("Price").first().waitFor();
  await look("app-second-version", app);
  return told;
}

function watch(page: Page, told: Story): void {
  page.on("pageerror", (error) => told.faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") told.faults.push(`${message.text()} (${message.location().url})`);
  });
}

/** By the jump box. */
async function goTo(page: Page, place: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.keyboard.type(place);
  await page.keyboard.press("Enter");
  const heading = place === "messages" ? "Toolroom" : `#${place}`;
  await page.getByRole("heading", { name: heading, exact: true, level: 1 }).waitFor();
}

async function become(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Alt+Shift+W");
  const menu = page.getByRole("menu", { name: "Be somebody else" });
  await menu.waitFor();
  const names = await menu.getByRole("menuitemradio").or(menu.getByRole("menuitem")).allInnerTexts();
  const at = names.findIndex((words) => words.includes(name));
  await page.keyboard.press("Home");
  for (let down = 0; down < at; down += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: new RegExp(`You are ${name}`) }).waitFor();
}

async function write(page: Page, field: RegExp, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(text, { delay: KEY_MS });
  // The list of completions takes the first Escape; there may be none.
  if (/[@/]/.test(text)) await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
}

async function openNewestThread(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: /repl(y|ies)/ })
    .last()
    .waitFor();
  await tabTo(page, /^Message #requests$/);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.getByRole("log", { name: "Replies" }).waitFor();
  // A message has a button of the same name: the pane takes the focus once it has loaded.
  await page.locator("#thread-composer textarea:focus").waitFor();
}

/** A button of the newest card. */
async function pressInThread(page: Page, words: RegExp): Promise<void> {
  await toRegion(page, "#replies");
  await tabTo(page, words);
  await page.keyboard.press("Enter");
}

/** Enters on a link that opens a page of its own. */
async function follow(page: Page, region: string, words: RegExp): Promise<Page> {
  await toRegion(page, region);
  await tabTo(page, words);
  const opening = page.context().waitForEvent("page");
  await page.keyboard.press("Enter");
  const opened = await opening;
  await opened.waitForLoadState();
  return opened;
}

/** F6 goes from part to part of the local Slack's page. */
async function toRegion(page: Page, region: string): Promise<void> {
  for (let pressed = 0; pressed < 8; pressed += 1) {
    if (await page.evaluate(`document.querySelector("${region}").contains(document.activeElement)`)) return;
    await page.keyboard.press("F6");
  }
  throw new Error(`F6 does not lead to ${region}.`);
}

/** By the link that comes as a direct message; the page it leads to. */
async function signIn(slack: Page, app: Page, look: (state: string, at: Page) => Promise<void>): Promise<Page> {
  await look("sign-in", app);
  await write(app, /^Your name in Slack$/, "Ana Ferreira");
  await app.getByText("direct message").waitFor();
  await slack.bringToFront();
  await goTo(slack, "messages");
  await slack
    .getByRole("link", { name: /^Sign in as / })
    .last()
    .waitFor();
  const opened = await follow(slack, "#messages", /^Sign in as /);
  await look("sign-in-confirm", opened);
  await tabTo(opened, /^Sign in as /);
  await opened.keyboard.press("Enter");
  await opened.getByRole("heading", { name: "Lunch orders" }).waitFor();
  await app.close();
  return opened;
}
