import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const planner = createRulesPlanner({ platformChannel: "#platform" });

/** Several things in one message, each with its number. */
const NUMBERED: [ask: string, built: string][] = [
  [
    'hi, its about two things, sorry:\n\n1) a list of extensions with name, department, extension. People call me all day to ask for them.\n\n2) the fruit. Wednesdays 10:15 please write "Fruit is here!" in #food, cause otherwise half of it goes bad\n\nThanks so much, Ana',
    "records extensions (Name, Department, Extension); post “Fruit is here!” 15 10 * * 3 #food",
  ],
  [
    "Two things if that's ok:\n1. book the demo van or the trailer by the day, never two people at once\n2. each Thursday 16:30 write in #sales: Fuel up the van before the weekend",
    "booking demo van/trailer by day 06:00–22:00; post “Fuel up the van before the weekend” 30 16 * * 4 #sales",
  ],
  [
    "Zwei Dinge: 1) jeden Montag um 9 in #general „Wochenplan!“ 2) jeden Freitag um 15 Uhr in #sales „Zahlen bitte“",
    "post “Wochenplan!” 0 9 * * 1 #general; post “Zahlen bitte” 0 15 * * 5 #sales",
  ],
  [
    "1) Liste der Verträge mit Partner, Ende 2) Umfrage in #food: Pizza oder Sushi, bis Freitag 12 Uhr",
    "records Verträge (Partner, Ende date); poll Pizza/Sushi until 2027-01-15 12:00 #food",
  ],
  [
    'First: a list of keys with number, holder. Second: every monday at 9 post "Count the keys" in #general',
    "records keys (Number, Holder); post “Count the keys” 0 9 * * 1 #general",
  ],
  // Numbered points of one thing.
  [
    "For each newcomer tick off: 1) laptop ordered 2) key handed out 3) tour done",
    "checklist laptop ordered/key handed out/tour done",
  ],
];

for (const [ask, built] of NUMBERED) {
  test(`“${ask}” is built as it is numbered`, async () => {
    const answer = await planner.plan(askFor(ask));
    assert.equal(answer.kind, "plan", JSON.stringify(answer));
    if (answer.kind === "plan") assert.equal(briefly(answer.plan.composition?.parts ?? []), built);
  });
}
