import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

/** Which entries of a list are posted, and when. */
const POSTED: [ask: string, posted: string][] = [
  [
    "Tasks: title, assignee, state (open, done). Post everything not done on Fridays at 16 in #general.",
    "digest open 0 16 * * 5 #general",
  ],
  [
    "List of tasks: title, who. Post the tasks that are not finished Tuesdays at 9 in #general",
    "digest open 0 9 * * 2 #general",
  ],
  [
    "Liste der Rechnungen: Kunde, Betrag, bezahlt (ja/nein). Nicht bezahlte montags um 9 in #finance posten",
    "digest open 0 9 * * 1 #finance",
  ],
  [
    "Aufgaben: Titel, wer, erledigt (ja/nein). Poste in #general um 9 freitags nicht erledigte.",
    "digest open 0 9 * * 5 #general",
  ],
  [
    "Orders: what, delivered (yes/no). Post the undelivered ones, not on Fridays, daily at 9 in #general",
    "digest open 0 9 * * 0,1,2,3,4,6 #general",
  ],
];

for (const [ask, posted] of POSTED)
  test(`"${ask}" posts ${posted}, and leaves nothing out`, async () => {
    const answer = await createRulesPlanner().plan(askFor(ask));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    const [, ...posts] = answer.plan.composition?.parts ?? [];
    assert.deepEqual([briefly(posts), answer.plan.leftOut], [posted, []]);
  });
