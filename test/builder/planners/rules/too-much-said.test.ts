import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { liveApp } from "./live-app.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const COMPLAINTS = "List of complaints: customer, solved yes/no. Every weekday at 8:30 post the open ones in #sales";
const MAENGEL = "Liste der Mängel: Kunde, erledigt ja/nein. Poste werktags um 8 die offenen in #sales";

/** It is said to run when it does not. */
const IDLE: [app: string, wish: string, said: RegExp][] = [
  [COMPLAINTS, "wrong: it posts on Saturdays too", /It runs on weekdays at 08:30 only/],
  [COMPLAINTS, "it also posts on Sundays", /It runs on weekdays at 08:30 only/],
  [MAENGEL, "falsch: es postet auch samstags", /Es läuft nur werktags um 08:00/],
  [MAENGEL, "es postet samstags auch", /Es läuft nur werktags um 08:00/],
];

for (const [ask, wish, said] of IDLE)
  test(`"${wish}" hears when it runs`, async () => {
    const planner = createRulesPlanner();
    const answer = await planner.plan(askFor(wish, { current: await liveApp(planner, ask) }));
    assert.ok(answer.kind === "questions", JSON.stringify(answer));
    assert.match(answer.questions.join(" "), said);
  });

/** Of what nothing is there, nothing is posted; and another channel than before. */
const CHANGED: [app: string, wish: string, posted: RegExp][] = [
  [COMPLAINTS, "it should not post when there is nothing open", /digest open 30 8 \* \* 1-5 #sales only if any/],
  [COMPLAINTS, "don't post if nothing is open", /only if any/],
  [COMPLAINTS, "please only post when something is open", /only if any/],
  [COMPLAINTS, "no post when there is nothing open please", /only if any/],
  [MAENGEL, "es soll nichts posten, wenn nichts offen ist", /only if any/],
  [MAENGEL, "keine Nachricht, wenn nichts offen ist", /only if any/],
  [COMPLAINTS, "please in #food and not in #sales", /30 8 \* \* 1-5 #food$/],
  [MAENGEL, "bitte in #food und nicht in #sales", /0 8 \* \* 1-5 #food$/],
  [COMPLAINTS, "it posts on Fridays too", /30 8 \* \* 1,2,3,4 #sales$/],
];

for (const [ask, wish, posted] of CHANGED)
  test(`"${wish}": ${posted}`, async () => {
    const planner = createRulesPlanner();
    const answer = await planner.plan(askFor(wish, { current: await liveApp(planner, ask) }));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.match(briefly(answer.plan.composition?.parts ?? []), posted);
    assert.deepEqual(answer.plan.leftOut, []);
  });
