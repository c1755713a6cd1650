import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const planner = createRulesPlanner({ platformChannel: "#platform" });

/** Who signs off, who types in what is posted, and which of several things is meant: said in passing. */
const ASKS: [ask: string, built: string, leftOut?: RegExp][] = [
  [
    "travel requests please: where to, from, until, rough cost. @pat (U0PAT) signs them off, nobody else can",
    "approval travel requests (Where to, From date, Until date, Cost money)",
  ],
  [
    "expense claims please: what for, amount, receipt. @pat (U0PAT) signs them off, no one else",
    "approval expense claims (What for, Amount money, Receipt file)",
  ],
  [
    "overtime requests with date, hours and reason. @pat (U0PAT) signs off on them, nobody else may",
    "approval overtime requests (Date date, Hours number, Reason long_text)",
  ],
  ["purchase requests: item, price. @pat (U0PAT) signs each off", "approval purchase requests (Item, Price money)"],
  [
    "Anschaffungen: man trägt ein was und Preis, und @pat (U0PAT) gibt es frei oder lehnt es ab. Wer gefragt hat, soll eine Nachricht bekommen, wie es ausging.",
    "approval Anschaffungen (Was, Preis money)",
  ],
  [
    "Every Monday at 9 post all the safety observations of the past week in #general. People enter them themselves: where and what.",
    "records safety observations (Where, What); digest last_7_days 0 9 * * 1 #general",
  ],
  [
    "Every Friday at 4pm post all the customer praise of that week in #sales. We type it in ourselves, just the customer and what they said.",
    "records customer praises (Customer, What they said); digest last_7_days 0 16 * * 5 #sales",
  ],
  ["Holiday requests (from, until), @pat (U0PAT) approves.", "approval Holiday requests (From date, Until date)"],
  [
    "Holiday requests: from and until. @pat (U0PAT) approves, nobody else",
    "approval Holiday requests (From date, Until date)",
  ],
  [
    'Two things. The first one: lost property. We need a list with item, found on. The second one is much simpler. Please post "Lock the gate" in #general on weekdays at 18:00.',
    "records lost properties (Item, Found on date); post “Lock the gate” 0 18 * * 1-5 #general",
  ],
  [
    "Zwei Sachen. Das erste: Schlüsselliste. Wir brauchen eine Liste mit Nummer, Inhaber und ausgegeben am. Das zweite ist einfacher. Bitte montags um 9 Uhr „Blumen gießen“ in #general schreiben.",
    "records Schlüssel (Nummer, Inhaber, Ausgegeben am date); post “Blumen gießen” 0 9 * * 1 #general",
  ],
  [
    'Number one: visitors. A list with name, company, arrives on. Number two: every Monday at 8 post "Bins out" in #general',
    "records visitors (Name, Company, Arrives on date); post “Bins out” 0 8 * * 1 #general",
  ],
  [
    "1) Wartung der Geräte. Wir brauchen eine Liste mit Gerät, Raum und nächster Wartung. 14 Tage vor der Wartung bitte um 8 Uhr in #general Bescheid geben.\n\n2) Frühdienst. Heike, Nils und Tanja wechseln sich wochenweise ab. Montags um 7:30 soll in #general stehen, wer dran ist.",
    "records Wartungen (Gerät, Raum, Nächste Wartung date); reminder naechste_wartung 14 0 8 * * * #general; rota Frühdienst: Heike/Nils/Tanja week from 2027-01-11 30 7 * * 1 #general",
  ],
  [
    "Our tools vanish. It's about the drill, the sander and the wet vac. Whoever borrows one enters it and gives it back later. After 5 days it must be back, otherwise mark it overdue.",
    "lending things: drill/sander/wet vac 5 days",
  ],
  [
    "Es geht um Bohrhammer, Nasssauger und Kreuzlinienlaser. Wer eins ausleiht, soll das mit einem Klick eintragen und es später wieder zurückgeben. Nach 7 Tagen muss es zurück sein, sonst soll überfällig dranstehen.",
    "lending Gegenstände: Bohrhammer/Nasssauger/Kreuzlinienlaser 7 days",
  ],
  [
    "Es geht um folgende Geräte:\n- Hochdruckreiniger\n- Laubbläser\n- Heckenschere\n\nWer eins ausleiht, trägt es ein und gibt es zurück, nach 3 Tagen muss es zurück sein.",
    "lending Geräte: Hochdruckreiniger/Laubbläser/Heckenschere 3 days",
  ],
  [
    "We own exactly four things worth fighting over:\n - Sony FX3\n - Zoom H6\n - Manfrotto tripod\n\nI'd like a page where you click that you take one of them and click again when you bring it back. Everything has to be back after 3 days.",
    "lending things: Sony FX3/Zoom H6/Manfrotto tripod 3 days",
  ],
  [
    "We own three cameras: Leica M6, Canon R5 and Fuji XT4. People sign them out and back in, due back after 2 days.",
    "lending cameras: Leica M6/Canon R5/Fuji XT4 2 days",
  ],
  [
    "Hey there, me again from catering.\nWhat I'm after is one place for all our events with\n* customer\n* date of the event\n* deposit paid (yes or no)\n\nThen every Friday at 4pm please post in #sales the events where the deposit isn't paid yet. And a week before each event, at 9 in the morning, a heads-up in #sales so the kitchen can order.",
    "records events (Customer, Date of the event date, Deposit paid yes_no) done deposit_paid; digest open 0 16 * * 5 #sales; reminder date_of_the_event 7 0 9 * * * #sales",
  ],
  [
    "list of courses: title, starts on, room booked yes/no. Fridays at 10 post in #general the courses where the room isn't booked yet. And 3 days before each start, at 9 am, a heads-up in #general.",
    "records courses (Title, Starts on date, Room booked yes_no) done room_booked; digest open 0 10 * * 5 #general; reminder starts_on 3 0 9 * * * #general",
  ],
];

for (const [ask, built, leftOut] of ASKS) {
  test(`“${ask}” is built`, async () => {
    const answer = await planner.plan(askFor(ask));
    assert.equal(answer.kind, "plan", JSON.stringify(answer));
    if (answer.kind !== "plan") return;
    assert.equal(briefly(answer.plan.composition?.parts ?? []), built);
    if (leftOut !== undefined) assert.match(answer.plan.leftOut.join("\n"), leftOut);
  });
}

const DONE_BESIDE: [ask: string, isToldAnyway: boolean][] = [
  [
    "list of weddings: couple, date, deposit paid (yes/no). Two weeks before each date, at 8, a reminder in #sales.",
    true,
  ],
  [
    "list of invoices: customer, due date, invoice paid (yes/no). 3 days before the due date, at 8, a reminder in #sales.",
    false,
  ],
  ["list of tasks: what, due date, done (yes/no). 3 days before the due date, at 8, a reminder in #sales.", false],
];

for (const [ask, isToldAnyway] of DONE_BESIDE) {
  test(`“${ask}” reminds ${isToldAnyway ? "whatever is ticked" : "only of what is not done"}`, async () => {
    const answer = await planner.plan(askFor(ask));
    const parts = answer.kind === "plan" ? (answer.plan.composition?.parts ?? []) : [];
    const reminder = parts.find((part) => part.part === "reminder");
    assert.equal(reminder?.part === "reminder" && reminder.done === true, isToldAnyway, JSON.stringify(answer));
  });
}

for (const ask of [
  "Our stock lives in SAP. Please read the stock levels straight out of SAP every hour. As soon as something drops below 50, order more of it. Nobody should have to do anything by hand.",
  "Unser Lager ist in SAP. Bitte lies stündlich die Bestände aus SAP und bestell nach, sobald etwas unter 50 fällt. Niemand soll etwas von Hand machen müssen.",
  "Our tickets live in Jira. Read them from Jira every hour and if more than 10 are open, print a list on the printer. No typing.",
]) {
  test(`“${ask}” is asked back, with what we have no access to`, async () => {
    const answer = await planner.plan(askFor(ask));
    assert.equal(answer.kind, "questions");
    if (answer.kind === "questions") assert.match(answer.questions[0] ?? "", /SAP|Jira/);
  });
}
