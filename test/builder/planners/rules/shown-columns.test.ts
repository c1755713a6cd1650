import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { liveApp } from "./live-app.ts";
import { askFor } from "./reading-fixture.ts";

const COMPLAINTS =
  "I want a customer complaints list: customer, how bad (low, medium or high), phone number, and a box when it's solved. Every weekday at 8:30 post the open ones in #sales";
const CAKES =
  "Wir brauchen eine Liste für Kuchenspenden: wer, welcher Kuchen, und ob er vegan ist. Jeden Tag um 13:26 Uhr soll in #general stehen, was eingetragen ist.";

/** What a post says of its entries: all columns, and always. */
const WISHES: [app: string, wish: string, answer: RegExp][] = [
  [
    COMPLAINTS,
    "the post is too long, leave out the phone number",
    /cannot limit it like “the post is too long, leave out the phone number”/,
  ],
  [COMPLAINTS, "do not post the phone number", /cannot limit it like “do not post the phone number”/],
  [
    COMPLAINTS,
    "leave the phone number out of the post",
    /cannot limit it like “leave the phone number out of the post”/,
  ],
  [COMPLAINTS, "the post should also say the phone number", /that is so already/],
  [COMPLAINTS, "please include how bad in the post", /that is so already/],
  [
    CAKES,
    "Der Post ist zu lang, lass den Kuchen weg",
    /einschränken kann ich es nicht: „Der Post ist zu lang, lass den Kuchen weg“/,
  ],
  [CAKES, "Im Post soll auch stehen ob er vegan ist", /ist das schon so/],
  [CAKES, "In der Nachricht soll stehen, wer", /ist das schon so/],
];

for (const [ask, wish, said] of WISHES)
  test(`"${wish}" changes neither the post nor the list`, async () => {
    const planner = createRulesPlanner();
    const answer = await planner.plan(askFor(wish, { current: await liveApp(planner, ask) }));
    assert.ok(answer.kind === "questions", JSON.stringify(answer));
    assert.match(answer.questions.join(" "), said);
  });

const ADDED: [app: string, wish: string, label: string][] = [
  [COMPLAINTS, "add the price to the post", "Price"],
  [CAKES, "Im Post soll auch der Preis stehen", "Preis"],
];

for (const [ask, wish, label] of ADDED)
  test(`"${wish}" adds “${label}”`, async () => {
    const planner = createRulesPlanner();
    const answer = await planner.plan(askFor(wish, { current: await liveApp(planner, ask) }));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    const records = answer.plan.composition?.parts.find((part) => part.part === "records");
    assert.equal(records?.columns.at(-1)?.label, label);
  });
