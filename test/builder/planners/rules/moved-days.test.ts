import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const planner = createRulesPlanner({ platformChannel: "#platform" });

/** Days of a month that are no working days: the first and the last can be moved. */
const MOVED: [ask: string, built: string][] = [
  [
    'On the 1st of every month at 9 in #finance post "Receipts are due". If the 1st is a Saturday or Sunday then the Monday after.',
    "post “Receipts are due” 0 9 1W * * #finance",
  ],
  [
    'On the first working day of every month, 9 am sharp, in #finance, please put this up: "Receipts!" If the 1st is a Saturday or Sunday then the Monday after, obviously not on the weekend.',
    "post “Receipts!” 0 9 1W * * #finance",
  ],
  [
    'every month on the 1st (or the next working day if that\'s a weekend) at 8:30 say "Meter readings please" in #general',
    "post “Meter readings please” 30 8 1W * * #general",
  ],
  [
    "Jeden 1. im Monat um 9 in #finance: „Belege abgeben!“ Wenn der 1. auf ein Wochenende fällt, dann am Montag danach.",
    "post “Belege abgeben!” 0 9 1W * * #finance",
  ],
  [
    "Am Monatsersten um 10 Uhr in #finance „Miete prüfen“ posten, falls das ein Samstag oder Sonntag ist, bitte am nächsten Werktag",
    "post “Miete prüfen” 0 10 1W * * #finance",
  ],
  [
    'On the last day of the month at 16:00 post "Close the books" in #finance, if that is a weekend then the Friday before',
    "post “Close the books” 0 16 LW * * #finance",
  ],
  [
    'Monatlich am 1. um 9 in #general "Zählerstände!" – fällt der auf Samstag oder Sonntag, dann Montag',
    "post “Zählerstände!” 0 9 1W * * #general",
  ],
  [
    'Every month the same circus. On the first working day of every month at 9 post "Receipts!" in #finance',
    "post “Receipts!” 0 9 1W * * #finance",
  ],
];

for (const [ask, built] of MOVED) {
  test(`“${ask}” keeps to working days`, async () => {
    const answer = await planner.plan(askFor(ask));
    assert.equal(answer.kind, "plan", JSON.stringify(answer));
    if (answer.kind === "plan") assert.equal(briefly(answer.plan.composition?.parts ?? []), built);
  });
}

test("a day that cannot be moved is asked about once", async () => {
  const ask =
    'On the 15th of every month at 9 in #finance post "Pay day". If it falls on a weekend then the Monday after.';
  const answer = await planner.plan(askFor(ask));
  assert.equal(answer.kind, "questions");
  if (answer.kind !== "questions") return;
  assert.equal(answer.questions.length, 1);
  assert.match(answer.questions[0] ?? "", /falls on a weekend/);
});
