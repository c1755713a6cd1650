import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const planner = createRulesPlanner({ platformChannel: "#platform" });

test("a sum by what the list does not have is left out aloud, and no other sum is posted for it", async () => {
  for (const whom of ["per person", "per region"]) {
    const answer = await planner.plan(
      askFor(`/deal: log a closed deal with customer and amount, monday 9am post the sum ${whom} in #sales`),
    );
    if (answer.kind !== "plan") continue;
    const parts = briefly(answer.plan.composition?.parts ?? []);
    assert.ok(!/digest/.test(parts) || answer.plan.manifest.purpose.includes(whom), parts);
    assert.match(JSON.stringify(answer.plan.leftOut), new RegExp(whom));
  }
});
