import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const planner = createRulesPlanner();

/** What people tell beside what they wish, and lists that nothing announces; each with its parts. */
const ASKS: [string, string][] = [
  [
    "hiya, the tent shed is chaos. can we have somewhere to put down each tent: what it is, which trip it was for, shelf (1, 2 or 3), what it's worth in euros, and whether it's waterproof. ta!",
    "records tents (What it is, Which trip it was for, Shelf choice 1/2/3, What it's worth money EUR, Waterproof yes_no)",
  ],
  [
    "Need to log:\n- ticket number\n- lot no.\n- seat\n- date sold\n- delivery note (pdf)",
    "records entries (Ticket number, Lot no., Seat, Date sold date, Delivery note file)",
  ],
  [
    "Can we track tastings pls – vineyard, guest name, date, host, did they buy (yes/no/later)",
    "records tastings (Vineyard, Guest name, Date date, Host, Did they buy choice yes/no/later)",
  ],
  [
    "for the choir: song calendar. title, publish date, owner, sheet link, done?",
    "records song calendars (Title, Publish date date, Owner person, Sheet link link, Done yes_no) done done",
  ],
  [
    "Baumängel!! Die Bauleitung soll melden können: Raum, was ist kaputt, dringend ja/nein, Foto",
    "records Baumängel (Raum, Was ist kaputt, Dringend yes_no, Foto file)",
  ],
  [
    "Die Kitas (Nord, Süd, West) sollen eintragen: Kita, Datum, Gericht, Portionen",
    "records Einträge (Kita choice Nord/Süd/West, Datum date, Gericht, Portionen)",
  ],
  [
    "Pro Gottesdienst bräuchten wir Datum, Zweck der Spende, Betrag in € und wer gezählt hat. Vergelt's Gott, Kim",
    "records Gottesdienste (Datum date, Zweck der Spende, Betrag money EUR, Wer gezählt hat person)",
  ],
  [
    "Sendeplan: Thema, Redakteur, Abgabe, Status (Idee / fertig). Jeden Tag 9:30 was heute fällig ist in #general",
    "records Sendeplan (Thema, Redakteur, Abgabe date, Status choice Idee/fertig); reminder abgabe 0 30 9 * * * #general",
  ],
  [
    "Anyone who wants a parking permit has to say which day, how many, for whom and why, and Ana says yes or no.",
    "approval parking permits (Day date, How many number, For whom, Why long_text)",
  ],
  [
    "Item, supplier, price €, needed by. Goes to @ana. When she's fine with it please tell #finance",
    "approval requests (Item, Supplier, Price money EUR, Needed by date)",
  ],
  [
    "If you wanna leave early you fill in: date, from what time, reason. @ana okays it or not.",
    "approval requests (Date date, From what time, Reason long_text)",
  ],
  [
    "wir brauchen etwas für Fortbildungen am Institut: Ziel, von, bis, Kosten in €. Ana Ferreira muss ja oder nein sagen",
    "approval Fortbildungen (Ziel, Von date, Bis date, Kosten money EUR)",
  ],
  [
    "hätte gern dass man im Slack /leistung pumpe eintippt und der Wert kommt. Maschine, Wert in kW, Anmerkung",
    "records Leistungen (Maschine, Wert in kW number, Anmerkung long_text); command leistung find",
  ],
];

for (const [text, expected] of ASKS) {
  test(`“${text.slice(0, 80)}” is made of ${expected}`, async () => {
    const answer = await planner.plan(askFor(text));
    assert.equal(answer.kind, "plan", JSON.stringify(answer));
    assert.equal(answer.kind === "plan" ? briefly(answer.plan.composition?.parts ?? []) : "", expected);
  });
}

test("a wish for something, without what and how, is asked about", async () => {
  const answer = await planner.plan(askFor("Mach bitte was für die Bestellungen."));
  assert.equal(answer.kind, "questions");
});
