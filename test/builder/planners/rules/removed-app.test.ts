import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { liveApp } from "./live-app.ts";
import { askFor, remark } from "./reading-fixture.ts";

const APP = "List of bills: customer, amount, paid yes/no. Every Monday at 9 post the unpaid ones in #sales";

const REMOVED: [said: string, answer: RegExp][] = [
  ["delete this app", /Say “stop”.*nothing.*deleted|“stop”/s],
  ["please remove the app, we don't need it any more", /“stop”/],
  ["Can you delete the whole thing for good?", /“stop”/],
  ["get rid of this tool", /“stop”/],
  ["lösch die App", /„stop“/],
  ["die App kann weg", /„stop“/],
  ["Kannst du das Tool bitte endgültig löschen? Wir brauchen es nicht mehr.", /„stop“/],
];

for (const [said, words] of REMOVED)
  test(`"${said}" is told what stops it, and that words delete nothing`, async () => {
    const planner = createRulesPlanner();
    const current = await liveApp(planner, APP);
    const intent = await planner.triage(askFor(said, { current }));
    assert.ok(intent.kind === "not_here", JSON.stringify(intent));
    assert.match(intent.answer, words);
    assert.match(intent.answer, /delete|lösch/i);
  });

for (const said of [
  "delete the amount",
  "remove the post",
  "lösch die Spalte Betrag",
  "get rid of the reminder in the app",
])
  test(`"${said}" is a change`, async () => {
    const planner = createRulesPlanner();
    const current = await liveApp(planner, APP);
    assert.equal((await planner.triage(askFor(said, { current }))).kind, "change");
  });

test("said as an answer, it ends the change with the same words", async () => {
  const planner = createRulesPlanner();
  const current = await liveApp(planner, APP);
  const ask = askFor("make it nicer", { current, remarks: [remark("then delete the app")], mayAsk: false });
  const answer = await planner.plan(ask);
  assert.ok(answer.kind === "answered" && /“stop”/.test(answer.answer), JSON.stringify(answer));
});
