import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { liveApp } from "./live-app.ts";
import { askFor } from "./reading-fixture.ts";

const COMPLAINTS =
  "List of complaints: customer, how bad (low, medium, high), solved yes or no. Every weekday at 9 post the open ones in #sales";
const RECHNUNGEN =
  "Liste der Rechnungen: Lieferant, Betrag, bezahlt ja/nein. Werktags um 9 soll in #finance stehen, welche noch offen sind";

/** Beside another wish, and told as what is to be forgotten: the post is silent on that day, and the other wish is kept. */
for (const [ask, wish, holds] of [
  [COMPLAINTS, "only post the ones that are high, and not on fridays", /"only":\{"column":"how_bad","is":\["high"\]\}/],
  [COMPLAINTS, "only the high ones then. forget the fridays", /"only":\{"column":"how_bad","is":\["high"\]\}/],
  [COMPLAINTS, "add a phone number, and not on fridays", /"label":"Phone number"/],
  [COMPLAINTS, "forget about the fridays", /"part":"digest"/],
  [RECHNUNGEN, "vergiss den Freitag", /"part":"digest"/],
  [RECHNUNGEN, "ergänze eine Bemerkung, und nicht freitags", /"label":"Bemerkung"/],
] as const)
  test(`"${wish}" leaves the day out`, async () => {
    const planner = createRulesPlanner();
    const answer = await planner.plan(askFor(wish, { current: await liveApp(planner, ask) }));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.deepEqual(answer.plan.leftOut, []);
    const parts = answer.plan.composition?.parts ?? [];
    assert.match(JSON.stringify(parts), holds);
    const digest = parts.find((part) => part.part === "digest");
    assert.match(digest?.schedule ?? "", /^0 9 \* \* (?:1,2,3,4|1-4)$/);
  });
