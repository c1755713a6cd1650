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

const HELLO = "post 'hi all' in #general every day at 9";
const HALLO = "poste täglich um 9 in #general „Hallo“";

/** The time at which it comes is one of both that are said. */
for (const [ask, wish, plan] of [
  [HELLO, "post it twice a day, at 9 and at 15", /0 9,15 \* \* \* #general/],
  [HELLO, "post it at 9 and at 15", /0 9,15 \* \* \* #general/],
  [HELLO, "at 9am and 3pm please", /0 9,15 \* \* \* #general/],
  [HALLO, "zweimal am Tag, um 9 und um 15 Uhr", /0 9,15 \* \* \* #general/],
  [HALLO, "poste es um 9 und um 15 Uhr", /0 9,15 \* \* \* #general/],
  [HELLO, "post it at 15 instead of 9", /0 15 \* \* \* #general/],
  [HELLO, "9 is too early, make it 10", /0 10 \* \* \* #general/],
] as const)
  test(`“${wish}” of what comes at 9`, async () => {
    const planner = createRulesPlanner();
    const answer = await planner.plan(askFor(wish, { current: await liveApp(planner, ask) }));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.match(briefly(answer.plan.composition?.parts ?? []), plan);
    assert.deepEqual(answer.plan.leftOut, []);
  });

for (const [wish, asked] of [
  ["at 9 on weekdays and at 10 on weekends", /different times \(09:00 \/ 10:00\)/],
  ["at 9 in #general and at 15 in #food", /post in one channel/],
] as const)
  test(`“${wish}” is asked about, not taken as both everywhere`, async () => {
    const planner = createRulesPlanner();
    const answer = await planner.plan(askFor(wish, { current: await liveApp(planner, HELLO) }));
    assert.equal(answer.kind, "questions", JSON.stringify(answer));
    assert.match(JSON.stringify(answer), asked);
  });

/** No one schedule says both. */
for (const [ask, wish, plan] of [
  [
    COMPLAINTS,
    "post it twice a day, at 9:15 and 15:00",
    /digest open 15 9 \* \* 1-5 #sales; digest open 0 15 \* \* 1-5 #sales/,
  ],
  [HELLO, "post it twice a day, at 9:30 and at 15:00", /30 9 \* \* \* #general; post “hi all” 0 15 \* \* \* #general/],
  [HALLO, "zweimal täglich posten, um 9:30 und 15 Uhr", /30 9 \* \* \* #general; post “Hallo” 0 15 \* \* \* #general/],
] as const)
  test(`“${wish}” are two posts`, async () => {
    const planner = createRulesPlanner();
    const answer = await planner.plan(askFor(wish, { current: await liveApp(planner, ask) }));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.match(briefly(answer.plan.composition?.parts ?? []), plan);
    assert.deepEqual(answer.plan.leftOut, []);
  });

test("of what can be said at one hour alone, both times are named", async () => {
  const planner = createRulesPlanner();
  const rota = "a rota for coffee duty: Ana, Pat, Cem. Post whose turn it is every Monday at 9 in #general";
  const ask = askFor("post it twice, at 9:15 and 15:00", { current: await liveApp(planner, rota) });
  assert.match(JSON.stringify(await planner.plan(ask)), /09:15 \/ 15:00/);
});
