import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

/** Turns of several weeks are left out by name: turns are a day, a workday or a week long. */
const ROTAS: [ask: string, said: RegExp, parts: RegExp][] = [
  ["Rota for dishes: Ana, Pat, Mo, every other week; post Mondays at 9 in #food.", /every other week/, /Ana\/Pat\/Mo/],
  ["Rota for dishes: Ana, Pat, Mo, biweekly; post Mondays at 9 in #food.", /biweekly/, /Ana\/Pat\/Mo/],
  ["Rota for dishes: Ana, Pat, Mo, fortnightly. Post it in #food on Mondays at 9", /fortnightly/, /Ana\/Pat\/Mo/],
  ["Rota for dishes: Ana, Pat, Mo, rotating every two weeks; post Mondays at 9 in #food", /every two weeks/, /\/Mo/],
  ["Rota for dishes: Ana, Pat, Mo, every 3 weeks", /every 3 weeks/, /Ana\/Pat\/Mo/],
  ["Putzplan: Ana, Pat, Ben, Wechsel alle zwei Wochen; montags um 9 in #food posten.", /alle zwei/, /Ana\/Pat\/Ben/],
  ["Putzplan: Ana, Pat, Ben, zweiwöchentlich, montags um 9 in #food posten", /zweiwöchentlich/, /Ana\/Pat\/Ben/],
  ["Putzplan für die Küche: Ana, Pat, Ben, alle 14 Tage, montags um 9 in #food posten", /14 Tage/, /Ana\/Pat\/Ben/],
  [
    "Putzplan: Ana, Pat, Ben, jede zweite Woche wechseln, montags um 9 in #food posten",
    /zweite Woche/,
    /Ana\/Pat\/Ben/,
  ],
];

for (const [ask, said, parts] of ROTAS)
  test(`"${ask}" names its rhythm as left out`, async () => {
    const answer = await createRulesPlanner().plan(askFor(ask));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.match(briefly(answer.plan.composition?.parts ?? []), parts);
    assert.match(answer.plan.leftOut.join(" "), said);
  });
