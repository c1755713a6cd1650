import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly, remark } from "./reading-fixture.ts";

const ROTA = "rota";

/** Names that were asked for, and what is said beside them. */
const BESIDE: [ask: string, reply: string, built: string][] = [
  [
    "A rota for the kitchen",
    "Ana, Cem and Marcus take turns, and every Monday at 8 it says in #sales whose turn it is",
    "Ana/Cem/Marcus",
  ],
  ["A rota for the kitchen", "Ana, Cem, Marcus and please post it in #sales every Monday at 8", "Ana/Cem/Marcus"],
  [
    "Ein Dienstplan für die Küche",
    "Ana, Cem und Marcus wechseln sich ab, und jeden Montag um 8 steht in #sales, wer dran ist",
    "Ana/Cem/Marcus",
  ],
];

for (const [ask, reply, names] of BESIDE)
  test(`"${reply}" is names, and a post`, async () => {
    const answer = await createRulesPlanner().plan(askFor(ask, { remarks: [remark(reply)] }));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    const parts = answer.plan.composition?.parts ?? [];
    assert.equal(parts.length, 1);
    assert.equal(parts[0]?.part, ROTA);
    assert.deepEqual(parts[0]?.part === ROTA ? parts[0].names : [], names.split("/"));
    assert.match(briefly(parts), /0 8 \* \* 1 #sales/);
    assert.deepEqual(answer.plan.leftOut, []);
  });

test("what is said beside names and not understood is named", async () => {
  const answer = await createRulesPlanner().plan(
    askFor("A poll where to eat", { remarks: [remark("Pizza, Sushi and post the result in #food on Friday at 12")] }),
  );
  assert.ok(answer.kind === "plan", JSON.stringify(answer));
  assert.match(answer.plan.leftOut.join(" "), /post the result in #food on Friday at 12/);
});
