import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const LIST = "list of birthdays: name, birthday. ";
const REMINDER = "reminder birthday 0 yearly 30 8 * * * #general";
const ERINNERUNG = "reminder geburtstag 0 yearly 30 8 * * * #general";

/** Whose birthday it is, is no summary of what was entered today, and comes again each year. */
const ASKS: [ask: string, reminder: string][] = [
  [`${LIST}Every day at 8:30 tell #general whose birthday it is`, REMINDER],
  [`${LIST}post in #general at 8:30 who has birthday today`, REMINDER],
  [`${LIST}each morning at 8:30 post today's birthdays in #general`, REMINDER],
  [`${LIST}Every morning at 8:30 post in #general who has birthday today`, REMINDER],
  [`${LIST}congratulate in #general at 8:30 on the day, every year`, REMINDER],
  [
    "work anniversaries: name, started on. remind #general a week before, every year",
    "reminder started_on 7 yearly 0 9 * * * #general",
  ],
  ["Geburtstagsliste: Name, Geburtstag. Jeden Morgen um 8:30 in #general posten, wer heute Geburtstag hat", ERINNERUNG],
  ["Geburtstagsliste: Name, Geburtstag. Poste täglich um 8:30 die heutigen Geburtstage in #general", ERINNERUNG],
  ["Geburtstagsliste: Name, Geburtstag. Jedes Jahr am Tag um 8:30 in #general gratulieren", ERINNERUNG],
];

for (const [ask, reminder] of ASKS)
  test(`birthdays are told on the day, each year: ${ask.slice(-60)}`, async () => {
    const answer = await createRulesPlanner().plan(askFor(ask));
    assert.ok(answer.kind === "plan" && answer.plan.composition !== undefined, JSON.stringify(answer));
    assert.ok(briefly(answer.plan.composition.parts).endsWith(`; ${reminder}`), briefly(answer.plan.composition.parts));
    assert.deepEqual(answer.plan.leftOut, []);
  });

test("a post each year is asked about: it has no date to look at", async () => {
  const answer = await createRulesPlanner().plan(askFor("Post “Happy new year” in #general every year on 1 January"));
  assert.ok(answer.kind === "questions", JSON.stringify(answer));
});
