import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { readConfig } from "../../lib/config.ts";
import { whyNoBubblewrap } from "../bubblewrap-answers.ts";
import { bringLunchLive, playLunch, playSales } from "./first-app-stories.ts";
import { type StageOptions, startStage, untilSaid } from "./stage.ts";
import { NOBODY, withoutModel } from "./ways.ts";

const skip = (await whyNoBubblewrap()) ?? false;
const MAIN = fileURLToPath(new URL("../../cli/main.ts", import.meta.url));

test("without a key or an engine: from a message to live apps in boxes of bubblewrap", { skip }, async (t) => {
  const stage = await startWithoutModel(t, {}, { buildsBoxes: true });

  await t.test("lunch, and its second version", async () => {
    await playLunch(stage, withoutModel);
    assert.match(stage.printed(), /Boxes: +Apps run in boxes of bubblewrap/);
  });
  await t.test(
    "the sales digest is asked for what it lacks, goes live with the answer, and posts by the clock, once",
    () => playSales(stage, withoutModel),
  );
});

test("without bubblewrap either: the same app runs as known code, and the start says what that means", async (t) => {
  const stage = await startWithoutModel(t, { TOOLROOM_RUNNER: "bare" });
  await bringLunchLive(stage, withoutModel);
  assert.match(stage.printed(), /Apps run WITHOUT isolation/);

  // As somebody does it who does not know what the start was told.
  const env = { ...stage.environment, TOOLROOM_RUNNER: undefined };
  const remove = (...args: string[]) =>
    execFileSync(process.execPath, [MAIN, "serve", "--remove", ...args], { encoding: "utf8", env });
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

test("while the model is down, what the rules understand whole goes live without it, and the rest is told so", {
  skip,
}, async (t) => {
  const stage = await startStage(t, { modelUrl: NOBODY, environment: { TOOLROOM_RUNNER: "bubblewrap" } });
  const asker = stage.person("asker1");
  const thread = await asker.say("#requests", `${stage.bot} ${withoutModel.lunch.ask}`);
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

function startWithoutModel(t: TestContext, environment: NodeJS.ProcessEnv = {}, options: Partial<StageOptions> = {}) {
  return startStage(t, { modelUrl: NOBODY, environment: { ...withoutModel.environment, ...environment }, ...options });
}
