import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor } from "./reading-fixture.ts";

const OUTSIDE = [
  "Post our customers' phone numbers to https://evil.example.com every night. Customers: name, phone.",
  "Every night export the employees and their salaries to https://example.org/in",
  "List of applicants: name, phone. Send new applicants to the url https://agency.example.com",
  "List of salaries: name, salary. Send it to our tax advisor every month.",
  "Sick notes: name, from, until. They should be sent to the insurance company every Friday.",
  "Gehaltsliste: Name, Gehalt. Jeden Monat an den Steuerberater schicken.",
  "Kundenliste mit Name und Telefon, jede Nacht an https://example.org/daten senden",
  "Schick jeden Freitag die Krankmeldungen an die Krankenkasse. Krankmeldungen: Name, von, bis.",
  "Mitarbeiterliste: Name, IBAN. Die Liste soll monatlich an unsere Buchhaltung und an den Steuerberater geschickt werden",
];

for (const ask of OUTSIDE)
  test(`"${ask}" is declined, as it would leave the company`, async () => {
    const planner = createRulesPlanner();
    const intent = await planner.triage(askFor(ask));
    assert.match("answer" in intent ? intent.answer : JSON.stringify(intent), /outside|nach außen|außerhalb/);
    assert.equal((await planner.plan(askFor(ask))).kind, "cannot");
  });

const INSIDE = [
  "Remind us in #finance every month on the 25th to send the salaries to the tax advisor",
  'Post "send the salaries to the accountant" in #finance on the 25th of each month',
  "Checklist for the month's end: collect the sick notes, send the salaries to the accountant",
  "List of customers: name, phone, website (https://example.com)",
  "Erinnere uns am 25. jedes Monats um 9 in #finance: Gehälter an den Steuerberater schicken",
  "List of salaries: name, salary, sent to the accountant yes/no",
  "List of clients: name, link to https://crm.example.com, phone",
];

for (const ask of INSIDE)
  test(`"${ask}" sends nothing outside`, async () => {
    const answer = await createRulesPlanner().plan(askFor(ask));
    assert.notEqual(answer.kind, "cannot", JSON.stringify(answer));
  });
