import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, chromium, type Page } from "playwright-core"; // drives the browser that is installed; downloads none

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Why what needs a browser cannot run here, or false. With `CI` set, test/run.ts makes a skipped test a failure. */
export const whyNoChromium: string | false = executablePath ? false : "no Chromium on this machine";

/** Headless, in a profile of its own. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: String(executablePath), args: FLAGS });
}

/** What has the focus, as its name or words. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(`(() => {
    const node = document.activeElement;
    if (!node || node === document.body) return "";
    return node.getAttribute("aria-label") ?? node.labels?.[0]?.textContent ?? node.textContent ?? "";
  })()`);
}

/** Presses Tab until something with these words has the focus. */
export async function tabTo(page: Page, words: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let pressed = 0; pressed < 60; pressed += 1) {
    const here = await focused(page);
    if (words.test(here.trim())) return;
    seen.push(here);
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab leads to no ${words}, only to: ${seen.join(" | ")}`);
}

/** What of axe-core's rules goes by colors alone: all that another scheme can break. */
const OF_COLORS = ["color-contrast", "link-in-text-block"];

/** What axe-core calls serious or critical on the page in light, and in its colors in dark; it is left in light. */
export async function seriousInBothSchemes(page: Page, state: string): Promise<string[]> {
  const look = async (colorScheme: "light" | "dark", inScheme: () => Promise<string[]>): Promise<string[]> => {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(colorsSettled(colorScheme));
    const found = await inScheme();
    if (found.length === 0) return [];
    await page.evaluate(colorsSettled(colorScheme));
    return inScheme();
  };
  const dark = await look("dark", () => seriousFindings(page, `${state}, dark`, OF_COLORS));
  return [...(await look("light", () => seriousFindings(page, state))), ...dark];
}

/**
 * The new colors are drawn, and no transition is between two. A busy Chromium now and then keeps text in the `light-dark()`
 * color of the old scheme on the new ground: a property that all inherit makes it compute every color anew, and what is
 * found is looked at twice.
 */
function colorsSettled(scheme: "light" | "dark"): string {
  return `(async () => {
    const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    while (!matchMedia("(prefers-color-scheme: ${scheme})").matches) await drawn();
    document.documentElement.style.setProperty("--drawn-for", "${scheme}" + performance.now());
    await drawn();
    await Promise.allSettled(document.getAnimations().map((one) => one.finished));
  })()`;
}

/** What axe-core calls serious or critical on the page as it is, each with where it stands; of `rules` only, where given. */
export async function seriousFindings(page: Page, state: string, rules?: string[]): Promise<string[]> {
  if (await page.evaluate("typeof axe === 'undefined'"))
    await page.evaluate(readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
  const options = { resultTypes: ["violations"], ...(rules === undefined ? {} : { runOnly: rules }) };
  const { violations } = await page.evaluate<{ violations: Finding[] }>(
    `axe.run(document, ${JSON.stringify(options)})`,
  );
  return violations
    .filter((one) => one.impact === "serious" || one.impact === "critical")
    .map((one) => `${state}: ${one.id} at ${one.nodes.map(placed).join(", ")}`);
}

/** Where it stands, and of colors which two were compared: without them nobody sees why. */
function placed({ target, any }: Finding["nodes"][number]): string {
  const { fgColor, bgColor } = any[0]?.data ?? {};
  return `${target.join(" ")}${fgColor && bgColor ? ` (${fgColor} on ${bgColor})` : ""}`;
}

interface Finding {
  impact: string;
  id: string;
  nodes: { target: string[]; any: { data: { fgColor?: string; bgColor?: string } | null }[] }[];
}
