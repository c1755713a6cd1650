import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

/** Which entries of a list are posted, and when. */
const POSTED: [ask: string, posted: string][] = [
  [
    "Tasks: title, assignee, state (open, done). Post everything not done on Fridays at 16 in #general.",
    "digest open 0 16 * * 5 #general",
  ],
  [
    "List of tasks: title, who. Post the tasks that are not finished Tuesdays at 9 in #general",
    "digest open 0 9 * * 2 #general",
  ],
  [
    "Liste der Rechnungen: Kunde, Betrag, bezahlt (ja/nein). Nicht bezahlte montags um 9 in #finance posten",
    "digest open 0 9 * * 1 #finance",
  ],
  [
    "Aufgaben: Titel, wer, erledigt (ja/nein). Poste in #general um 9 freitags nicht erledigte.",
    "digest open 0 9 * * 5 #general",
  ],
  [
    "Orders: what, delivered (yes/no). Post the undelivered ones, not on Fridays, daily at 9 in #general",
    "digest open 0 9 * * 0,1,2,3,4,6 #general",
  ],
  [
    "Keep a list of visits: guest, date, host. Every morning at 8 post the visits of today in #general",
    "reminder date 0 0 8 * * * #general",
  ],
  [
    "Keep a list of visits: guest, date, host. Every day at 17 post tomorrow's visits in #general",
    "reminder date 1 0 17 * * * #general",
  ],
  [
    "Liste der Schulungen: Thema, Datum, Trainer. Poste jeden Morgen um 8 die von heute in #general",
    "reminder datum 0 0 8 * * * #general",
  ],
  ["Leads: name, date. Every day at 17 post the new leads of today in #sales", "digest today 0 17 * * * #sales"],
  [
    "Sales: customer, amount, date. Every evening at 18 post the total of today's sales in #sales",
    "digest today 0 18 * * * #sales sum amount",
  ],
  [
    "List of events: title, date. Every Monday at 8 post this week's events in #general",
    "digest due_7_days 0 8 * * 1 #general",
  ],
  [
    "Liste der Termine: Kunde, Datum. Montags um 8 die Termine der kommenden Woche in #sales posten",
    "digest due_7_days 0 8 * * 1 #sales",
  ],
  [
    "Sales: customer, amount, date. Fridays at 17 post this week's sales in #sales",
    "digest last_7_days 0 17 * * 5 #sales",
  ],
  [
    "Sales: customer, amount, date. Mondays at 8 post the sales of the week in #sales",
    "digest last_7_days 0 8 * * 1 #sales",
  ],
  [
    "List of customers: name, phone. Post the new ones every evening at 18 in #sales.",
    "digest today 0 18 * * * #sales",
  ],
  [
    "Kundenliste: Name, Telefon. Jeden Freitag um 16 die neuen Kunden in #sales posten",
    "digest last_7_days 0 16 * * 5 #sales",
  ],
  ["Kundenliste: Name, Telefon. Jeden Morgen um 8 die neuen in #sales posten", "digest yesterday 0 8 * * * #sales"],
  [
    "Leads: name, status (new, won, lost). Every morning at 9 post the new leads in #sales",
    "digest open 0 9 * * * #sales",
  ],
  ["List of new hires: name, start date. Mondays at 9 post the new hires in #general", "digest all 0 9 * * 1 #general"],
  [
    "Time sheet: project, hours. Fridays at 17 post hours per project in #finance.",
    "digest all 0 17 * * 5 #finance sum hours by project",
  ],
  [
    "Time sheet: project, hours. Fridays at 17 post hours per project and total in #finance.",
    "digest all 0 17 * * 5 #finance sum hours by project",
  ],
  [
    "Stundenzettel: Projekt, Person, Stunden. Freitags um 17 Uhr Stunden pro Projekt in #finance posten",
    "digest all 0 17 * * 5 #finance sum stunden by projekt",
  ],
  [
    "Tickets: customer, problem. Fridays at 17 post tickets per customer in #finance",
    "digest all 0 17 * * 5 #finance by customer",
  ],
  [
    "Tasks: title, owner, done (yes/no). Mondays at 9 post open tasks sorted by owner in #general",
    "digest open 0 9 * * 1 #general",
  ],
];

for (const [ask, posted] of POSTED)
  test(`"${ask}" posts ${posted}, and leaves nothing out`, async () => {
    const answer = await createRulesPlanner().plan(askFor(ask));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    const [, ...posts] = answer.plan.composition?.parts ?? [];
    assert.deepEqual([briefly(posts), answer.plan.leftOut], [posted, []]);
  });

/** Of these no summary looks at the entries that are meant: it is asked, or named as left out. */
const UNKEPT: [ask: string, said: RegExp][] = [
  ["List of events: title, date. Every Friday at 16 post this week's events in #general", /this week's/],
  ["List of events: title, date. On the first of each month at 8 post this month's events in #general", /this month's/],
  ["Liste der Geburtstage: Name, Datum. Freitags um 8 die Geburtstage dieser Woche in #general posten", /dieser Woche/],
  ["List of suppliers: name, phone. Mondays and Thursdays at 9 post new suppliers in #general", /new suppliers/],
  ["Time sheet: project, person, hours. Fridays at 17 post sum per project and per person in #finance", /per person/],
  [
    "Stundenzettel: Projekt, Person, Stunden. Freitags um 17 Uhr Summe pro Projekt und pro Person in #finance posten",
    /pro Person/,
  ],
  ["Time sheet: project, person, hours. Fridays at 17 post hours per project and person in #finance", /person/],
  ["Absences: who, from (date), to (date). Every morning at 8 post those of today in #general", /of today/],
];

for (const [ask, said] of UNKEPT)
  test(`"${ask}" is not kept to, and that is said`, async () => {
    const answer = await createRulesPlanner().plan(askFor(ask));
    const told = answer.kind === "plan" ? answer.plan.leftOut : answer;
    assert.match(JSON.stringify(told), said);
  });
