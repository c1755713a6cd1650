import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const planner = createRulesPlanner();

/** Examples in brackets explain a column, and lines to tick off are points, whatever their words. */
const READ: [string, string][] = [
  [
    "List of market days: date, stall, notes (rain, sold out etc.)",
    "records markets (Date date, Stall, Notes long_text)",
  ],
  [
    "For every cat that arrives somebody has to have done ALL of this:\n1. read the chip\n2. weigh in\n3. photo for the website\n4. collar and name plate\nI start one when a cat comes, colleagues tick, and we see how far each one is.",
    "checklist read the chip/weigh in/photo for the website/collar and name plate",
  ],
  [
    "For each rental car that comes back all of these must be done:\n- look at the tank\n- name tag and key ring\n- floor mats\nPeople tick, and we see how far we are.",
    "checklist look at the tank/name tag and key ring/floor mats",
  ],
  [
    "Für jeden Hund, der ankommt, muss das alles erledigt sein:\n1. Chip auslesen\n2. Wiegen\n3. Halsband und Namensschild\nDie Kollegen haken ab.",
    "checklist Chip auslesen/Wiegen/Halsband und Namensschild",
  ],
  [
    "For every dog we note all of this:\n1. name\n2. weight\n3. chip number",
    "records dogs (Name, Weight number, Chip number)",
  ],
  ["A list of tours: guide, guests, status (new, sold out and so on)", "records tours (Guide, Guests number, Status)"],
  [
    "A list of tours: guide, guests, incidents (late bus, lost bag, …)",
    "records tours (Guide, Guests number, Incidents)",
  ],
  [
    "A list of tours: guide, notes (e.g. date of the last tour), day",
    "records tours (Guide, Notes long_text, Day date)",
  ],
  ["A list of tours: guide, remarks (such as rain or a broken bus)", "records tours (Guide, Remarks long_text)"],
  ["Liste der Touren: Guide, Besonderes (Regen, Streik usw.)", "records Touren (Guide, Besonderes)"],
  ["Liste der Touren: Guide, Anmerkung (z. B. Regen, Streik)", "records Touren (Guide, Anmerkung long_text)"],
  ["Liste der Touren: Guide, Anmerkung (Regen, Streik o.ä.)", "records Touren (Guide, Anmerkung long_text)"],
  [
    "Liste der Touren: Guide, Zustand (gut, mittel, schlecht), Notiz (Regen etc.)",
    "records Touren (Guide, Zustand choice gut/mittel/schlecht, Notiz long_text)",
  ],
  [
    "So for each new lodger the same things to tick off:\n1. keys\n2. contract signed\n3. host named\nI enter the name, the office ticks. ok?",
    "checklist keys/contract signed/host named",
  ],
  [
    "Stuff to tick off for every new flat:\n• keys\n• meter reading\n• deposit amount\nI put in the address",
    "checklist keys/meter reading/deposit amount",
  ],
  [
    "per trip we want to check off\n1. tickets\n2. visa\n3. insurance booked",
    "checklist tickets/visa/insurance booked",
  ],
  [
    "Bei jedem Auszug abzuhaken:\n1) Schlüssel da\n2) Zählerstand\n3) Name am Klingelschild weg\nDie Verwaltung trägt die Wohnung ein und der Hausmeister hakt ab.",
    "checklist Schlüssel da/Zählerstand/Name am Klingelschild weg",
  ],
  [
    "Checkliste je Mietwagen:\n1. Tank voll\n2. Kratzer fotografiert\n3. Papiere",
    "checklist Tank voll/Kratzer fotografiert/Papiere",
  ],
  [
    "A list of deliveries with these columns, to tick off when done:\n- supplier\n- pallets\n- done (yes/no)",
    "records deliveries (Supplier, Pallets number, Done yes_no) done done",
  ],
  // What is noted of a booking, and who is no person of a turn.
  [
    "List of refunds with booking reference, customer and amount in EUR",
    "records refunds (Booking reference, Customer, Amount money EUR)",
  ],
  [
    "Küchendienst wechselt jede Woche, Reihenfolge Malte, Ronja, Yusuf, Ansage Mo 8:30 in #general.",
    "rota Küchendienst: Malte/Ronja/Yusuf week from WEEK 30 8 * * 1 #general",
  ],
];

for (const [ask, expected] of READ)
  test(`“${ask.slice(0, 60)}” is read`, async () => {
    const planned = await planner.plan(askFor(ask));
    assert.ok(planned.kind === "plan", JSON.stringify(planned));
    const read = briefly(planned.plan.composition?.parts ?? []).replace(/from \d{4}-\d\d-\d\d/, "from WEEK");
    assert.equal(read, expected);
  });

/** Which entries a post is about, and what of them is added up. */
const ADDED: [string, string][] = [
  [
    "Freitags um 18 Uhr soll in #finance stehen wieviel in den letzten 7 Tagen zusammengekommen ist",
    "last_7_days takings",
  ],
  [
    "Freitags um 18 Uhr in #finance posten, was in den letzten sieben Tagen zusammengekommen ist",
    "last_7_days takings",
  ],
  ["Am 1. jeden Monats um 9 in #finance posten, wie viel wir im Vormonat eingenommen haben", "last_month takings"],
  ["Jeden Freitag um 9 soll in #finance stehen, wie viel wir diesen Monat eingenommen haben", "this_month takings"],
  ["Fridays at 6pm post in #finance what came in over the last week", "last_7_days takings"],
  ["Fridays at 6pm tell #finance how much we made this week", "last_7_days takings"],
  ["On the last day of the month at 17:00 post in #finance how much we took this month", "this_month takings"],
  ["each day at 8:00 post in #finance how much we took yesterday", "yesterday takings"],
  // A time that no post can be about: none is made.
  ["Fridays at 6pm post in #finance how much came in over the last quarter", ""],
  ["Fridays at 6pm post in #finance what we took in the last 14 days", ""],
  ["Freitags um 18 Uhr in #finance posten, was in den letzten 3 Monaten zusammengekommen ist", ""],
  ["Freitags um 18 Uhr in #finance posten, was dieses Jahr zusammengekommen ist", ""],
];

for (const [said, expected] of ADDED)
  test(`“${said}” is about its time alone`, async () => {
    const isGerman = / um /.test(said);
    const list = isGerman
      ? "Liste der Spenden: Name, Betrag in Euro."
      : "A list of markets: day, stall, takings in EUR.";
    const planned = await planner.plan(askFor(`${list} ${said}`));
    assert.ok(planned.kind === "plan", JSON.stringify(planned));
    const digest = (planned.plan.composition?.parts ?? []).find(({ part }) => part === "digest");
    assert.equal(
      digest?.part === "digest" ? `${digest.of} ${digest.sum === "betrag" ? "takings" : digest.sum}` : "",
      expected,
    );
    if (expected === "") assert.match(planned.plan.leftOut.join(), /quarter|14 days|3 Monaten|dieses Jahr/);
  });

/** Numbers are added up below the list. */
const BELOW: [string, string][] = [
  ["Liste der Fahrten: Datum, Fahrer, km. km unten zusammenzählen", "km"],
  ["Liste der Stunden: Tag, wer, Stunden (Zahl). Stunden aufsummieren", "stunden"],
  ["Liste der Stunden: Tag, wer, Stunden (Zahl). Summe drunter", "stunden"],
  ["Liste der Stunden: Tag, wer, Stunden (Zahl). Rechne die Stunden zusammen", "stunden"],
  ["A list of rides: date, rider, km. add them up at the bottom", "km"],
  ["A list of rides: date, rider, km. total underneath", "km"],
  ["A list of rides: date, rider, km, fuel in EUR. total the km up at the end", "km"],
  ["A list of hours: day, who, hours (number). sum the hours at the bottom", "hours"],
  ["A list of hours: day, who, hours (number). Tally them up below", "hours"],
];

for (const [ask, column] of BELOW)
  test(`“${ask}” adds up`, async () => {
    const planned = await planner.plan(askFor(ask));
    assert.ok(planned.kind === "plan", JSON.stringify(planned));
    const [list] = planned.plan.composition?.parts ?? [];
    assert.deepEqual(list?.part === "records" ? list.totals : null, [column]);
  });

/** The first of every so many weeks is said. */
const FIRST: [string, string][] = [
  ["Post: Paper out\nWhen: every two weeks on Tuesday 7:00, starting 22 June 2027\nIn: #general", "2027-06-22"],
  ["Post: Paper out\nWhen: alle 2 Wochen am Dienstag 7:00, ab 22.06.2027\nIn: #general", "2027-06-22"],
  ["Post: „Tonne raus“\nWann: alle 2 Wochen am Dienstag 7:00, ab 22.06.2027\nIn: #general", "2027-06-22"],
  ['Every two weeks on Tuesday at 7:00 post "Paper out" in #general, starting 22 June 2027', "2027-06-22"],
  ["Alle zwei Wochen dienstags um 7 Uhr in #general „Tonne raus“ posten, ab 22.6.2027", "2027-06-22"],
];

for (const [ask, from] of FIRST)
  test(`“${ask}” begins in that week`, async () => {
    const planned = await planner.plan(askFor(ask));
    assert.ok(planned.kind === "plan", JSON.stringify(planned));
    const [post] = planned.plan.composition?.parts ?? [];
    assert.deepEqual(post?.part === "scheduled_post" ? post.weeks : null, { every: 2, from });
    assert.deepEqual(planned.plan.leftOut, []);
  });
