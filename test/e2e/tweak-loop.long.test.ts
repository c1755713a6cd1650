import { test } from "node:test";
import { whyNoBubblewrap } from "../bubblewrap-answers.ts";
import { playScenarios } from "../fakes/scenarios.ts";
import { startScriptedModel } from "../fakes/scripted-model.ts";
import { tweakScenarios } from "../fakes/tweak-scenarios.ts";
import { startStage } from "./stage.ts";
import { playTweaks } from "./tweak-loop.ts";
import { lunchOfModel } from "./tweaked-lunch.ts";

const skip = (await whyNoBubblewrap()) ?? false;

test("an app that a model writes lives through the same six changes", { skip }, async (t) => {
  const model = await startScriptedModel(playScenarios(tweakScenarios()));
  t.after(() => model.close());
  const stage = await startStage(t, { modelUrl: model.url, environment: { TOOLROOM_RUNNER: "bubblewrap" } });
  await playTweaks(stage, lunchOfModel, (line) => t.diagnostic(`scripted model · ${line}`));
});
