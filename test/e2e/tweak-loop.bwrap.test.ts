import { test } from "node:test";
import { whyNoBubblewrap } from "../bubblewrap-answers.ts";
import { startStage } from "./stage.ts";
import { playTweaks } from "./tweak-loop.ts";
import { lunchOfParts } from "./tweaked-lunch.ts";
import { NOBODY, withoutModel } from "./ways.ts";

const skip = (await whyNoBubblewrap()) ?? false;

test("an app of known parts lives through six changes: each does what was said, breaks nothing, loses nothing", {
  skip,
}, async (t) => {
  const stage = await startStage(t, { modelUrl: NOBODY, environment: withoutModel.environment });
  await playTweaks(stage, lunchOfParts, (line) => t.diagnostic(`known parts · ${line}`));
});
