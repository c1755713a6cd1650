import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const planner = createRulesPlanner();

/** Asked in #food. */
const HERE: [text: string, expected: string][] = [
  ["werktags um 17:50 hier reinschreiben: Kasse zählen!", "post “Kasse zählen!” 50 17 * * 1-5 #food"],
  ["Freitags um 16:00 soll in diesem Kanal stehen: „Kasse machen“", "post “Kasse machen” 0 16 * * 5 #food"],
  ['On the 8th of each month, 9am, please shout "VAT is due" in here', "post “VAT is due” 0 9 8 * * #food"],
  ['Every Friday at 4 pm post "clean the fridge" in this channel', "post “clean the fridge” 0 16 * * 5 #food"],
  ["Pick someone of Ana, Ben and Carl every weekday at 9:00, tell us here", "picker Ana/Ben/Carl 0 9 * * 1-5 #food"],
  ["Poll: pizza, pasta or soup? Until thursday 12:00, result here", "poll pizza/pasta/soup until 2027-01-14 12:00"],
  ["Hier ist Jana vom Empfang. Jeden Montag um 8 in #sales: „Milch“", "post “Milch” 0 8 * * 1 #sales"],
  ["We have a list of keys here: number, room.", "records keys (Number, Room)"],
];

for (const [text, expected] of HERE) {
  test(`where it is asked: ${text}`, async () => {
    const made = await planner.plan(askFor(text, { channel: "#food" }));
    assert.ok(made.kind === "plan", JSON.stringify(made));
    assert.equal(briefly(made.plan.composition?.parts ?? []), expected);
  });
}

test("where it is not known which channel that is, it is asked", async () => {
  const made = await planner.plan(askFor('Every Friday at 4 pm post "clean the fridge" in here'));
  assert.equal(made.kind, "questions");
});
