import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

/** What is asked for within a long message: ask → the parts it is read as. */
const ROWS: [string, string][] = [
  // A field of its own, and what is thought of it.
  [
    "Liste der Muster mit Lieferant, Artikel, und ein Feld für den Preis wäre auch schön.",
    "records Muster (Lieferant, Artikel, Preis money)",
  ],
  [
    "A list of samples with customer, sent on and a column for the courier would be nice.",
    "records samples (Customer, Sent on date, Courier)",
  ],
  // A file that is said to be one.
  [
    "list of expenses: date, amount in EUR, and the bill itself as a scan or pdf",
    "records expenses (Date date, Amount money EUR, Bill file)",
  ],
  [
    "Liste der Bewerber: Name, Stelle. Das Zeugnis soll als PDF dran hängen.",
    "records Bewerber (Name, Stelle, Zeugnis file)",
  ],
  [
    "List of offers: customer, total in EUR. The contract must be attached.",
    "records offers (Customer, Total money EUR, Contract file)",
  ],
  // Columns behind other words than a colon.
  [
    "In die neue Liste gehören Fahrzeug, Fahrer und Kilometerstand.",
    "records Einträge (Fahrzeug, Fahrer, Kilometerstand number)",
  ],
  ["Bitte eine Liste, in der wir Kunde, Ort und Datum sehen.", "records Einträge (Kunde, Ort, Datum date)"],
  [
    "Bitte eine Liste der Kisten. Wir wollen wissen, wem sie gehören und wo sie hin sollen. Also Kistennummer, Besitzer, Zielraum.",
    "records Kisten (Kistennummer, Besitzer person, Zielraum)",
  ],
  [
    "Jeder soll eintragen können, was es gab, was nicht gepasst hat und ein Foto.",
    "records Einträge (Was es gab, Was nicht gepasst hat, Foto file)",
  ],
  // What a box says.
  [
    "list of visitors: name, badge number and whether the badge was given back",
    "records visitors (Name, Badge number, Badge given back yes_no) done badge_given_back",
  ],
  [
    "Liste der Spenden: Name, Betrag in Euro, ob der Spender eine Quittung will",
    "records Spenden (Name, Betrag money EUR, Quittung gewünscht yes_no)",
  ],
  // Units are no choices, and a way has places.
  ["pool log: date, chlorine in mg/l, who", "records pools (Date date, Chlorine in mg/l number, Who person)"],
  ["list of trips: date, from, to, km", "records trips (Date date, From, To, Km number)"],
  // What goes to a channel.
  [
    "On 3 March at 11 please write in #general that the drill starts in ten minutes.",
    "post “The drill starts in ten minutes.” 0 11 3 3 * #general on 2027-03-03",
  ],
  [
    "The fruit box arrives Mondays and Wednesdays. Post 'Fruit is here, first come first served!' at 9.15 in #food on those days.",
    "post “Fruit is here, first come first served!” 15 9 * * 1,3 #food",
  ],
  [
    "Kannst du freitags um 15:30 in #general dran erinnern, dass alle ihre Stunden eintragen?",
    "post “Ihre Stunden eintragen” 30 15 * * 5 #general",
  ],
  [
    "A list of samples (customer, sent on). On mondays at 9 remind the team in #sales to chase the samples.",
    "records samples (Customer, Sent on date); post “Chase the samples.” 0 9 * * 1 #sales",
  ],
  // Things by their names, and nothing else.
  [
    "Wir verleihen an die Kollegen Beamer, Leinwand und Flipchart. Nach einer Woche sollen sie zurück sein.",
    "lending Gegenstände: Beamer/Leinwand/Flipchart 7 days",
  ],
  ["Rooms Oslo, Bergen and Rome, bookable between 8 and 19.", "booking Oslo/Bergen/Rome by slot 08:00–19:00"],
  [
    "Für die beiden Poolautos, den Caddy und den Corsa, bräuchten wir eine tageweise Buchung.",
    "booking Caddy/Corsa by day 06:00–22:00",
  ],
  [
    "Our library (about 40 books) needs a way to see who borrowed which book. Three weeks loan.",
    "lending books:  21 days",
  ],
  // Choices behind a verb.
  [
    "Let people vote until 15 January. Options on the table are bowling, a barbecue by the lake or the zoo that Pat found.",
    "poll bowling/barbecue by the lake/zoo until 2027-01-15",
  ],
  ["A poll what coffee to buy, fair trade or the cheap one.", "poll fair trade/cheap one"],
  // Who leads, and what counts down.
  ["Jeder trägt seine Schritte ein, und wir wollen sehen, wer vorne liegt.", "leaderboard Schritte"],
  [
    "Bis zur Messe am 22. April ist viel zu tun, darum jeden Morgen um 8 in #sales, wie viele Tage noch sind.",
    "countdown Messe 2027-04-22 0 8 * * * #sales",
  ],
  // A list that was told of, and one that is wished for.
  [
    "I look after our vans. Right now thats an excel on my laptop with plate, driver and mileage. Could we have a list of the vans as a page?",
    "records vans (Plate, Driver, Mileage number)",
  ],
  [
    "I started a spreadsheet with product, seats and renewal, but then I left it. Could you build a list with vendor, product and number of seats?",
    "records entries (Vendor, Product, Number of seats number)",
  ],
  // Whoever wishes is no part of what is wished.
  [
    "For each offer I need customer, total in EUR, sent on and result (open, won, lost).",
    "records offers (Customer, Total money EUR, Sent on date, Result choice open/won/lost)",
  ],
  [
    "Für jedes Angebot brauche ich Kunde, Summe in Euro, verschickt am und Ergebnis (offen, gewonnen, verloren).",
    "records Angebote (Kunde, Summe money EUR, Verschickt am date, Ergebnis choice offen/gewonnen/verloren)",
  ],
  [
    "For every hive I need to note the date I opened it, what I saw and whether the queen was seen.",
    "records hives (Date I opened it date, What I saw, Queen seen yes_no)",
  ],
  [
    "In die Liste sollen Kunde, Telefon, letzter Anruf und nächster Anruf.",
    "records Einträge (Kunde, Telefon, Letzter Anruf date, Nächster Anruf date)",
  ],
  ["Liste der Abwesenheiten: Name, von, bis", "records Abwesenheiten (Name, Von date, Bis date)"],
  // Lines whose brackets explain.
  [
    "one list of the snags, per entry:\n- flat (they look like 3.12)\n- trade: electrical / plumbing / other\n- whats wrong\n- photo if there is one\n- fixed y/n",
    "records snags (Flat, Trade choice electrical/plumbing/other, Whats wrong, Photo file, Fixed yes_no) done fixed",
  ],
  // The word of a command, where it is what is kept.
  [
    "Ideen kommen uns in der Küche. Mit /idee soll die Idee auf einer Liste landen.",
    "records Ideen (Idee); command idee add",
  ],
];

for (const [text, expected] of ROWS)
  test(`“${text}” is read as ${expected}`, async () => {
    const made = await createRulesPlanner().plan(askFor(text));
    assert.ok(made.kind === "plan", JSON.stringify(made));
    assert.equal(briefly(made.plan.composition?.parts ?? []), expected);
  });
