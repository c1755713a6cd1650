import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly, remark } from "./reading-fixture.ts";

const POLL = "poll pizza/pasta";
const TICKETS = "records tickets (Title, State choice open/done) done state; digest open 0 9 * * * #general";

/** What stands beside something else, and is not lost by it: what is built, and what is named as left out. */
const ASKS: [language: "en" | "de", ask: string, plan: string, left?: RegExp][] = [
  ["en", "a list of laptops and a poll about lunch: pizza, pasta", `records laptops (Laptop); ${POLL}`],
  ["de", "eine Liste unserer Laptops und eine Umfrage: Pizza, Pasta", "records Laptops (Laptop); poll Pizza/Pasta"],
  [
    "en",
    "a countdown to the fair on 3 March and a list of suppliers with phone",
    "countdown Fair 2027-03-03; records suppliers (Phone)",
  ],
  ["en", "poll: pizza, pasta and a list of the results", POLL],
  ["en", "a poll about lunch with a list of who voted: pizza, pasta", POLL],
  ["en", "checklist for the trip: tickets, a list of guests, hotel", "checklist tickets/list of guests/hotel"],
  [
    "en",
    "every morning post today's open tickets in #general; tickets have title, state (open/done)",
    TICKETS,
    /today's/,
  ],
  ["en", "every morning post what is open today in #general; tickets have title, state (open/done)", TICKETS],
  [
    "de",
    "Poste jeden Morgen die heutigen offenen Tickets in #general. Tickets: Titel, Status offen/erledigt",
    "records Tickets (Titel, Status choice offen/erledigt) done status; digest open 0 9 * * * #general",
    /heutigen/,
  ],
  [
    "en",
    "invoices: customer, due date, paid yes/no; show which are overdue",
    "records invoices (Customer, Due date date, Paid yes_no) done paid",
  ],
  [
    "de",
    "Rechnungen: Kunde, fällig am, bezahlt ja/nein; zeigen welche überfällig sind",
    "records Rechnungen (Kunde, Fällig am date, Bezahlt yes_no) done bezahlt",
  ],
  ["en", "poll: Cabaret? Chicago? Hair?", "poll Cabaret/Chicago/Hair"],
  ["en", "Poll: where to eat? pizza? sushi? or pasta?", "poll pizza/sushi/pasta"],
  ["en", "Poll: shall we do it? yes or no?", "poll Yes/No"],
  ["en", "Teal, burgundy or navy? one vote each", "poll Teal/burgundy/navy"],
  [
    "en",
    "which colour: teal, burgundy or navy? (Not the pistachio.) one vote each",
    "poll teal/burgundy/navy",
    /pistachio/,
  ],
  [
    "en",
    "Hotel front desk: 22:00 every day, into #general: Count the spare keys and lock the luggage room.",
    "post “Count the spare keys and lock the luggage room.” 0 22 * * * #general",
    /Hotel front desk/,
  ],
  [
    "en",
    "Keep instruments: instrument, next calibration (date). Mondays at 7:00, in #general: what's due within the coming seven days.",
    "records instruments (Instrument, Next calibration date); digest due_7_days 0 7 * * 1 #general",
  ],
  [
    "de",
    "Geräte: Gerät, nächste Prüfung (Datum). Montags um 7 in #general posten, was in den nächsten 7 Tagen fällig ist",
    "records Geräte (Gerät, Nächste Prüfung date); digest due_7_days 0 7 * * 1 #general",
  ],
  ["en", "films: name, show, time", "records films (Name, Show, Time)"],
  [
    "en",
    "tickets: title, state (open, in progress, done), due date",
    "records tickets (Title, State choice open/in progress/done, Due date date) done state",
  ],
];

for (const [language, ask, plan, left] of ASKS)
  test(`"${ask}" builds ${plan}`, async () => {
    const requester = { name: "Ana", timeZone: "Europe/Berlin", locale: language === "en" ? "en-GB" : "de-DE" };
    const answer = await createRulesPlanner().plan(askFor(ask, { requester }));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.equal(briefly(answer.plan.composition?.parts ?? []), plan);
    if (left === undefined) assert.deepEqual(answer.plan.leftOut, []);
    else assert.match(answer.plan.leftOut.join(), left);
  });

test("of two times of which one is meant it is asked which", async () => {
  const answer = await createRulesPlanner().plan(
    askFor("Remind us at 9 and at 10 but only once a day in #general to log hours"),
  );
  assert.ok(answer.kind === "questions", JSON.stringify(answer));
  assert.match(answer.questions.join(), /09:00 \/ 10:00/);
});

const FASTING =
  "Jeden Morgen um 6:30 in #general posten: Heute nüchtern erscheinen. Und zwar immer mittwochs abends um 19 Uhr.";

test("what is explained by another time is asked about, and the answer is the time", async () => {
  const planner = createRulesPlanner();
  const asked = await planner.plan(askFor(FASTING));
  assert.ok(asked.kind === "questions", JSON.stringify(asked));
  assert.match(asked.questions.join(), /06:30 \/ 19:00/);
  for (const [said, schedule] of [
    ["6:30", "30 6 * * *"],
    ["mittwochs 19 Uhr", "0 19 * * 3"],
  ] as const) {
    const answer = await planner.plan(askFor(FASTING, { remarks: [remark(said)] }));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.equal(
      briefly(answer.plan.composition?.parts ?? []),
      `post “Heute nüchtern erscheinen.” ${schedule} #general`,
    );
  }
});

test("how many there are in all is a sum below the list", async () => {
  const answer = await createRulesPlanner().plan(
    askFor("Weinliste: Weingut, Anzahl Flaschen. Und unten soll stehen wie viele Flaschen wir insgesamt haben"),
  );
  assert.ok(answer.kind === "plan", JSON.stringify(answer));
  const [list] = answer.plan.composition?.parts ?? [];
  assert.deepEqual(list?.part === "records" && list.totals, ["anzahl_flaschen"]);
});
