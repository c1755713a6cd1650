import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly, remark } from "./reading-fixture.ts";

const REMINDER = "reminder birthday 0 0 9 * * * #general";
const ERINNERUNG = "reminder geburtstag 0 0 9 * * * #general";

/** Whose birthday it is, is no summary of what was entered today; that a date comes once is asked, then named. */
const ASKS: [ask: string, reply: string, reminder: string][] = [
  ["list of birthdays: name, birthday. Every day at 9 tell #general whose birthday it is", "yes", REMINDER],
  ["list of birthdays: name, birthday. post in #general at 9 who has birthday today", "ok", REMINDER],
  ["list of birthdays: name, birthday. each morning at 9 post today's birthdays in #general", "yes please", REMINDER],
  [
    "Geburtstagsliste: Name, Geburtstag. Jeden Morgen um 9 in #general posten, wer heute Geburtstag hat",
    "ja",
    ERINNERUNG,
  ],
  ["Geburtstagsliste: Name, Geburtstag. Poste täglich um 9 die heutigen Geburtstage in #general", "ja", ERINNERUNG],
];

for (const [ask, reply, reminder] of ASKS)
  test(`birthdays are told on the day: ${ask.slice(-60)}`, async () => {
    const planner = createRulesPlanner();
    const asked = await planner.plan(askFor(ask));
    assert.match(JSON.stringify(asked), /does not come again|kommt nicht von selbst/);
    const answer = await planner.plan(askFor(ask, { remarks: [remark(reply)] }));
    assert.ok(answer.kind === "plan" && answer.plan.composition !== undefined, JSON.stringify(answer));
    assert.ok(briefly(answer.plan.composition.parts).endsWith(`; ${reminder}`), briefly(answer.plan.composition.parts));
    assert.match(answer.plan.leftOut.join(), /does not come again|kommt nicht von selbst/);
  });
