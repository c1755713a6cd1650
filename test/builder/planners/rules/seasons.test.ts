import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

/** A part of the year beside days that come again: left out in these words, with the days that are said of it. */
const SEASONS: [ask: string, parts: string, left: RegExp][] = [
  [
    'Post "Water the plants" in #general Mondays and Thursdays at 9, in summer also Saturdays.',
    "post “Water the plants” 0 9 * * 1,4 #general",
    /“in summer also Saturdays”/,
  ],
  [
    'Post "Water the plants" in #general Mondays and Thursdays at 9 except in August',
    "post “Water the plants” 0 9 * * 1,4 #general",
    /“except in August”/,
  ],
  [
    'Post "Hi" in #general Mondays at 9 and in summer also Saturdays at 10',
    "post “Hi” 0 9 * * 1 #general",
    /“in summer also Saturdays at 10”/,
  ],
  ['In summer, post "Water" in #general Mondays at 9', "post “Water” 0 9 * * 1 #general", /“In summer”/],
  [
    "Poste „Blumen gießen“ in #general montags um 9, im Sommer auch samstags",
    "post “Blumen gießen” 0 9 * * 1 #general",
    /„im Sommer auch samstags“/,
  ],
  [
    "Poste „Blumen gießen“ im Juli und August montags um 9 in #general",
    "post “Blumen gießen” 0 9 * * 1 #general",
    /„im Juli und August“/,
  ],
  ['Poste "Hi" montags und im Winter freitags um 9 in #general', "post “Hi” 0 9 * * 1 #general", /im Winter freitags/],
  [
    "Every Monday at 9 remind #general to water the flowers in summer",
    "post “Water the flowers in summer” 0 9 * * 1 #general",
    /^$/,
  ],
];

for (const [ask, parts, left] of SEASONS)
  test(`"${ask}" is all year, and says so`, async () => {
    const answer = await createRulesPlanner().plan(askFor(ask));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.equal(briefly(answer.plan.composition?.parts ?? []), parts);
    assert.match(answer.plan.leftOut.join("\n"), left);
  });
