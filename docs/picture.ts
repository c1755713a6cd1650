/**
 * Takes the README's pictures from a real run in headless Chromium: `npm run picture`. It is the newcomer's story, played
 * by keyboard on what `npm start` starts without a key and without an engine.
 */
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchChromium } from "../test/chromium.ts";
import { playNewcomersStory } from "../test/e2e/newcomer-story.ts";
import { startStage } from "../test/e2e/stage.ts";

const NOBODY = "http://127.0.0.1:9";
/** Of the story's pictures, those that the README shows. */
const KEPT = { plan: "plan.png", live: "first-app.png" };

const endings: (() => unknown)[] = [];
const environment = { ANTHROPIC_API_KEY: undefined, TOOLROOM_RUNNER: "bare" };
const keep = { after: (end: unknown) => void endings.push(end as () => unknown) };
const stage = await startStage(keep, { modelUrl: NOBODY, environment });
stage.moveClockTo(new Date("2027-01-12T08:00:00Z"));
const browser = await launchChromium();
const folder = mkdtempSync(join(tmpdir(), "toolroom-pictures-"));
try {
  const look = { viewport: { width: 1240, height: 860 }, deviceScaleFactor: 2, reducedMotion: "reduce" as const };
  const context = await browser.newContext(look);
  const told = await playNewcomersStory({ slackUrl: stage.slackUrl, context, folder, looksForFindings: false });
  for (const [state, file] of Object.entries(KEPT)) {
    const taken = told.pictures.get(state);
    if (taken === undefined) throw new Error(`The story has no picture of ${state}.`);
    copyFileSync(taken, new URL(`./images/${file}`, import.meta.url).pathname);
  }
} finally {
  await browser.close();
  for (const end of endings) await end();
  rmSync(folder, { recursive: true, force: true });
}
