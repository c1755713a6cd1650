import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

/** A yes that is only spoken of makes no form: it is named as left out. */
const PASSING: [ask: string, part: RegExp, said: RegExp][] = [
  [
    "List of candidates: name, role, status. Rejected ones should be deleted after 6 months.",
    /^records candidates/,
    /Rejected ones should be deleted after 6 months/,
  ],
  [
    "Bewerberliste: Name, Stelle, Status. Abgelehnte sollen nach 6 Monaten gelöscht werden.",
    /^records Bewerber/,
    /Abgelehnte sollen nach 6 Monaten gelöscht werden/,
  ],
  ["Rota for dishes: Ana, Pat, Mo weekly. Swapping only with Ana's consent.", /^rota dishes: Ana\/Pat\/Mo/, /consent/],
  ["Rota for dishes: Ana, Pat, Mo weekly. Swaps need Ana's ok.", /^rota dishes: Ana\/Pat\/Mo/, /Ana's ok/],
  ["Putzplan: Ana, Pat, Ben wöchentlich. Tauschen nur mit Zustimmung von Ana.", /^rota .*Ana\/Pat\/Ben/, /Zustimmung/],
];

for (const [ask, part, said] of PASSING)
  test(`"${ask}" makes no approval`, async () => {
    const answer = await createRulesPlanner().plan(askFor(ask));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    const parts = briefly(answer.plan.composition?.parts ?? []);
    assert.match(parts, part);
    assert.doesNotMatch(parts, /approval/);
    assert.match(answer.plan.leftOut.join(" "), said);
  });
