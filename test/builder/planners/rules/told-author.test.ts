import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor } from "./reading-fixture.ts";

const planner = createRulesPlanner();
const TOLD = [
  "course requests: which course, what it costs in €, why. @pat (U0PAT) says yes or no. The person should hear back.",
  "purchase requests with item and price, @pat (U0PAT) approves them. Whoever asked gets a message how it went.",
  "Anschaffungen: man trägt ein was und Preis, und @pat (U0PAT) gibt es frei oder lehnt es ab. Wer gefragt hat, soll eine Nachricht bekommen, wie es ausging.",
];

for (const ask of TOLD)
  test(`who handed it in is told in private: “${ask.slice(0, 40)}…”`, async () => {
    const answer = await planner.plan(askFor(ask));
    if (answer.kind !== "plan") throw new Error(JSON.stringify(answer));
    const { composition, manifest, summary } = answer.plan;
    const approval = composition?.parts.find((part) => part.part === "approval");
    assert.equal(approval?.part === "approval" && approval.tellsAuthor, true);
    assert.equal(manifest.bindings.slack?.dm, true);
    assert.match(summary, /told in private|erfährt es persönlich/);
  });

test("nobody is told what was not asked for", async () => {
  const answer = await planner.plan(askFor("purchase requests with item and price, @pat (U0PAT) approves them"));
  if (answer.kind !== "plan") throw new Error(JSON.stringify(answer));
  assert.equal(answer.plan.manifest.bindings.slack?.dm, undefined);
});
