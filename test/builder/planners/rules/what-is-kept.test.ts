import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const planner = createRulesPlanner();

/** Ways to say what is kept, which of it is meant, and what is done with it; each with all that its plan says. */
const ASKS: [string, string][] = [
  [
    "Ich hätte gern was, wo jeder eintragen kann: Was, wo gefunden, wann, Foto dazu und ob's schon abgeholt wurde. Liste der Fundsachen",
    "Was, Wo gefunden, Wann date, Foto file, Abgeholt yes_no",
  ],
  [
    "Bug log: title, type (either bug or wish), urgency: low, medium or high; screenshot",
    "Title, Type choice bug/wish, Urgency choice low/medium/high, Screenshot file",
  ],
  [
    "Übersicht der Prüfungen. Spalten: Gerät; Standort; nächste Prüfung; Protokoll (PDF)",
    "Gerät, Standort, Nächste Prüfung date, Protokoll file",
  ],
  [
    "List of donations\n- donor (text)\n- amount: money in £\n- received on\n- thanked? y/n\n- receipt (pdf upload)",
    "Donor, Amount money GBP, Received on date, Thanked yes_no, Receipt file",
  ],
  [
    "Register of reagents. Columns are name / lot / opened on / expiry / fridge (A, B or -80)",
    "Name, Lot, Opened on date, Expiry date, Fridge choice A/B/-80",
  ],
  [
    "For every bike we need to know: owner, phone, price (€) and whether it's waiting, in repair or ready",
    "Owner person, Phone, Price money EUR, Status choice waiting/in repair/ready",
  ],
  [
    "Samples: taken on, result (ok / not ok / repeat), responsible chemist (one of us), hours (in h)",
    "Taken on date, Result choice ok/not ok/repeat, Responsible chemist person, Hours number",
  ],
  [
    "parcel list: carrier, for whom, from whom, shelf, picked up?",
    "Carrier, For whom, From whom, Shelf, Picked up yes_no",
  ],
  ["Wir haben 9 Busse. Kennzeichen, Fahrer, TÜV bis, km-Stand", "Kennzeichen, Fahrer, TÜV bis date, Km-Stand number"],
  [
    "Reklamationen: Kunde, Grund, Betrag in EUR, erledigt j/n",
    "Kunde, Grund long_text, Betrag money EUR, Erledigt yes_no",
  ],
];

for (const [text, columns] of ASKS) {
  test(`the columns of “${text.slice(0, 60)}”`, async () => {
    const shown = await partsOf(text);
    assert.match(shown, /^records /);
    assert.ok(shown.includes(`(${columns})`), shown);
  });
}

const CHOSEN: [string, string, string][] = [
  [
    "parcel log: shelf, picked up? y/n.",
    "Every day at 16:00 whatever hasn't been picked up to #general",
    "done picked_up; digest open 0 16 * * * #general",
  ],
  [
    "invoices we get: vendor, amount £, settled?",
    "mondays at 8 in #finance the ones not settled yet",
    "done settled; digest open 0 8 * * 1 #finance",
  ],
  [
    "Rechnungen: Lieferant, fällig am, bezahlt j/n.",
    "Jeden Dienstag um 8 Uhr alles in #finance, was fällig war und noch nicht bezahlt ist",
    "done bezahlt; digest overdue 0 8 * * 2 #finance",
  ],
  [
    "list of leads: company, stage (new/talking/won/lost).",
    "every monday at 8:30 post the ones not won or lost in #sales",
    "done stage; digest open 30 8 * * 1 #sales",
  ],
  [
    "Aufträge: Kunde, Status (neu, in Arbeit, fertig).",
    "Täglich um 7 Uhr alle, die noch nicht fertig sind, in #general",
    "done status; digest open 0 7 * * * #general",
  ],
  [
    "deliveries: supplier, expected on, arrived y/n.",
    "weekdays at 12:00 to #general everything that should have been here and isn't",
    "done arrived; digest overdue 0 12 * * 1-5 #general",
  ],
  [
    "tasks: what, due, done.",
    "On mondays at 9:00 post into #general what's due this week and not done",
    "done done; digest due_7_days 0 9 * * 1 #general",
  ],
  [
    "Störungen: Titel, Gerät, erledigt am.",
    "Werktags um 16:30 in #general posten, was noch offen ist",
    "done erledigt_am; digest open 30 16 * * 1-5 #general",
  ],
  [
    "returns: order no, refund amount in €.",
    "On the last day of each month at 18:00 #finance gets the sum of refund amount for the month",
    "digest this_month 0 18 L * * #finance sum refund_amount",
  ],
  [
    "expenses: what for, amount in EUR, who paid.",
    "Every Monday at 9 total of last week per person in #finance",
    "digest last_7_days 0 9 * * 1 #finance sum amount by who_paid",
  ],
];

for (const [kept, post, expected] of CHOSEN) {
  test(`which entries “${post.slice(0, 60)}” means`, async () => {
    const shown = await partsOf(`${kept} ${post}`);
    assert.ok(shown.endsWith(expected), shown);
  });
}

const OTHERS: [string, string][] = [
  ["it would be great to type /phone miller and get the number. Columns: name, company, phone", "command phone find"],
  ["Bestellwünsche: was, Preis in €, warum. Pat gibt's frei", '"people":["U0PAT"]'],
  ["requests for overtime: date, hours, why. Ana has to say yes first", '"people":["U0ANA"]'],
  ["Everybody may only edit their own entries. List of keys: number, door", '"mayChange":"author"'],
  ["nur wer was eingetragen hat, darf es ändern. Mitfahrliste: Strecke, Abfahrt, freie Plätze", '"mayChange":"author"'],
  [
    "A register for our first aid kits: where, next check. Show it red if the next check is in the past.",
    '"dueColumn":"next_check"',
  ],
  ["each morning a lunch list: name, dish. closes at 10:30, then to #food", '"closesAt":"10:30"'],
  ["Mängel auf der Baustelle. Raum, Foto, behoben ja/nein", '"many":"Mängel"'],
  ["Zertifikate: Kurs, gültig bis", '"one":"Zertifikat","many":"Zertifikate"'],
];

for (const [text, expected] of OTHERS) {
  test(`“${text.slice(0, 70)}” is understood`, async () => {
    const answer = await planner.plan(askFor(text));
    assert.equal(answer.kind, "plan", JSON.stringify(answer));
    const parts = answer.kind === "plan" ? (answer.plan.composition?.parts ?? []) : [];
    assert.ok(`${briefly(parts)} ${JSON.stringify(parts)}`.includes(expected), JSON.stringify(parts));
  });
}

async function partsOf(text: string): Promise<string> {
  const answer = await planner.plan(askFor(text));
  assert.equal(answer.kind, "plan", JSON.stringify(answer));
  return answer.kind === "plan" ? briefly(answer.plan.composition?.parts ?? []) : "";
}
