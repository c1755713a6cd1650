import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { liveApp } from "./live-app.ts";
import { askFor, briefly } from "./reading-fixture.ts";

/** Who brings what and when is noted down: nothing is booked, and each that is asked is a column. */
const LISTS: [ask: string, columns: string][] = [
  [
    "Wir brauchen eine Kuchenliste: wer bringt wann welchen Kuchen mit, und ob er vegan ist. Jeden Tag um 13:26 Uhr soll in #general stehen, was eingetragen ist.",
    "Wer, Wann, Kuchen, Vegan",
  ],
  ["Kuchenliste: wer wann welchen Kuchen mitbringt", "Wer, Wann, Kuchen"],
  ["Eine Liste, wer wann welchen Salat macht", "Wer, Wann, Salat"],
  ["We need a cake list: who brings which cake when", "Who, Cake, When"],
];

for (const [ask, columns] of LISTS)
  test(`"${ask}" is a list of ${columns}`, async () => {
    const answer = await createRulesPlanner().plan(askFor(ask));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    const [records] = answer.plan.composition?.parts ?? [];
    assert.ok(records?.part === "records", JSON.stringify(records));
    assert.equal(records.columns.map(({ label }) => label).join(", "), columns);
  });

for (const ask of ["Wer hat wann welches Auto", "Handwagen rot, Handwagen blau – welche Gruppe hat wann welchen?"])
  test(`"${ask}" is a booking`, async () => {
    const answer = await createRulesPlanner().plan(askFor(ask));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.match(briefly(answer.plan.composition?.parts ?? []), /^booking/);
  });

const ORDERS = "List of orders: customer, amount";
const KUCHEN = "Liste der Kuchen: Name, Kuchen";

const ADDED: [app: string, wish: string, columns: string][] = [
  [ORDERS, "also who takes care of it, and when it came in", "Who takes care:person, When it came in:date"],
  [ORDERS, "and also when it came in", "When it came in:date"],
  [KUCHEN, "auch wer ihn abholt und wann", "Wer ihn abholt:person, Wann:date"],
];

for (const [ask, wish, columns] of ADDED)
  test(`"${wish}" adds ${columns}`, async () => {
    const planner = createRulesPlanner();
    const answer = await planner.plan(askFor(wish, { current: await liveApp(planner, ask) }));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    const [records] = answer.plan.composition?.parts ?? [];
    const added = records?.part === "records" ? records.columns.slice(2) : [];
    assert.equal(added.map(({ label, type }) => `${label}:${type}`).join(", "), columns);
  });

for (const wish of ["also who reported it?", "also, who are you"])
  test(`"${wish}" adds nothing`, async () => {
    const planner = createRulesPlanner();
    const answer = await planner.plan(askFor(wish, { current: await liveApp(planner, ORDERS) }));
    assert.equal(answer.kind, "questions");
  });

test("a word that stands in the plan as it was written was not read as another", async () => {
  const planner = createRulesPlanner();
  const current = await liveApp(planner, ORDERS);
  for (const ask of [askFor("add a deadlin", { current }), askFor("List of tasks: title, deadlin, who")]) {
    const answer = await planner.plan(ask);
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.match(JSON.stringify(answer.plan.composition), /Deadlin"/);
    assert.doesNotMatch(answer.plan.remarks ?? "", /deadline/);
  }
  const answer = await planner.plan(askFor('Post "Hello" in #food evrey Monday at 9'));
  assert.match(JSON.stringify(answer), /I read “evrey” → “every”/);
});
