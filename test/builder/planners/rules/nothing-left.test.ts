import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { liveApp } from "./live-app.ts";
import { askFor, remark } from "./reading-fixture.ts";

const COMPLAINTS =
  "I want a customer complaints list: customer, how bad (low, medium or high), phone number, and a box when it's solved. Every weekday at 8:30 post the open ones in #sales";
const CAKES =
  "Wir brauchen eine Liste für Kuchenspenden: wer, welcher Kuchen, und ob er vegan ist. Jeden Tag um 13:26 Uhr soll in #general stehen, was eingetragen ist.";

/** What is asked about is all that was wished, and may go. */
const LEFT: [app: string, wish: string, reply: string, said: RegExp][] = [
  [COMPLAINTS, "send it by carrier pigeon only", "leave that out", /nothing is left to change/],
  [COMPLAINTS, "only every blue moon", "ok, leave it as it is then", /nothing is left to change/],
  [COMPLAINTS, "only every blue moon", "yes", /nothing is left to change/],
  [COMPLAINTS, "post it in #nowhere", "never mind, leave that out", /nothing is left to change/],
  [COMPLAINTS, "make it nicer", "forget it, leave it as it is", /nothing is left to change/],
  [CAKES, "nur bei Vollmond posten", "lass das weg", /bleibt nichts zu ändern/],
  [CAKES, "nur bei Vollmond posten", "dann eben nicht", /bleibt nichts zu ändern/],
  [CAKES, "poste es in #nirgends", "ach, lass es so wie es ist", /bleibt nichts zu ändern/],
];

for (const [ask, wish, reply, said] of LEFT)
  test(`"${wish}", and then "${reply}", ends the change`, async () => {
    const planner = createRulesPlanner();
    const current = await liveApp(planner, ask);
    const first = await planner.plan(askFor(wish, { current }));
    assert.equal(first.kind, "questions", JSON.stringify(first));
    const answer = await planner.plan(askFor(wish, { current, remarks: [remark(reply)], mayAsk: false }));
    assert.ok(answer.kind === "answered", JSON.stringify(answer));
    assert.match(answer.answer, said);
    assert.doesNotMatch(answer.answer, /What of these|Was davon/);
  });

for (const reply of ["hm, blue", "what is that?"])
  test(`"${reply}" leaves nothing out: what was not understood is said`, async () => {
    const planner = createRulesPlanner();
    const current = await liveApp(planner, COMPLAINTS);
    const ask = askFor("only every blue moon", { current, remarks: [remark(reply)], mayAsk: false });
    assert.equal((await planner.plan(ask)).kind, "cannot");
  });

test("what was wished beside it is planned", async () => {
  const planner = createRulesPlanner();
  const current = await liveApp(planner, COMPLAINTS);
  const ask = askFor("only every blue moon", {
    current,
    remarks: [remark("leave that out, and add a price")],
    mayAsk: false,
  });
  const answer = await planner.plan(ask);
  assert.ok(answer.kind === "plan", JSON.stringify(answer));
});
