import assert from "node:assert/strict";
import { test } from "node:test";
import { saysOtherValue } from "../../../../builder/planners/rules/conversation/other-value.ts";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { liveApp } from "./live-app.ts";
import { askFor, briefly, remark } from "./reading-fixture.ts";

for (const text of [
  "use #food instead",
  "then at 10",
  "ok then, on mondays",
  "dann um 10",
  "lieber freitags",
  "dann halt in #food",
])
  test(`“${text}” says another value and nothing else`, () => assert.ok(saysOtherValue(text)));

for (const text of [
  "then",
  "use that instead",
  "add a price instead",
  "at 10",
  "then remind us at 10",
  "dann lösch die App",
])
  test(`“${text}” does not`, () => assert.ok(!saysOtherValue(text)));

/** Declined, and then said with another channel. */
for (const [ask, reply, plan] of [
  [
    "email the team every Friday at 9: timesheets please",
    "use #food instead",
    "post “Timesheets please” 0 9 * * 5 #food",
  ],
  [
    "send an email to everybody every Friday at 9 that timesheets are due",
    "then in #food",
    "post “Timesheets are due” 0 9 * * 5 #food",
  ],
  [
    "schick jeden Freitag um 9 eine Mail an alle: Bitte Stundenzettel abgeben",
    "dann halt in #food",
    "post “Bitte Stundenzettel abgeben” 0 9 * * 5 #food",
  ],
] as const)
  test(`“${ask}”, and then “${reply}”`, async () => {
    const planner = createRulesPlanner();
    assert.equal((await planner.triage(askFor(ask))).kind, "not_here");
    const again = askFor(ask, { remarks: [remark(reply)] });
    assert.equal((await planner.triage(again)).kind, "new_app");
    const answer = await planner.plan(again);
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.equal(briefly(answer.plan.composition?.parts ?? []), plan);
    assert.deepEqual(answer.plan.leftOut, []);
  });

test("what is no post stays declined, whatever channel is named", async () => {
  const again = askFor("mail our customers every friday", { remarks: [remark("then in #food")], mayAsk: false });
  assert.equal((await createRulesPlanner().plan(again)).kind, "cannot");
});

const COMPLAINTS = "List of complaints: customer, solved yes/no. Every weekday at 8:30 post the open ones in #sales";
const HALLO = "poste täglich um 9 in #general „Hallo“";

/** Of a live app: declined after a question, and then said with what was missing. */
for (const [app, wish, first, second, plan] of [
  [COMPLAINTS, "post it in #nowhere at 10", "hm", "use #food instead", /digest open 0 10 \* \* 1-5 #food/],
  [
    COMPLAINTS,
    "also post them in #nowhere on fridays at 15",
    "hm",
    "then in #food",
    /#sales; digest open 0 15 \* \* 5 #food/,
  ],
  [HALLO, "poste es in #nirgends um 10", "hm", "dann in #food", /0 10 \* \* \* #food/],
] as const)
  test(`“${wish}”, declined, and then “${second}”`, async () => {
    const planner = createRulesPlanner();
    const current = await liveApp(planner, app);
    assert.match(JSON.stringify(await planner.plan(askFor(wish, { current }))), /#nowhere|#nirgends/);
    const ask = askFor(wish, { current, remarks: [remark(first), remark(second)] });
    const answer = await planner.plan(ask);
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.match(briefly(answer.plan.composition?.parts ?? []), plan);
    assert.deepEqual(answer.plan.leftOut, []);
  });
