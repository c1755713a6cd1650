import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const PICK = "Pick: plant watering\nNames: Gus, Fenna, Malik\nWhen: every Tuesday 9:15\nIn: #general";

for (const said of [
  "Gus has moved to Lisbon so take him off please. Odile does it in his place",
  "Gus has left, Odile does it instead",
  "Gus has left and Odile takes over",
])
  test(`"${said}" puts one in another's place`, async () => {
    const planner = createRulesPlanner();
    const first = await planner.plan(askFor(PICK));
    assert.ok(first.kind === "plan" && first.plan.composition !== undefined, JSON.stringify(first));
    const { manifest, composition } = first.plan;
    const answer = await planner.plan(askFor(said, { current: { appId: "app_1", manifest, composition } as never }));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.match(briefly(answer.plan.composition?.parts ?? []), /^picker Fenna\/Malik\/Odile /);
  });
