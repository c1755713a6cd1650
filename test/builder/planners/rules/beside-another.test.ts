import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const POLL = "poll pizza/pasta";
const TICKETS = "records tickets (Title, State choice open/done) done state; digest open 0 9 * * * #general";

/** What stands beside something else, and is not lost by it: what is built, and what is named as left out. */
const ASKS: [language: "en" | "de", ask: string, plan: string, left?: RegExp][] = [
  ["en", "a list of laptops and a poll about lunch: pizza, pasta", `records laptops (Laptop); ${POLL}`],
  ["de", "eine Liste unserer Laptops und eine Umfrage: Pizza, Pasta", "records Laptops (Laptop); poll Pizza/Pasta"],
  [
    "en",
    "a countdown to the fair on 3 March and a list of suppliers with phone",
    "countdown Fair 2027-03-03; records suppliers (Phone)",
  ],
  ["en", "poll: pizza, pasta and a list of the results", POLL],
  ["en", "a poll about lunch with a list of who voted: pizza, pasta", POLL],
  ["en", "checklist for the trip: tickets, a list of guests, hotel", "checklist tickets/list of guests/hotel"],
  [
    "en",
    "every morning post today's open tickets in #general; tickets have title, state (open/done)",
    TICKETS,
    /today's/,
  ],
  ["en", "every morning post what is open today in #general; tickets have title, state (open/done)", TICKETS],
  [
    "de",
    "Poste jeden Morgen die heutigen offenen Tickets in #general. Tickets: Titel, Status offen/erledigt",
    "records Tickets (Titel, Status choice offen/erledigt) done status; digest open 0 9 * * * #general",
    /heutigen/,
  ],
  [
    "en",
    "invoices: customer, due date, paid yes/no; show which are overdue",
    "records invoices (Customer, Due date date, Paid yes_no) done paid",
  ],
  [
    "de",
    "Rechnungen: Kunde, fällig am, bezahlt ja/nein; zeigen welche überfällig sind",
    "records Rechnungen (Kunde, Fällig am date, Bezahlt yes_no) done bezahlt",
  ],
  ["en", "films: name, show, time", "records films (Name, Show, Time)"],
  [
    "en",
    "tickets: title, state (open, in progress, done), due date",
    "records tickets (Title, State choice open/in progress/done, Due date date) done state",
  ],
];

for (const [language, ask, plan, left] of ASKS)
  test(`"${ask}" builds ${plan}`, async () => {
    const requester = { name: "Ana", timeZone: "Europe/Berlin", locale: language === "en" ? "en-GB" : "de-DE" };
    const answer = await createRulesPlanner().plan(askFor(ask, { requester }));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.equal(briefly(answer.plan.composition?.parts ?? []), plan);
    if (left === undefined) assert.deepEqual(answer.plan.leftOut, []);
    else assert.match(answer.plan.leftOut.join(), left);
  });

test("of two times of which one is meant it is asked which", async () => {
  const answer = await createRulesPlanner().plan(
    askFor("Remind us at 9 and at 10 but only once a day in #general to log hours"),
  );
  assert.ok(answer.kind === "questions", JSON.stringify(answer));
  assert.match(answer.questions.join(), /09:00 \/ 10:00/);
});
