import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly, remark } from "./reading-fixture.ts";

const planner = createRulesPlanner();

const ENGLISH = "collect our lunch orders with /lunch and post them in #food at 11:00";
const GERMAN = "Sammle die Bestellungen für das Mittagessen mit /essen und poste sie um 11 Uhr in #food";

for (const [ask, reply, word] of [
  [ENGLISH, "Use /meals instead of /lunch.", "meals"],
  [ENGLISH, "call the command meals", "meals"],
  [ENGLISH, "/meals", "meals"],
  [GERMAN, "nimm /mampf statt /essen", "mampf"],
  [GERMAN, "nenn den Befehl mampf", "mampf"],
] as const)
  test(`the command is called otherwise by ${JSON.stringify(reply)}`, async () => {
    const answer = await planner.plan(askFor(ask, { remarks: [remark(reply)] }));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.match(briefly(answer.plan.composition?.parts ?? []), new RegExp(`command ${word} add; digest`));
    assert.deepEqual(answer.plan.leftOut, []);
  });
