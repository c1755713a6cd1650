import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { readConfig } from "../../lib/config.ts";
import { whyNoBubblewrap } from "../bubblewrap-answers.ts";
import { startStage, until, untilSaid } from "./stage.ts";

const skip = (await whyNoBubblewrap()) ?? false;
const MAIN = fileURLToPath(new URL("../../cli/main.ts", import.meta.url));
const LUNCH_ASK = "collect our lunch orders with /lunch until 11:00, then post them in #food";
/** Nothing listens there. */
const NOBODY = "http://127.0.0.1:9";
/** Paris, 2027. */
const TUESDAY_NINE = new Date("2027-01-12T08:00:00Z");
const TUESDAY_ELEVEN = new Date("2027-01-12T10:00:05Z");
const WEDNESDAY_NINE = new Date("2027-01-13T08:00:00Z");

test("without a key or an engine: from a message to a live app in a box of bubblewrap, and its second version", {
  skip,
}, async (t) => {
  const stage = await liveLunch(t, "bubblewrap");
  assert.match(stage.printed(), /Boxes: +Apps run in boxes of bubblewrap/);
});

test("without bubblewrap either: the same app runs as known code, and the start says what that means", async (t) => {
  const stage = await liveLunch(t, "bare");
  assert.match(stage.printed(), /Apps run WITHOUT isolation/);

  const remove = (...args: string[]) =>
    execFileSync(process.execPath, [MAIN, "serve", "--remove", ...args], { encoding: "utf8", env: stage.environment });
  assert.throws(() => remove("--yes"), /Stop it first/, "not from under a Toolroom that runs");
  await stage.stop();
  const { runtimeFolder } = readConfig(stage.environment);
  const running = () => execFileSync("ps", ["-eo", "args"], { encoding: "utf8" }).includes(runtimeFolder);
  assert.ok(running(), "its app goes on");
  assert.match(remove(), /would end 1 running app[\s\S]*Nothing was done/);
  assert.ok(running() && existsSync(stage.home));
  assert.match(remove("--yes"), /Ended 1 running app/);
  assert.deepEqual([running(), existsSync(stage.home), existsSync(runtimeFolder)], [false, false, false]);
});

test("the sales digest is asked for what it lacks, and goes live with the answer", { skip }, async (t) => {
  const stage = await startWithoutModel(t, "bubblewrap");
  const asker = stage.person("asker1");
  stage.moveClockTo(TUESDAY_NINE);
  const thread = await asker.say("#requests", `${stage.bot} post yesterday's sales in #sales each morning at 8`);
  await untilSaid(asker, "#requests", thread, /before I plan this/);
  await asker.say("#requests", "people enter them: amount in EUR and customer", thread);
  await asker.press("#requests", thread, "Build it");
  await asker.press("#requests", thread, "Looks right");
  await stage.person("platform2").press("#platform", null, "Approve");
  await untilSaid(asker, "#requests", thread, / v1 is live\./);
});

test("while the model is down, what the rules understand whole goes live without it, and the rest is told so", {
  skip,
}, async (t) => {
  const stage = await startStage(t, { modelUrl: NOBODY, environment: { TOOLROOM_RUNNER: "bubblewrap" } });
  const asker = stage.person("asker1");
  const thread = await asker.say("#requests", `${stage.bot} ${LUNCH_ASK}`);
  const plan = await untilSaid(asker, "#requests", thread, /Build it/);
  assert.match(JSON.stringify(plan.blocks), /without a language model|No model/i);
  await asker.press("#requests", thread, "Build it");
  await asker.press("#requests", thread, "Looks right");
  await stage.person("platform1").press("#platform", null, "Approve");
  await untilSaid(asker, "#requests", thread, / v1 is live\./);

  const other = await asker.say("#requests", `${stage.bot} forecast next quarter's revenue from our order history`);
  await untilSaid(asker, "#requests", other, /model/);
  assert.equal(
    (await asker.thread("#requests", other)).some(({ text }) => /is live/.test(text)),
    false,
  );
});

/** Asks for the lunch app, uses it, has it changed and uses it again. */
async function liveLunch(t: TestContext, runner: string) {
  const stage = await startWithoutModel(t, runner);
  const [asker, colleague, platform] = [stage.person("asker1"), stage.person("asker2"), stage.person("platform1")];
  stage.moveClockTo(TUESDAY_NINE);
  const thread = await asker.say("#requests", `${stage.bot} ${LUNCH_ASK}`);
  await asker.press("#requests", thread, "Build it");
  await asker.press("#requests", thread, "Looks right");
  await platform.press("#platform", null, "Approve");
  await untilSaid(asker, "#requests", thread, / v1 is live\./);

  await colleague.type("#food", "/tool lunch ramen");
  await until("the app's answer", async () =>
    (await colleague.ephemerals()).find(({ text }) => text.includes("ramen")),
  );
  const browser = await colleague.browser();
  const url = `http://lunch-orders.localhost:${stage.port}/`;
  assert.match((await browser.open(url)).text, /ramen/);
  stage.moveClockTo(TUESDAY_ELEVEN);
  const posts = async () => (await asker.history("#food")).filter(({ text }) => text.includes("ramen"));
  await until("the summary in #food", async () => ((await posts()).length > 0 ? true : undefined));
  assert.equal((await posts()).length, 1);

  await asker.say("#requests", "add a price in EUR to every order", thread);
  await asker.press("#requests", thread, "Build it");
  await asker.press("#requests", thread, "Looks right");
  await untilSaid(asker, "#requests", thread, / v2 is live\./);
  stage.moveClockTo(WEDNESDAY_NINE);
  await colleague.type("#food", "/tool lunch miso soup 9.50");
  await until("its second version's answer", async () =>
    (await colleague.ephemerals()).find(({ text }) => text.includes("miso soup")),
  );
  assert.match((await browser.open(url)).text, /miso soup[\s\S]*9\.50/);
  return stage;
}

function startWithoutModel(t: TestContext, runner: string) {
  const environment = { ANTHROPIC_API_KEY: undefined, TOOLROOM_RUNNER: runner };
  return startStage(t, { modelUrl: NOBODY, environment });
}
