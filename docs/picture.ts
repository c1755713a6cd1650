/**
 * Takes the README's picture from a real run in headless Chromium: `npm run picture`. A scripted model stands in for a
 * real one; everything else is what `npm start` starts.
 */
import { chromium } from "playwright-core"; // drives the browser that is installed; downloads none
import { startStage, untilSaid } from "../test/e2e/stage.ts";
import { allScenarios, playScenarios } from "../test/fakes/scenarios.ts";
import { startScriptedModel } from "../test/fakes/scripted-model.ts";

const CHROMIUM = "/usr/bin/chromium";
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
/** Long enough for the card's last edit, which may wait 2.5 s for the one before. */
const LAST_EDIT_MS = 3_500;

const endings: (() => unknown)[] = [];
const model = await startScriptedModel(playScenarios(allScenarios()));
const stage = await startStage({ after: (end) => void endings.push(end as () => unknown) }, { modelUrl: model.url });
const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
try {
  const asker = stage.person("asker1");
  const ask = `${stage.bot} collect our lunch orders until 11:00, then post them in #food`;
  const thread = await asker.say("#requests", ask);
  await asker.press("#requests", thread, "Build it");
  await asker.press("#requests", thread, "Looks right");
  await stage.person("platform1").press("#platform", null, "Approve");
  await untilSaid(asker, "#requests", thread, / v1 is live\./);

  const page = await browser.newPage({ viewport: { width: 1240, height: 900 }, deviceScaleFactor: 2 });
  await page.goto(stage.slackUrl);
  await page.getByRole("button", { name: "# requests" }).click();
  await page.getByRole("button", { name: /replies$/ }).click();
  await page.getByText("is live").first().waitFor();
  await page.waitForTimeout(LAST_EDIT_MS);
  await page.screenshot({ path: new URL("./images/first-app.png", import.meta.url).pathname });
} finally {
  await browser.close();
  for (const end of endings) await end();
  await model.close();
}
