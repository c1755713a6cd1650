import assert from "node:assert/strict";
import { test } from "node:test";
import { compositionProblems } from "../../../../../builder/blueprints/composition-problems.ts";
import { readOutline } from "../../../../../builder/outline/read-outline.ts";
import { type Outlined, readSections } from "../../../../../builder/planners/rules/outlined/read-sections.ts";
import { compositionSchema } from "../../../../../sdk/contract/parts.ts";
import { briefly, contextIn } from "../reading-fixture.ts";

function outlined(text: string): Outlined & { language: "en" | "de" } {
  const read = readOutline(text);
  assert.ok(read, "no outline");
  const { language, outline } = read;
  return { language, ...readSections(outline, language, { ...contextIn(language), here: "#food", asker: "Ana" }) };
}

/** Today is Monday, 11 January 2027. */
const READ: [string, string][] = [
  [
    "List: Visits\nDetails: Guest, Entry date, Entry number (number), Constructor, Decision",
    "records Visits (Guest, Entry date date, Entry number number, Constructor, Decision)",
  ],
  [
    "Request: Trips\nDetails: Where, Decision, Decided on (date)\nDecided by: owner",
    "approval Trips (Where, Decision, Decided on date)",
  ],
  [
    "List: Hives\nDetails: Hive, Weight (number), Rent (EUR), State (open / done), Due (date), Who (person), Link (link), Photo (file), Paid (yes/no), Notes (long text)\nDue: Due\nDone: State = done\nAdd up: Weight",
    "records Hives (Hive, Weight number, Rent money EUR, State choice open/done, Due date, Who person, Link link, Photo file, Paid yes_no, Notes long_text) done state",
  ],
  [
    "Liste: Bienenvölker\nAngaben: Volk, Gewicht (Zahl), Miete (EUR), Stand (offen / fertig), Frist (Datum), Wer (Person), Foto (Datei), Bezahlt (ja/nein), Notiz (langer Text)\nFällig: Frist\nErledigt: Bezahlt\nÄndern darf: wer es eintrug\nJeden Tag neu: ja\nBis: 11:00",
    "records Bienenvölker (Volk, Gewicht number, Miete money EUR, Stand choice offen/fertig, Frist date, Wer person, Foto file, Bezahlt yes_no, Notiz long_text) done bezahlt until 11:00",
  ],
  [
    "List: Tools we own\nDetails:\n- Tool\n- Weight (kg)\n- Price (DKK)\n- Size: big",
    "records Tools we own (Tool, Weight (kg) number, Price money DKK, Size: big)",
  ],
  [
    "List: Tasks\nDetails: What, Return, Gone\nDue: Return\nDone: Gone",
    "records Tasks (What, Return date, Gone yes_no) done gone",
  ],
  [
    "List: Tasks\nDetails: What, State (open, in work, done)\nDone: done",
    "records Tasks (What, State choice open/in work/done) done state",
  ],
  [
    "List: Bills\nDetails: Customer, Amount (EUR), Due (date), Paid (yes/no)\nDue: Due\nDone: Paid\nSummary: open\nWhen: every Monday 9:00\nIn: #sales\nSum of: Amount by Customer\nSummary: due in 7 days\nWhen: weekdays 8:30\nRemind: 3, 1 days before Due and when overdue\nIn: finance\nCommand: /bill\nCommand: bills\nDoes: find\nTakes: Customer",
    "records Bills (Customer, Amount money EUR, Due date, Paid yes_no) done paid; digest open 0 9 * * 1 #sales sum amount by customer; digest due_7_days 30 8 * * 1-5 #food; reminder due 3+1 0 9 * * * #finance; command bill add; command bills find",
  ],
  [
    "Liste: Rechnungen\nAngaben: Kunde, Betrag (EUR), Frist (Datum), Bezahlt (ja/nein)\nFällig: Frist\nErledigt: Bezahlt\nÜbersicht: überfällige\nWann: jeden Montag 9:00\nIn: #sales\nSumme von: Betrag nach Kunde\nErinnerung: 3 Tage vor Frist\nWann: 8:15\nErinnerung: am Tag von Frist\nBefehl: rechnung\nTut: zeigen",
    "records Rechnungen (Kunde, Betrag money EUR, Frist date, Bezahlt yes_no) done bezahlt; digest overdue 0 9 * * 1 #sales sum betrag by kunde; reminder frist 3 15 8 * * * #food; reminder frist 0 0 9 * * * #food; command rechnung list",
  ],
  [
    "List: Jobs\nDetails: What, Done (yes/no)\nDone: Done\nSummary: open\nWhen: weekdays 9:00\nOnly if any: yes",
    "records Jobs (What, Done yes_no) done done; digest open 0 9 * * 1-5 #food only if any",
  ],
  [
    "Liste: Arbeiten\nAngaben: Was, Erledigt (ja/nein)\nErledigt: Erledigt\nÜbersicht: offene\nWann: werktags 9:00\nNur wenn welche: ja",
    "records Arbeiten (Was, Erledigt yes_no) done erledigt; digest open 0 9 * * 1-5 #food only if any",
  ],
  [
    "List: Guests\nDetails: Name, Born (date)\nRemind: 7 days before Born every year\nRemind: on the day of Born, each year and when overdue",
    "records Guests (Name, Born date); reminder born 7 yearly 0 9 * * * #food; reminder born 0 yearly 0 9 * * * #food",
  ],
  [
    "Liste: Gäste\nAngaben: Name, Geburtstag (Datum)\nErinnerung: am Tag von Geburtstag jedes Jahr",
    "records Gäste (Name, Geburtstag date); reminder geburtstag 0 yearly 0 9 * * * #food",
  ],
  [
    "Request: Holidays\nDetails: From (date), To (date), Reason\nDecided by: @pat (U0PAT), Ana Ferreira\nSay in: #general\nTell who asked: yes",
    "approval Holidays (From date, To date, Reason long_text)",
  ],
  [
    "Antrag: Urlaubsantrag\nAngaben: Von (Datum), Bis (Datum)\nEntscheidet: ich",
    "approval Urlaubsanträge (Von date, Bis date)",
  ],
  ["Post: Timesheets please\nWhen: every Friday 15:00\nIn: #general", "post “Timesheets please” 0 15 * * 5 #general"],
  ["Post: Cake!\nWhen: every 2 weeks on Friday 15:00", "post “Cake!” 0 15 * * 5 #food each 2 weeks from 2027-01-15"],
  ["Post: Rent\nWhen: 1st of the month 9:00", "post “Rent” 0 9 1 * * #food"],
  ["Post: Move!\nWhen: 2027-02-01 10:00", "post “Move!” 0 10 1 2 * #food on 2027-02-01"],
  ["Beitrag: Zeiten bitte\nWann: werktags 8:30\nIn: #sales", "post “Zeiten bitte” 30 8 * * 1-5 #sales"],
  ["Beitrag: Miete\nWann: am 1. des Monats 9:00", "post “Miete” 0 9 1 * * #food"],
  [
    "Beitrag: Kuchen\nWann: alle 2 Wochen freitags 15:00",
    "post “Kuchen” 0 15 * * 5 #food each 2 weeks from 2027-01-15",
  ],
  ["Beitrag: Umzug\nWann: 1.2.2027 10 Uhr", "post “Umzug” 0 10 1 2 * #food on 2027-02-01"],
  ["Post: Tea\nWhen: every Monday 9:00 and 15:30", "post “Tea” 0 9 * * 1 #food; post “Tea” 30 15 * * 1 #food"],
  [
    "Vote: Where do we eat?\nChoices: Pizza, Sushi, Thai or Burger\nSeveral: yes\nEnds: Friday 16:00\nResult in: #food",
    "poll Pizza/Sushi/Thai/Burger until 2027-01-15 16:00 #food",
  ],
  ["Abstimmung: Wohin?\nAuswahl: Zoo, Museum\nEndet: 20. Januar", "poll Zoo/Museum until 2027-01-20"],
  ["Pick: cake baker\nNames: @ana, Ben and Cem\nWhen: Mondays 9:30", "picker Ana Ferreira/Ben/Cem 30 9 * * 1 #food"],
  ["Auslosen: Protokoll\nNamen: Ana, Ben\nWann: montags 9:30\nIn: #general", "picker Ana/Ben 30 9 * * 1 #general"],
  [
    "Turns: kitchen duty\nNames: Ana, Ben, me\nEach: workday\nFrom: 18 January\nWhen: weekdays 8:00\nIn: #general",
    "rota kitchen duty: Ana/Ben workday from 2027-01-18 0 8 * * 1-5 #general",
  ],
  ["Reihum: Küchendienst\nNamen: Ana, Ben\nWechsel: Woche", "rota Küchendienst: Ana/Ben week from 2027-01-11"],
  ["Checklist: First day\nPoints: Laptop, Key\nFor: new colleague", "checklist Laptop/Key"],
  [
    "Checkliste: Erster Tag\nPunkte:\n- Laptop\n- Schlüssel, rot\nFür: neuer Kollege",
    "checklist Laptop/Schlüssel, rot",
  ],
  [
    "Lend: cameras\nThings: Canon, Nikon\nDays: 2 weeks\nWhen: weekdays 9:00\nIn: #general",
    "lending cameras: Canon/Nikon 14 days 0 9 * * 1-5 #general",
  ],
  ["Ausleihe: Kameras\nDinge: Canon, Nikon\nTage: 7", "lending Kameras: Canon/Nikon 7 days"],
  [
    "Book: rooms\nThings: Oslo, Rome, P1-P3\nBy: hours\nOpen: 9:00–17:30",
    "booking Oslo/Rome/P1/P2/P3 by slot 09:00–17:30",
  ],
  ["Buchung: Parkplätze\nDinge: P1, P2\nJe: Tage", "booking P1/P2 by day 06:00–22:00"],
  ["Scores: Table football\nCounts: goals\nWhen: Fridays 16:00", "leaderboard goals 0 16 * * 5 #food"],
  ["Punktestand: Kicker\nZählt: Tore", "leaderboard Tore"],
  ["Links: Reading\nTags: hr, it", "links hr/it"],
  ["Titel: Wissen\nLinks: Lesen\nSchlagworte: hr", "links hr"],
  [
    "Status of: printers\nThings: North, South\nStates: ok / broken\nSay in: #general",
    "status_board North/South: ok/broken #general",
  ],
  ["Stand von: Drucker\nDinge: Nord, Süd", "status_board Nord/Süd: OK/Problem/außer Betrieb"],
  ["Countdown: Move\nTo: 1 March\nWhen: Mondays 9:00", "countdown Move 2027-03-01 0 9 * * 1 #food"],
  ["Countdown: Umzug\nZum: 1. März", "countdown Umzug 2027-03-01"],
  ["Draw: Secret Santa\nOn: 1 December 12:30", "draw 2027-12-01 30 12 1 12 *"],
  ["Wichteln: Wichteln\nAm: 1. Dezember", "draw 2027-12-01 0 12 1 12 *"],
  ["Webhook: Shop orders\nIn: #sales", "webhook_post #sales"],
];

for (const [text, parts] of READ)
  test(`it reads ${JSON.stringify(text)}`, () => {
    const { parts: read, language, problems } = outlined(text);
    assert.equal(briefly(read), parts);
    assert.deepEqual(problems, []);
    const composition = compositionSchema.parse({ language, parts: read });
    assert.deepEqual(compositionProblems(composition), []);
  });
