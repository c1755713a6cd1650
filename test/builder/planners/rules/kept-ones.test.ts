import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

/** Several of what else is a part, with columns: a list of them. */
const KEPT: [ask: string, parts: RegExp][] = [
  ["List of polls we made: question, date, winner.", /^records polls \(Question, Date date, Winner\)/],
  [
    "Bookings: guest, room, from, to, paid yes/no.",
    /^records Bookings \(Guest, Room, From date, To date, Paid yes_no\)/,
  ],
  ["Rotas: team, contact, link.", /^records Rotas \(Team, Contact, Link link\)/],
  ["List of checklists: name, owner", /^records checklists \(Name, Owner person\)/],
  ["Loans: book, due back, returned yes/no.", /^records Loans \(Book, Due back date, Returned yes_no\)/],
  ["Our surveys: title, owner, closed yes/no", /^records surveys \(Title, Owner person, Closed yes_no\)/],
  ["Liste der Umfragen: Frage, Datum, Gewinner", /^records Umfragen \(Frage, Datum date, Gewinner\)/],
  ["Buchungen: Gast, Zimmer, von, bis, bezahlt ja/nein", /^records Buchungen \(Gast, Zimmer, Von date, Bis date/],
  ["Liste unserer Dienstpläne: Team, Kontakt, Link", /^records Dienstpläne \(Team, Kontakt, Link link\)/],
  ["Ausleihen: Buch, zurück bis, zurückgegeben ja/nein", /^records Ausleihen \(Buch, Zurück bis date/],
  ["Bookings: room A, room B", /^booking room A\/room B|^booking/],
  ["Loans (laptop, projector)", /^lending/],
  ["Polls: pizza, pasta", /^poll/],
  ["Rotas: Ana, Pat, Ben weekly", /^rota/],
];

for (const [ask, parts] of KEPT)
  test(`"${ask}" is read as what it lists`, async () => {
    const answer = await createRulesPlanner().plan(askFor(ask));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.match(briefly(answer.plan.composition?.parts ?? []), parts);
  });
