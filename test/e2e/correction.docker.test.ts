import assert from "node:assert/strict";
import { test } from "node:test";
import { stringify } from "yaml";
import { UNPROVEN } from "../../builder/assignments.ts";
import type { Check } from "../../sdk/contract/check.ts";
import { dockerAnswers } from "../docker-answers.ts";
import { lunchPlan, lunchScenario, playScenarios, type Scenario, sourceOf } from "../fakes/scenarios.ts";
import { startScriptedModel } from "../fakes/scripted-model.ts";
import { startStage, until, untilSaid } from "./stage.ts";

const skip = (await dockerAnswers()) ? false : "no container engine answers";
/** Paris, 2027. */
const TUESDAY_NINE = new Date("2027-01-12T08:00:00Z");
const TUESDAY_ELEVEN = new Date("2027-01-12T10:00:05Z");

const COUNTED: Check = { fire: "post-summary", posted: { channel: "#food", contains: "1 in all" } };

test("an agent that corrects without a Check for it is asked for one that fails on what is live, and brings it", {
  skip,
}, async (t) => {
  const asked: string[] = [];
  const play = playScenarios([countScenario(), lunchScenario()]);
  const model = await startScriptedModel((turn) => {
    asked.push(turn.asked);
    return play(turn);
  });
  t.after(() => model.close());
  const stage = await startStage(t, { modelUrl: model.url, environment: { TOOLROOM_RUNNER: "docker" } });
  const asker = stage.person("asker1");
  stage.moveClockTo(TUESDAY_NINE);
  const thread = await asker.say(
    "#requests",
    `${stage.bot} collect our lunch orders until 11:00, then post them in #food`,
  );
  await asker.press("#requests", thread, "Build it");
  await asker.press("#requests", thread, "Looks right");
  await stage.person("platform1").press("#platform", null, "Approve");
  await untilSaid(asker, "#requests", thread, / v1 is live\./);
  stage.moveClockTo(TUESDAY_ELEVEN);
  await until("the post", async () =>
    (await asker.history("#food")).find(({ text }) => text === "Nobody wants lunch."),
  );

  await asker.say("#requests", "wrong: it does not say how many there are", thread);
  await asker.press("#requests", thread, "Build it");
  await asker.press("#requests", thread, "Looks right");
  const live = await untilSaid(asker, "#requests", thread, / v2 is live\./);
  assert.match(
    JSON.stringify(live.blocks),
    /tried on both versions\*\\n• At 11:00 on weekdays · before: #food got “[^”]*ramen[^”]*” · now: #food gets a message with “1 in all”"/,
  );
  const [planned, coded] = ["<current-manifest>", "What it did wrong"].map((words) =>
    asked.filter((text) => text.includes(words)),
  );
  assert.ok(planned?.some((text) => /Posted in #food, 2027-01-12 11:00[^\n]*\nNobody wants lunch\./.test(text)));
  assert.ok(coded?.some((text) => text.includes(UNPROVEN.message) && text.includes("Nobody wants lunch.")));
});

/** First it only counts; told that nothing proves it, it adds the Check. */
function countScenario(): Scenario {
  const plan = { ...lunchPlan(), summary: "The post in #food says how many orders there are." };
  const files = sourceOf("lunch-v1");
  const counting = {
    ...files,
    "app.ts": replaced(files["app.ts"], 'summary.join("\\n")', '[...summary, summary.length + " in all"].join("\\n")'),
    "test/app.test.ts": replaced(
      files["test/app.test.ts"],
      'text: "Alex Asker: ramen"',
      'text: "Alex Asker: ramen\\n1 in all"',
    ),
  };
  const manifest = { ...plan.manifest, checks: [...plan.manifest.checks, COUNTED] };
  return {
    ask: /how many/,
    triage: { kind: "change" },
    plan,
    rounds: {
      first: { files: counting, summary: "The post says how many there are." },
      problems: { files: { ...counting, "app.yaml": stringify(manifest) }, summary: "Added a check for it." },
    },
  };
}

function replaced(text: string | undefined, what: string, by: string): string {
  return text?.includes(what) ? text.replace(what, by) : assert.fail(`The fixture has no ${what} any more.`);
}
