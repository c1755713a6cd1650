import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const planner = createRulesPlanner();

/** Asks in the words of many trades, and all that their plans say; nothing is left out, nothing asked. */
const ASKS: [string, string][] = [
  ['post "hi" in #general Tue/Thu at 9', "post “hi” 0 9 * * 2,4 #general"],
  ['post "hi" in #general on Tue, Wed and Thu at 9', "post “hi” 0 9 * * 2,3,4 #general"],
  ["countdown to the fair on Wed, 2 nd of June", "countdown Fair 2027-06-02"],
  ["Status board: mail, web; states: green, red, broken", "status_board mail/web: green/red/broken"],
  [
    "inventory list - description, location, value in euro - with csv import n export, everyone can add stuff",
    "records entries (Description long_text, Location, Value money EUR)",
  ],
  [
    "we need a car damage form. licence plate, date, photo, repaired yes/no. every morning half past seven post the open ones to #general",
    "records car damages (Licence plate, Date date, Photo file, Repaired yes_no) done repaired; digest open 30 7 * * * #general",
  ],
  [
    "petty cash book: date, what for, amount in euro. first of each month 8am the total in #finance",
    "records petties (Date date, What for, Amount money EUR); digest all 0 8 1 * * #finance sum amount",
  ],
  [
    "for each applicant we need name, position and status (new, invited, hired)",
    "records applicants (Name, Position, Status choice new/invited/hired)",
  ],
  [
    "Für jeden Bewerber brauchen wir Name, Stelle und Status (neu, eingeladen, abgelehnt)",
    "records Bewerber (Name, Stelle, Status choice neu/eingeladen/abgelehnt)",
  ],
  [
    "keep track of our licences: product, yearly cost in EUR, renewal date, cancelled yes/no",
    "records licences (Product, Yearly cost money EUR, Renewal date date, Cancelled yes_no) done cancelled",
  ],
  [
    "tool repairs. Fields: machine, reported by, needed by, fixed.",
    "records tool repairs (Machine, Reported by, Needed by date, Fixed yes_no) done fixed",
  ],
  [
    "brauche ne tabelle für unsere handwerker, name firma telefon und was sie machen",
    "records Handwerker (Name, Firma, Telefon, Was sie machen)",
  ],
  ["birthday list w/ name and birthday", "records birthdays (Name, Birthday date)"],
  [
    "Maengelliste fuer die Halle: Maschine, Mangel, gemeldet von, behoben ja/nein. offene taeglich um 7 Uhr in #general posten",
    "records Maengel (Maschine, Mangel, Gemeldet von, Behoben yes_no) done behoben; digest open 0 7 * * * #general",
  ],
  [
    "order list: item, urgent yes/no, ordered yes/no. tuesdays at 10 post whatever isn't ordered yet in #general",
    "records orders (Item, Urgent yes_no, Ordered yes_no) done ordered; digest open 0 10 * * 2 #general",
  ],
  [
    "list of deliveries: supplier, what, expected on, arrived y/n. workdays at 16:00 post in #general whats late. and /delivery <word> should find one",
    "records deliveries (Supplier, What, Expected on date, Arrived yes_no) done arrived; command delivery find; digest overdue 0 16 * * 1-5 #general",
  ],
  [
    "Störungen: Anlage, Ursache, behoben ja/nein. Was noch offen ist jeden Morgen um 6:30 in #general",
    "records Störungen (Anlage, Ursache, Behoben yes_no) done behoben; digest open 30 6 * * * #general",
  ],
  [
    "contracts: vendor, notice period ends on. remind #finance 60 and 30 days before",
    "records contracts (Vendor, Notice period ends on date); reminder notice_period_ends_on 60+30 0 9 * * * #finance",
  ],
  [
    "fire extinguishers: location, last inspection, next inspection. 2 weeks before the next inspection tell #general at 8 am",
    "records fire extinguishers (Location, Last inspection date, Next inspection date); reminder next_inspection 14 0 8 * * * #general",
  ],
  [
    "Pfandliste: wer, wie viele Flaschen, Betrag. am Monatsletzten um 12 Uhr Summe je Person in #food",
    "records Pfand (Wer person, Wie viele Flaschen number, Betrag money); digest all 0 12 L * * #food sum betrag by wer",
  ],
  [
    "Könntet ihr eine Liste für Vorschläge bauen? Felder: Titel, Nutzen. Danke und Gruß, Petra",
    "records Vorschläge (Titel, Nutzen)",
  ],
  [
    "feedback on the canteen: everyone may leave a rating from 1 to 5 and a comment. Thanks, Carla",
    "records feedback (Rating from 1 to 5 number, Comment long_text)",
  ],
  [
    "/broken to report broken stuff, i want to tick it off",
    "records broken stuffs (Broken stuff, Done yes_no) done done; command broken add",
  ],
  [
    "on-call changes weekly: Marcus, then Priya, then Mia, starting monday 18 january. tell #general mondays at 7am whos turn it is",
    "rota On call: Marcus/Priya/Mia week from 2027-01-18 0 7 * * 1 #general",
  ],
  [
    "Telefondienst wechselt täglich zwischen Eva, Jan und Pia, morgens um 8 in #sales ansagen",
    "rota Telefondienst: Eva/Jan/Pia day from 2027-01-11 0 8 * * * #sales",
  ],
  [
    "let colleagues reserve the two meeting rooms Oslo and Rome by the hour between 8 and 18",
    "booking Oslo/Rome by slot 08:00–18:00",
  ],
  ["desk booking! Desk 1 to Desk 4, one day each", "booking Desk 1/Desk 2/Desk 3/Desk 4 by day 06:00–22:00"],
  ["hot desks A1-A6 bookable per day", "booking A1/A2/A3/A4/A5/A6 by day 06:00–22:00"],
  [
    "equipment checkout for projector, speaker, and tripod, due back in 3 days",
    "lending equipment: projector/speaker/tripod 3 days",
  ],
  [
    "Beamer, Kamera und Mikrofon zum Ausleihen, nach 5 Tagen zurück",
    "lending Gegenstände: Beamer/Kamera/Mikrofon 5 days",
  ],
  [
    "traffic light board for projects Alpha, Beta, Gamma: green, yellow, red",
    "status_board Alpha/Beta/Gamma: green/yellow/red",
  ],
  ["Ampel für unsere Projekte Nord, Süd, West: grün, gelb, rot", "status_board Nord/Süd/West: grün/gelb/rot"],
  [
    "Checkliste Messeaufbau: Stand bestellen, Hotel buchen, Technik testen",
    "checklist Stand bestellen/Hotel buchen/Technik testen",
  ],
  [
    "one page for links, everyone can add them w/ tags like purchasing, it, hr and i can find them by word or tag",
    "links purchasing/it/hr",
  ],
  [
    "survey which day suits for the breakfast - monday, wednesday, friday - multiple answers ok",
    "poll monday/wednesday/friday",
  ],
  [
    "pick a random person from Ann, Bo, Cy every weekday at 9 in #general to lead the standup",
    "picker Ann/Bo/Cy 0 9 * * 1-5 #general",
  ],
  ["secret santa: sign up until 6 December, draw at 10 am on 7 December", "draw 2027-12-07 0 10 7 12 *"],
  [
    "post 'standup' at 9 in #general and 'retro' at 16 in #sales every monday",
    "post “standup” 0 9 * * 1 #general; post “retro” 0 16 * * 1 #sales",
  ],
  [
    "post 'lunch' at 12:00 in #general and #food every day",
    "post “lunch” 0 12 * * * #general; post “lunch” 0 12 * * * #food",
  ],
  [
    'on 24 December at 12 noon post "Merry Christmas" in #general',
    "post “Merry Christmas” 0 12 24 12 * #general on 2027-12-24",
  ],
  [
    "Bitte jeden Donnerstag um 14 Uhr 30 in #general daran erinnern, die Stunden zu buchen",
    "post “Die Stunden zu buchen” 30 14 * * 4 #general",
  ],
  [
    "essensbestellung bis halb elf sammeln und dann in #food posten, werktags",
    "records Essensbestellungen (Essensbestellung) until 10:30; digest today 30 10 * * 1-5 #food",
  ],
  ["fire wardens; name, floor, phone", "records fire wardens (Name, Floor, Phone)"],
  [
    "invoices :( customer, amount €, due, paid. every day 9 am overdue ones in #finance",
    "records invoices (Customer, Amount money EUR, Due date, Paid yes_no) done paid; digest overdue 0 9 * * * #finance",
  ],
  [
    "Hotline: Datum, Anrufe, Wartezeit in Minuten. freitags 17 Uhr die Summe der Anrufe in #sales",
    "records Hotlinen (Datum date, Anrufe number, Wartezeit in Minuten number); digest all 0 17 * * 5 #sales sum anrufe",
  ],
  [
    "Leergut: Kunde, Anzahl Kisten, abgeholt ja/nein. Freitags um 14 Uhr die nicht abgeholten in #sales",
    "records Leergut (Kunde, Anzahl Kisten number, Abgeholt yes_no) done abgeholt; digest open 0 14 * * 5 #sales",
  ],
  [
    "Lizenzen: Programm, Anbieter, läuft ab am. 60 und 14 Tage vorher Warnung in #general um 9 Uhr",
    "records Lizenzen (Programm, Anbieter, Läuft ab am date); reminder laeuft_ab_am 60+14 0 9 * * * #general",
  ],
  [
    "Fortbildungen verwalten mit Mitarbeiter, Kurs und Kosten in Euro; am Monatsende Gesamtkosten je Mitarbeiter in #finance",
    "records Fortbildungen (Mitarbeiter, Kurs, Kosten money EUR); digest all 0 9 L * * #finance sum kosten by mitarbeiter",
  ],
  [
    "urlaubsanträge wie bisher auf papier: name, von, bis. @pat (U0PAT) entscheidet",
    "approval Urlaubsanträge (Name, Von date, Bis date)",
  ],
  [
    "approval flow for refunds: customer, amount in eur, reason -> @pat (U0PAT) decides, result in #sales",
    "approval refunds (Customer, Amount money EUR, Reason long_text)",
  ],
  ["overtime: date, hours - needs an OK by @pat (U0PAT)", "approval overtimes (Date date, Hours number)"],
  ["Reminder each 1st of month 9am in #finance -> pay rent", "post “Pay rent” 0 9 1 * * #finance"],
  [
    "jeden freitag um 12 erinnern: stundenzettel abgeben, in #general",
    "post “Stundenzettel abgeben” 0 12 * * 5 #general",
  ],
  [
    "um 9 uhr und um 15 uhr an werktagen „Bitte lüften!“ in #general posten",
    "post “Bitte lüften!” 0 9,15 * * 1-5 #general",
  ],
  ["remind Max in #sales every monday at 9 to send the report", "post “Max: Send the report” 0 9 * * 1 #sales"],
  ["täglich 16:45 werktags in #general: Fenster schließen!", "post “Fenster schließen!” 45 16 * * 1-5 #general"],
  [
    "vote: office dog yes or no? till friday 3pm, tell result in #general",
    "poll Yes/No until 2027-01-15 15:00 #general",
  ],
  ["vote on the new name - Acme, Apex, Atlas; each person one vote", "poll Acme/Apex/Atlas"],
  [
    "cleaning the fish tank should rotate weekly between Joe, Ken and Liz",
    "rota cleaning the fish tank: Joe/Ken/Liz week from 2027-01-11",
  ],
  [
    "Wer bringt Kuchen mit? Freitags reihum: Uli, Eva, Max. Donnerstags um 15 Uhr in #food ansagen wer dran ist",
    "rota bringt Kuchen mit: Uli/Eva/Max week from 2027-01-11 0 15 * * 4 #food",
  ],
  [
    "Blumen gießen abwechselnd Uta, Rolf, Sven – täglich werktags",
    "rota Blumen gießen: Uta/Rolf/Sven workday from 2027-01-11",
  ],
  ["Einarbeitungscheckliste für neue Azubis: Ausweis, Rundgang, PC-Zugang", "checklist Ausweis/Rundgang/PC-Zugang"],
  ["Raum Berlin und Raum Hamburg buchen, von 8 bis 17 uhr", "booking Raum Berlin/Raum Hamburg by slot 08:00–17:00"],
  [
    "Werkzeugkiste 1, 2, 3 kann man ausleihen, 2 tage",
    "lending Werkzeugkisten: Werkzeugkiste 1/Werkzeugkiste 2/Werkzeugkiste 3 2 days",
  ],
  ["Bücherverleih mit Duden, Knigge, Faust, Leihfrist 4 Wochen", "lending Bücher: Duden/Knigge/Faust 28 days"],
  [
    "status page (Shop, VPN) with ok / degraded / outage, announce changes in #general",
    "status_board Shop/VPN: ok/degraded/outage #general",
  ],
  [
    "Statusboard für Aufzug Nord, Aufzug Süd, Rolltreppe: in Betrieb / gestört",
    "status_board Aufzug Nord/Aufzug Süd/Rolltreppe: in Betrieb/gestört",
  ],
  [
    "days till christmas party on 18 dec, post daily 9:00 in #general",
    "countdown Christmas party 2027-12-18 0 9 * * * #general",
  ],
  ["every monday 11:00 spin a wheel: Kim, Sam, Lee. post to #general", "picker Kim/Sam/Lee 0 11 * * 1 #general"],
];

for (const [text, said] of ASKS) {
  test(`"${text}" is read as ${said}`, async () => {
    const locale = /[äöüß]|\b(?:und|jeden|zum|offene|sammeln|die|kann|mit)\b/i.test(text) ? "de-DE" : "en-GB";
    const requester = { name: "Ana", timeZone: "Europe/Paris", locale };
    const answer = await planner.plan(askFor(text, { requester }));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.equal(briefly(answer.plan.composition?.parts ?? []), said);
    assert.deepEqual(answer.plan.leftOut, []);
  });
}

test("an ask is planned in less than 50 ms, half of them at least", async () => {
  const tookMs: number[] = [];
  for (const [text] of ASKS) {
    const startedAt = performance.now();
    await planner.plan(askFor(text));
    tookMs.push(performance.now() - startedAt);
  }
  const median = tookMs.sort((one, other) => one - other)[Math.floor(tookMs.length / 2)];
  assert.ok(median !== undefined && median < 50, `${median} ms`);
});
