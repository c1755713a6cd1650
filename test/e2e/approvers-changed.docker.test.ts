import assert from "node:assert/strict";
import { test } from "node:test";
import { dockerAnswers } from "../docker-answers.ts";
import { lunchScenario, playScenarios } from "../fakes/scenarios.ts";
import { startScriptedModel } from "../fakes/scripted-model.ts";
import { says, startStage, until, untilSaid } from "./stage.ts";

const skip = (await dockerAnswers()) ? false : "no container engine answers";

test("where another group approves since the last start, it is asked on a card of its own, and the old card decides nothing", {
  skip,
}, async (t) => {
  const model = await startScriptedModel(playScenarios([lunchScenario()]));
  t.after(() => model.close());
  // The latest first: both are in one folder.
  const endings: (() => unknown)[] = [];
  const atEnd = { after: (end: () => unknown) => void endings.unshift(end) };
  t.after(async () => {
    for (const end of endings) await end();
  });
  const before = await startStage(atEnd, { modelUrl: model.url });
  const asker = before.person("asker1");
  const thread = await asker.say("#requests", `${before.bot} collect our lunch orders, then post them in #food`);
  await asker.press("#requests", thread, "Build it");
  await asker.press("#requests", thread, "Looks right");
  await untilSaid(asker, "#requests", thread, /waits for a yes from @platform-team/);
  const { usergroups = [] } = await before.person("platform1").slack.usergroups.list({});
  await before.stop();

  // To Toolroom it is another group; the local Slack has but one, which answers to its id too.
  const other = usergroups[0]?.id ?? "";
  const after = await startStage(atEnd, {
    modelUrl: model.url,
    home: before.home,
    environment: { TOOLROOM_APPROVERS: other },
  });
  await untilSaid(after.person("asker1"), "#requests", thread, `waits for a yes from @${other}`);
  const approver = after.person("platform1");
  const [old] = await until("the old card's end", async () => {
    const cards = await approver.history("#platform");
    return cards.some((card) => says(card, "Out of date")) ? cards : undefined;
  });
  assert.ok(old && !says(old, '"Approve"'));
  await approver.press("#platform", null, "Approve");
  await untilSaid(after.person("asker1"), "#requests", thread, / v1 is live\./);
});
