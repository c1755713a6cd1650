import { type TestContext, test } from "node:test";
import { dockerAnswers } from "../docker-answers.ts";
import { playLunch, playSales } from "./first-app-stories.ts";
import { type StageOptions, startStage } from "./stage.ts";
import { startModelOf, withModel } from "./ways.ts";

const skip = (await dockerAnswers()) ? false : "no container engine answers";

test(
  "lunch: from a message in Slack to a live, owned, used app, and its second version with a migration",
  {
    skip,
  },
  async (t) => playLunch(await start(t, { buildsBoxes: true }), withModel),
);

test("sales digest: a schedule fired by the clock posts yesterday's total, once", { skip }, async (t) =>
  playSales(await start(t), withModel),
);

async function start(t: TestContext, options: Partial<StageOptions> = {}) {
  const modelUrl = await startModelOf(withModel, (end) => t.after(end));
  return startStage(t, { modelUrl, environment: withModel.environment, ...options });
}
