import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

/** Days behind the words of a message: of the post, or of what is told. */
const BEHIND: [ask: string, posts: string][] = [
  [
    "Remind #general weekdays at 9 about the till, Saturdays at 10.",
    "post “The till” 0 9 * * 1-5 #general; post “The till” 0 10 * * 6 #general",
  ],
  [
    "Remind #general Mon-Fri at 9 to open the windows and Saturdays at 10:30",
    "post “Open the windows” 0 9 * * 1-5 #general; post “Open the windows” 30 10 * * 6 #general",
  ],
  [
    "Werktags um 9 in #general sagen: Kasse zählen, samstags um 10",
    "post “Kasse zählen” 0 9 * * 1-5 #general; post “Kasse zählen” 0 10 * * 6 #general",
  ],
  [
    "Remind #general Mondays at 9 to sign up for yoga, Thursdays at 10",
    "post “Sign up for yoga, Thursdays at 10” 0 9 * * 1 #general",
  ],
];

for (const [ask, posts] of BEHIND)
  test(`"${ask}" is ${posts}`, async () => {
    const answer = await createRulesPlanner().plan(askFor(ask));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.deepEqual([briefly(answer.plan.composition?.parts ?? []), answer.plan.leftOut], [posts, []]);
  });
