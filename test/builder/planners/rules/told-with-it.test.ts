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
    /Wer gefragt hat, soll eine Nachricht bekommen/,
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
    "records Wartungen (Gerät, Raum, Nächster Wartung date); reminder naechster_wartung 14 0 8 * * * #general; rota Frühdienst: Heike/Nils/Tanja week from 2027-01-11 30 7 * * 1 #general",
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
