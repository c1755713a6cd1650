import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const planner = createRulesPlanner({ platformChannel: "#platform" });

/** What people are reminded of makes the message. */
const REMINDED: [ask: string, built: string][] = [
  [
    "kannst du donnerstags um 16:30 in #general an die Stundenzettel erinnern?",
    "post “Bitte denkt an die Stundenzettel!” 30 16 * * 4 #general",
  ],
  [
    "Bitte erinnere uns jeden Montag um 9 in #general an die Wochenberichte",
    "post “Bitte denkt an die Wochenberichte!” 0 9 * * 1 #general",
  ],
  [
    "Erinner #general freitags 15 Uhr ans Aufräumen der Küche, danke!",
    "post “Bitte denkt ans Aufräumen der Küche!” 0 15 * * 5 #general",
  ],
  [
    "Jeden 1. im Monat um 8:00 in #finance an die Reisekosten erinnern bitte",
    "post “Bitte denkt an die Reisekosten!” 0 8 1 * * #finance",
  ],
  [
    "Ich hätte gern eine Erinnerung an den Müll, dienstags 17:00 in #food",
    "post “Bitte denkt an den Müll!” 0 17 * * 2 #food",
  ],
  [
    "könntest du mittwochs um halb drei in #general an unsere Einkaufsliste erinnern",
    "post “Bitte denkt an unsere Einkaufsliste!” 30 14 * * 3 #general",
  ],
  [
    "can you remind #general about the timesheets every Friday at 2:30pm?",
    "post “Please remember: the timesheets” 30 14 * * 5 #general",
  ],
  [
    "every friday 14:30 remind us of the weekly report in #general",
    "post “Please remember: the weekly report” 30 14 * * 5 #general",
  ],
  [
    "pls set a reminder for timesheets in #general, fridays 2.30 pm",
    "post “Please remember: timesheets” 30 14 * * 5 #general",
  ],
  [
    "reminder about the team lunch every wed 11:45 in #food",
    "post “Please remember: the team lunch” 45 11 * * 3 #food",
  ],
  [
    "remind #sales of the price list on the first Monday of each month at 9",
    "post “Please remember: the price list” 0 9 * * 1#1 #sales",
  ],
  [
    "Remind the team in #general to fill in their timesheets every Friday at 14:30",
    "post “Fill in their timesheets” 30 14 * * 5 #general",
  ],
  // When it is said stands behind the colon.
  [
    "Erinnerung an alle in #general: freitags 14 Uhr Stundenzettel abgeben",
    "post “Stundenzettel abgeben” 0 14 * * 5 #general",
  ],
  ["in #food please: mondays 9:00 water the plants", "post “Water the plants” 0 9 * * 1 #food"],
  // Of what is kept it is the day that counts.
  [
    "Liste der Verträge mit Partner und Enddatum. 30 Tage vorher in #finance an die Kündigung erinnern",
    "records Verträge (Partner, Enddatum date); reminder enddatum 30 0 9 * * * #finance",
  ],
];

for (const [ask, built] of REMINDED) {
  test(`“${ask}” says what to think of`, async () => {
    const answer = await planner.plan(askFor(ask));
    assert.equal(answer.kind, "plan", JSON.stringify(answer));
    if (answer.kind === "plan") assert.equal(briefly(answer.plan.composition?.parts ?? []), built);
  });
}

test("a time said twice over is asked about, however the second is told", async () => {
  const answer = await planner.plan(
    askFor(
      'Post "Gate closes!" in #general every Tuesday at 9:00. Don\'t be late, it has to be every Tuesday at 9:30 sharp.',
    ),
  );
  assert.equal(answer.kind, "questions");
  if (answer.kind === "questions") assert.match(answer.questions.join(" "), /09:00.*09:30/);
});
