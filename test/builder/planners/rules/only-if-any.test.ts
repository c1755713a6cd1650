import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const JOBS = "tasks: what, done yes/no. every weekday at 9 post the open ones in #general";
const AUFGABEN = "Aufgaben: was, erledigt ja/nein. Werktags um 9 die offenen in #general posten";

/** Where there is nothing to sum up, nothing shall be posted. */
const QUIET = [
  `${JOBS}, only if there are any`,
  `${JOBS}. If nothing is open, post nothing.`,
  `${JOBS}. But if there aren't any, keep quiet`,
  `${JOBS} - don't post if there are none`,
  `${AUFGABEN}, wenn nichts offen ist bitte nichts posten`,
  `${AUFGABEN}, aber nur wenn es welche gibt`,
  `${AUFGABEN}. Gibt es keine, dann Ruhe.`,
];

for (const ask of QUIET)
  test(`"${ask}" is quiet where there is none`, async () => {
    const answer = await createRulesPlanner().plan(askFor(ask));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.match(briefly(answer.plan.composition?.parts ?? []), /digest open 0 9 \* \* 1-5 #general only if any$/);
    assert.deepEqual(answer.plan.leftOut, []);
  });

for (const ask of [JOBS, AUFGABEN, `${JOBS}. Nothing else is needed`])
  test(`"${ask}" says that there is none`, async () => {
    const answer = await createRulesPlanner().plan(askFor(ask));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.match(briefly(answer.plan.composition?.parts ?? []), /digest open 0 9 \* \* 1-5 #general$/);
  });
