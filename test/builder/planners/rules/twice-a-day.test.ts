import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { liveApp } from "./live-app.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const COMPLAINTS = "List of complaints: customer, solved yes/no. Every weekday at 8:30 post the open ones in #sales";
const MAENGEL = "Liste der Mängel: Kunde, erledigt ja/nein. Poste werktags um 8 die offenen in #sales";

for (const [ask, wish] of [
  [COMPLAINTS, "post it twice a day, at 9 and at 15"],
  [COMPLAINTS, "post it at 9 o'clock and 3pm"],
  [MAENGEL, "zweimal am Tag posten, um 9 und um 15 Uhr"],
] as const)
  test(`"${wish}" posts at both times`, async () => {
    const planner = createRulesPlanner();
    const answer = await planner.plan(askFor(wish, { current: await liveApp(planner, ask) }));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.match(briefly(answer.plan.composition?.parts ?? []), /0 9,15 \* \* 1-5 #sales/);
    assert.deepEqual(answer.plan.leftOut, []);
  });

test("twice a day without times asks when", async () => {
  const planner = createRulesPlanner();
  const answer = await planner.plan(askFor("twice a day please", { current: await liveApp(planner, COMPLAINTS) }));
  assert.match(JSON.stringify(answer), /When shall it post/);
});

test("times that cannot be in one post are both named", async () => {
  const planner = createRulesPlanner();
  const ask = askFor("post it twice a day, at 9:15 and 15:00", { current: await liveApp(planner, COMPLAINTS) });
  assert.match(JSON.stringify(await planner.plan(ask)), /09:15 \/ 15:00/);
});
