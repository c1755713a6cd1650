import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

/** Words that call for one part elsewhere, and here only tell of a list. */
const LISTS: [ask: string, built: string, leftOut?: RegExp][] = [
  [
    "A place to keep our catering bookings: company, date, number of guests, menu (meat, fish, veggie).",
    "records catering bookings (Company, Date date, Number of guests number, Menu choice meat/fish/veggie)",
  ],
  [
    "Keep track of hotel reservations with guest, hotel, date, price in EUR",
    "records hotel reservations (Guest, Hotel, Date date, Price money EUR)",
  ],
  [
    "Wir notieren Tischreservierungen: Name, Personen, Tag, Telefon.",
    "records Tischreservierungen (Name, Personen number, Tag date, Telefon)",
  ],
  [
    "Milchbuch bitte! Pro Eintrag Tag, Stall und Liter, unten drunter die Liter zusammengezählt.",
    "records Milch (Tag date, Stall, Liter number)",
  ],
  [
    "Wunschliste Bücher: Titel, Autor, Preis. Wer die meisten Stimmen bekommt wird bestellt.",
    "records Bücher (Titel, Autor, Preis money)",
    /Stimmen/,
  ],
  ["list of our suppliers with phone and e-mail", "records suppliers (Supplier, Phone, E-mail)"],
  [
    "our machines with location and next service, one week before at 9 remind #general",
    "records machines (Machine, Location, Next service date); reminder next_service 7 0 9 * * * #general",
  ],
  ["contacts with name and phone", "records contacts (Name, Phone)"],
  [
    "Pro Fahrt: Fahrer, Auto, Kilometer Anfang, Kilometer Ende.",
    "records Fahrt (Fahrer, Auto, Kilometer Anfang number, Kilometer Ende number)",
  ],
  [
    "Fahrtenbuch: Fahrer, Datum, Kilometerstand bei Abfahrt, Kilometerstand bei Ankunft",
    "records Fahrten (Fahrer, Datum date, Kilometerstand bei Abfahrt number, Kilometerstand bei Ankunft number)",
  ],
];

for (const [ask, built, leftOut] of LISTS)
  test(`"${ask}" is a list`, async () => {
    const answer = await createRulesPlanner().plan(askFor(ask));
    if (answer.kind !== "plan") return assert.fail(JSON.stringify(answer));
    assert.equal(briefly(answer.plan.composition?.parts ?? []), built);
    if (leftOut !== undefined) assert.match(answer.plan.leftOut.join("\n"), leftOut);
  });

/** What is said of a part is in it: the day ahead of which it reminds, what is counted to, what is lent. */
const PARTS: [ask: string, built: string][] = [
  [
    "übersicht der container: containernr, ankunft, status (erwartet / im Zoll / abgeholt). 2 tage vor ankunft um 8 in #sales bescheid geben",
    "records Container (Containernr, Ankunft date, Status choice erwartet/im Zoll/abgeholt); reminder ankunft 2 0 8 * * * #sales",
  ],
  [
    "zähl mal bitte runter bis zum Hoffest am 27.2.2027, jeden Montag um 9 in #general wie viele Tage noch. dieses jahr mit treckerziehen und kapelle",
    "countdown Hoffest 2027-02-27 0 9 * * 1 #general",
  ],
  [
    "Mach was wo man Werkzeug austrägt und zurückbringt. Es gibt: Bohrhammer, Kettensäge, Laserwaage. 5 Tage, länger nicht.",
    "lending Gegenstände: Bohrhammer/Kettensäge/Laserwaage 5 days",
  ],
  [
    "Wer einen beschädigten Container sieht, tippt /delle und die Containernummer, und zack steht er in einer Liste. Nachtragen am Rechner: Liegeplatz, Art des Schadens.",
    "records beschädigte Container (Containernummer, Liegeplatz, Art des Schadens); command delle add",
  ],
  [
    "Whoever sees a broken bike types /flat and the bike number and everybody sees the list. Later we add: rack, cause",
    "records broken bikes (Bike number, Rack, Cause); command flat add",
  ],
  [
    "Künftig: Akte, Sachverständiger, geschätzte Kosten in EUR, Begründung eingeben, ich gebe frei oder lehne ab, und das Resultat steht in #finance.",
    "approval Anträge (Akte, Sachverständiger, Geschätzte Kosten money EUR, Begründung long_text)",
  ],
  [
    "can we get a sign-up thing for the podcast studio and the photo corner? day, from, to, what for. Closed after 8pm",
    "booking podcast studio/photo corner by slot 06:00–20:00",
  ],
  ["book the studio, not before 9am", "booking Studio by slot 09:00–22:00"],
  ["Besprechungsraum buchen, stundenweise, ab 20 Uhr ist zu", "booking Besprechungsraum by slot 06:00–20:00"],
  ["Book the meeting room, only from 9 to 17.", "booking meeting room by slot 09:00–17:00"],
  ["Besprechungsraum stundenweise buchen, nur zwischen 9 und 17 Uhr.", "booking Besprechungsraum by slot 09:00–17:00"],
  [
    "Ruderclub: Mitglied, Beitrag in Euro, bezahlt ja/nein",
    "records Ruderclub (Mitglied, Beitrag money EUR, Bezahlt yes_no) done bezahlt",
  ],
];

for (const [ask, built] of PARTS)
  test(`"${ask}" is built as it was said`, async () => {
    const answer = await createRulesPlanner().plan(askFor(ask));
    assert.equal(
      answer.kind === "plan" ? briefly(answer.plan.composition?.parts ?? []) : JSON.stringify(answer),
      built,
    );
  });

test("Who comes first is served: nothing that is booked is called so", async () => {
  const ask =
    "can we get a sign-up thing for the podcast studio and the photo corner? day, from, to, what for. First come first served. Closed after 8pm";
  const answer = await createRulesPlanner().plan(askFor(ask));
  const [part] = answer.kind === "plan" ? (answer.plan.composition?.parts ?? []) : [];
  assert.equal(part?.part === "booking" && part.noun.one, "thing");
});

test("What brackets name one by one is called as it is said before them", async () => {
  const ask =
    "Bitte irgendwas, wo man sich für die Dienstwagen eintragen kann (Caddy, Golf, e-up): von welchem Tag bis zu welchem.";
  const answer = await createRulesPlanner().plan(askFor(ask));
  if (answer.kind !== "plan") return assert.fail(JSON.stringify(answer));
  const [part] = answer.plan.composition?.parts ?? [];
  assert.deepEqual(part?.part === "booking" && [part.noun.many, part.things, part.by], [
    "Dienstwagen",
    ["Caddy", "Golf", "e-up"],
    "day",
  ]);
  assert.deepEqual(answer.plan.leftOut, []);
});

for (const ask of [
  "bookings of our two halls (Hall A, Hall B) by day please",
  "list of room bookings: room, from, to, who",
])
  test(`"${ask}" is still booked`, async () => {
    const answer = await createRulesPlanner().plan(askFor(ask));
    assert.match(answer.kind === "plan" ? briefly(answer.plan.composition?.parts ?? []) : answer.kind, /^booking /);
  });

test("A print shop is no printer: what is vague is asked about", async () => {
  const ask = askFor("Hey, could you do something about the chaos in our print shop? Things should run smoother.");
  assert.notEqual((await createRulesPlanner().triage(ask)).kind, "not_here");
});

for (const ask of [
  "Lies ab sofort die privaten Nachrichten vom Lagerteam mit und sag mir Bescheid, sobald jemand schimpft.",
  "Überwache die privaten Chats der Azubis",
  "watch the private conversations of the sales team and tell me who complains",
])
  test(`"${ask}" is refused`, async () =>
    assert.equal((await createRulesPlanner().triage(askFor(ask))).kind, "not_here"));
