import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { liveApp } from "./live-app.ts";
import { askFor } from "./reading-fixture.ts";

const COMPLAINTS =
  "I want a customer complaints list: customer, how bad (low, medium or high), phone number, and a box when it's solved. Every weekday at 8:30 post the open ones in #sales";
const CAKES =
  "Wir brauchen eine Liste für Kuchenspenden: wer, welcher Kuchen, und ob er vegan ist. Jeden Tag um 13:26 Uhr soll in #general stehen, was eingetragen ist.";
const GRADED = "List of complaints: customer, how bad (low, medium, high). Post them every Monday at 9 in #sales";

/** A post of some of the entries, where what is open is something else or nothing: never the opposite, never something else. */
const REFUSED: [app: string, wish: string, said: RegExp][] = [
  [COMPLAINTS, "only the high ones", /cannot limit it like “only the high ones”/],
  [COMPLAINTS, "please post only the high ones", /cannot limit it like “please post only the high ones”/],
  [COMPLAINTS, "please post just the high ones", /cannot limit it like .*just the high ones”/],
  [COMPLAINTS, "leave out the low ones", /cannot limit it like “leave out the low ones”/],
  [COMPLAINTS, "post those that are high", /cannot limit it like “post those that are high”/],
  [GRADED, "only the high ones", /cannot limit it like “only the high ones”/],
  [CAKES, "nur die veganen posten", /einschränken kann ich es nicht: „nur die veganen posten“/],
  [CAKES, "es sollen nur die veganen im Post stehen", /einschränken kann ich es nicht/],
];

for (const [ask, wish, said] of REFUSED)
  test(`"${wish}" is not posted otherwise`, async () => {
    const planner = createRulesPlanner();
    const answer = await planner.plan(askFor(wish, { current: await liveApp(planner, ask) }));
    assert.equal(answer.kind, "questions");
    if (answer.kind === "questions") assert.match(answer.questions.join(" "), said);
  });

const NEW: [ask: string, isOpen: boolean][] = [
  [
    "List of complaints: customer, how bad (low, medium or high). Every Monday at 9 post only the high ones in #sales",
    false,
  ],
  [
    "Liste der Kuchen: wer, welcher Kuchen, ob er vegan ist. Täglich um 13 Uhr nur die veganen in #general posten",
    false,
  ],
  ["List of bills: customer, amount, paid yes/no. Every Monday at 9 post only the unpaid ones in #sales", true],
  ["List of bills: customer, amount, paid yes/no. Every Monday at 9 post only those not paid in #sales", true],
];

for (const [ask, isOpen] of NEW)
  test(`"${ask}" posts ${isOpen ? "what is open" : "nothing of the opposite"}`, async () => {
    const answer = await createRulesPlanner().plan(askFor(ask, { mayAsk: false }));
    const parts = answer.kind === "plan" ? (answer.plan.composition?.parts ?? []) : [];
    const posted = parts.filter((part) => part.part === "digest" && part.of === "open");
    assert.equal(posted.length, isOpen ? 1 : 0);
    const done = parts.find((part) => part.part === "records")?.doneColumn;
    assert.equal(done, isOpen ? "paid" : undefined);
  });

test("what is said to be missing changes nothing of what is done", async () => {
  const planner = createRulesPlanner();
  const answer = await planner.plan(
    askFor("this is wrong, the high ones are missing", { current: await liveApp(planner, GRADED) }),
  );
  assert.equal(answer.kind, "questions");
});

for (const wish of ["only the open ones", "please post only the open ones"])
  test(`"${wish}" is so already`, async () => {
    const planner = createRulesPlanner();
    const answer = await planner.plan(askFor(wish, { current: await liveApp(planner, COMPLAINTS) }));
    assert.match(JSON.stringify(answer), /that is so already/);
  });

test("of choices that tell how far something is, only some are posted", async () => {
  const planner = createRulesPlanner();
  const current = await liveApp(
    planner,
    "List of leads: company, status (new, contacted, won, lost). Post them every Monday at 9 in #sales",
  );
  const answer = await planner.plan(askFor("only the new ones", { current }));
  const records =
    answer.kind === "plan" ? answer.plan.composition?.parts.find((part) => part.part === "records") : undefined;
  assert.deepEqual(records?.doneChoices, ["contacted", "won", "lost"]);
});

for (const wish of ["post only the bad ones that are high, and do it at 9:15", "only the high ones, and make it 9:15"])
  test(`"${wish}" leaves out no more than it names`, async () => {
    const planner = createRulesPlanner();
    const answer = await planner.plan(askFor(wish, { current: await liveApp(planner, COMPLAINTS), mayAsk: false }));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    const digest = answer.plan.composition?.parts.find((part) => part.part === "digest");
    assert.equal(digest?.schedule, "15 9 * * 1-5");
    assert.match(answer.plan.leftOut.join(" "), /ones/);
  });
