import assert from "node:assert/strict";
import { test } from "node:test";
import { wishOfComplaint } from "../../../../builder/planners/rules/changes/complaint.ts";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor } from "./reading-fixture.ts";

const WISHES: [language: "en" | "de", said: string, wish: string][] = [
  ["en", "wrong: it posts Saturdays too", "no longer on Saturdays"],
  ["en", "it still posts on Saturdays, although it should only run on weekdays", "no longer on Saturdays"],
  ["en", "That's not right, the app also posts at 14:00.", "no longer at 14:00"],
  ["en", "it posts at 8 instead of 9", "at 9 instead of 8"],
  ["en", "that is wrong, it should post at 9", "it should post at 9"],
  ["en", "post on Saturdays too", "post on Saturdays too"],
  ["en", "wrong", "wrong"],
  ["de", "es postet auch samstags", "samstags nicht mehr"],
  ["de", "Falsch: es postet immer noch am Samstag, obwohl da niemand arbeitet", "am Samstag nicht mehr"],
  ["de", "das stimmt nicht, es kommt um 8 statt um 9", "um 9 statt um 8"],
  ["de", "bitte auch samstags", "bitte auch samstags"],
];

for (const [language, said, wish] of WISHES)
  test(`"${said}" wishes "${wish}"`, () => assert.equal(wishOfComplaint(said, language), wish));

test("who says that it posts on Saturdays too gets no second post on Saturdays, but none", async () => {
  const planner = createRulesPlanner();
  const made = await planner.plan(askFor('post "Stand-up" in #general every Monday to Saturday at 8'));
  assert.equal(made.kind, "plan");
  const { manifest, composition = null } = made.kind === "plan" ? made.plan : assert.fail();
  for (const text of ["it posts Saturdays too", "wrong, it also posts on Saturdays", "es postet auch samstags"]) {
    const current = { manifest, releaseNumber: 1, composition };
    const changed = await planner.plan(askFor(text, { current }));
    const plan = changed.kind === "plan" ? changed.plan : assert.fail(JSON.stringify(changed));
    assert.deepEqual(
      plan.manifest.triggers.map((trigger) => ("schedule" in trigger ? trigger.schedule : "")),
      ["0 8 * * 1-5"],
      text,
    );
    const silent = plan.manifest.checks.find((check) => "fire" in check && check.due === false)?.at ?? "";
    assert.equal(new Date(silent).getUTCDay(), 6, "and that it does not is one of its Checks");
  }
});
