import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor } from "./reading-fixture.ts";

const planner = createRulesPlanner();

/** How often a list begins anew: every day, or never, and then that is said. */
const LISTS: [ask: string, scope: "day" | "all", leftOut: RegExp | null][] = [
  ["simple list für unsere visitors: name, company, wer holt ab. jeden tag wieder leer", "day", null],
  ["Tageskarte fürs Restaurant: Gericht, Preis in €, vegetarisch ja/nein, jeden Tag wieder leer.", "day", null],
  ["A list of visitors with name, company. It starts empty every morning.", "day", null],
  ["List of daily specials: dish, price in €. It should be empty again each day", "day", null],
  ["Liste der Wünsche mit Wunsch, Zimmer; fängt täglich neu an", "day", null],
  ["Essensliste: Name, Gericht. Jeden Morgen soll sie wieder leer sein.", "day", null],
  ["Besucherliste: Name, Firma. Die Liste wird jeden Abend geleert.", "day", null],
  ["A new list each day: name, company, host.", "day", null],
  // Entries say of which day they are.
  ["every day we enter how many visitors came (date, count)", "all", null],
  ["Liste der Besucher mit Name, Firma. Jede Woche wieder leer.", "all", /Jede Woche wieder leer/],
  ["A list of visitors with name, company. Cleared every Monday.", "all", /Cleared every Monday/],
  ["List of jobs with job, customer; on Mondays and Thursdays we meet", "all", /on Mondays and Thursdays/],
];

for (const [text, scope, leftOut] of LISTS) {
  test(`“${text}” begins anew: ${scope === "day" ? "each day" : `never, and says so: ${leftOut}`}`, async () => {
    const answer = await planner.plan(askFor(text));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    const [records] = answer.plan.composition?.parts ?? [];
    assert.ok(records?.part === "records");
    assert.equal(records.scope, scope);
    if (leftOut === null) assert.deepEqual(answer.plan.leftOut, []);
    else assert.match(answer.plan.leftOut.join("\n"), leftOut);
  });
}
