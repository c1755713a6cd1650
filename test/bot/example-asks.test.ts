import assert from "node:assert/strict";
import { test } from "node:test";
import { LANGUAGES } from "../../bot/words/languages.ts";
import { createRulesPlanner } from "../../builder/planners/rules/create-rules-planner.ts";
import { askFor } from "../builder/planners/rules/reading-fixture.ts";

test("what people are invited to ask is understood whole, also without a model", async () => {
  const planner = createRulesPlanner({ platformChannel: "#platform" });
  for (const text of LANGUAGES.flatMap(({ help }) => help.examples)) {
    const answer = await planner.plan(askFor(text));
    assert.equal(answer.kind, "plan", text);
    assert.deepEqual(answer.kind === "plan" && answer.plan.leftOut, [], text);
  }
});
