import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor } from "./reading-fixture.ts";

const planner = createRulesPlanner();

/** What the card says: all that the person would look for, in words that do not need the app. */
const SAID: [string, string[]][] = [
  [
    "List: Bills\nDetails: Customer*, Amount (EUR)*, Due (date), Paid (yes/no), Kind (big / small)\nDue: Due\nDone: Paid\nMay change: author",
    [
      "Bills: Customer, Amount (EUR, required), Due (date), Paid (yes/no), Kind (big / small).",
      "What is past “Due” is overdue.",
      "done once “Paid” is ticked",
      "Only whoever entered one may change it.",
    ],
  ],
  [
    "Liste: Rechnungen\nAngaben: Kunde, Stand (offen / bezahlt), Gewicht (Zahl)\nErledigt: Stand = bezahlt\nSumme: Gewicht",
    [
      "Rechnungen eingetragen werden: Kunde, Stand (offen / bezahlt), Gewicht (Zahl).",
      "„Stand“ auf bezahlt steht",
      "die Summe von Gewicht",
    ],
  ],
  [
    "vacation requests (from, to), @pat (U0PAT) and @ana (U0ANA) approve",
    ["Pat Lee or Ana Ferreira approves or declines"],
  ],
  ["Urlaubsanträge mit von und bis, genehmigt von @pat (U0PAT)", ["Pat Lee genehmigt oder lehnt ab"]],
  [
    "Turns: kitchen duty\nNames: Ana, Ben\nFrom: 18 January\nWhen: Mondays 8:00\nIn: #general",
    ["Ana, Ben", "from 2027-01-18", "#general every Monday at 08:00"],
  ],
  [
    "Vote: Where?\nChoices: Rome, Oslo\nEnds: Friday 16:00\nResult in: #food",
    ["Rome, Oslo", "until 2027-01-15 16:00", "#food"],
  ],
  [
    `Post: ${"Please wash the cups. ".repeat(10)}Thanks!\nWhen: weekdays 8:30\nIn: #food`,
    ["Thanks!”", "#food on weekdays at 08:30"],
  ],
  ["Links: Reading\nTags: hr, it", ["tags (hr, it)"]],
  ["Draw: Secret Santa\nOn: 1 December 12:30", ["on 2027-12-01 at 12:30"]],
];

for (const [text, said] of SAID)
  test(`the card says it all of ${JSON.stringify(text.slice(0, 60))}`, async () => {
    const answer = await planner.plan(askFor(text));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    for (const words of said)
      assert.ok(answer.plan.summary.includes(words), `${words}\nis not in\n${answer.plan.summary}`);
  });

test("what an app is for names who decides, also where it is told without its card", async () => {
  for (const [text, said] of [
    [
      "vacation requests (from, to), @pat (U0PAT) and @ana (U0ANA) approve",
      "Pat Lee or Ana Ferreira approves or declines",
    ],
    ["Urlaubsanträge mit von und bis, genehmigt von @pat (U0PAT)", "Pat Lee genehmigt oder lehnt ab"],
  ] as const) {
    const answer = await planner.plan(askFor(text));
    assert.ok(answer.kind === "plan" && answer.plan.manifest.purpose.includes(said), JSON.stringify(answer));
  }
});

test("what is too much for the card as a whole is said briefly, and no part is missing", async () => {
  const columns = Array.from(
    { length: 20 },
    (_, at) => `A rather long name ${at} (first choice / second choice / third choice)`,
  );
  const text = `List: Things\nDetails: ${columns.join(", ")}\nSummary: all\nWhen: Mondays 9:00\nIn: #food\nRequest: Trips\nDetails: Day (date)\nDecided by: Pat`;
  const answer = await planner.plan(askFor(text));
  assert.ok(answer.kind === "plan", JSON.stringify(answer));
  assert.match(answer.plan.summary, /Trips: Day \(date\)\. Pat Lee approves/);
  assert.match(answer.plan.summary, /A rather long name 19\. It posts the whole list in #food/);
});
