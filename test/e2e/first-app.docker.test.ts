import { test } from "node:test";
import { dockerAnswers } from "../docker-answers.ts";
import { playLunch, playSales } from "./first-app-stories.ts";
import { startStage } from "./stage.ts";
import { startModelOf, withModel } from "./ways.ts";

const skip = (await dockerAnswers()) ? false : "no container engine answers";

test("from a message in Slack to live, owned, used apps", { skip }, async (t) => {
  const modelUrl = await startModelOf(withModel, (end) => t.after(end));
  const stage = await startStage(t, { modelUrl, environment: withModel.environment, buildsBoxes: true });

  await t.test("lunch, and its second version with a migration", () => playLunch(stage, withModel));
  await t.test("sales digest: a schedule fired by the clock posts yesterday's total, once", () =>
    playSales(stage, withModel),
  );
});
