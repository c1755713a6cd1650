import assert from "node:assert/strict";
import { test } from "node:test";
import { dockerAnswers } from "../docker-answers.ts";
import { allScenarios, playScenarios } from "../fakes/scenarios.ts";
import { startScriptedModel } from "../fakes/scripted-model.ts";
import { startStage, until, untilSaid } from "./stage.ts";

const skip = (await dockerAnswers()) ? false : "no container engine answers";

test("from a message in Slack to a live, owned, used app, and its second version", { skip }, async (t) => {
  const model = await startScriptedModel(playScenarios(allScenarios()));
  t.after(() => model.close());
  const stage = await startStage(t, { modelUrl: model.url });
  const asker = stage.person("asker1");
  const colleague = stage.person("asker2");
  const platform = stage.person("platform1");

  const thread = await asker.say(
    "#requests",
    `${stage.bot} collect our lunch orders until 11:00, then post them in #food`,
  );
  await asker.press("#requests", thread, "Build it");
  await asker.press("#requests", thread, "Looks right");
  await platform.press("#platform", null, "Approve");
  const live = await untilSaid(asker, "#requests", thread, / v\d+ is live\./);
  assert.match(live.text, /lunch-orders v1 is live/);

  await colleague.type("#food", "/tool lunch ramen");
  await until("the app's answer", async () =>
    (await colleague.ephemerals()).find((message) => message.text.includes("Noted: ramen")),
  );
  const page = await (await colleague.browser()).open(`http://lunch-orders.localhost:${stage.port}/`);
  assert.equal(page.status, 200);
  assert.match(page.text, /ramen/);
});
