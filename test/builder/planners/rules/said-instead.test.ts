import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { liveApp } from "./live-app.ts";
import { askFor, briefly, remark } from "./reading-fixture.ts";

const BREAKFAST = 'Post "Team breakfast" in #nope every Monday at 8';
const ROTA = "A weekly rota for the kitchen: Ana, Cem, Marcus";

/** Another channel than the one that was said: the time stays, and nothing is named as not understood. */
const NEW: [ask: string, reply: string][] = [
  [BREAKFAST, "ok, then use #food instead"],
  [BREAKFAST, "not in #sales but in #food"],
  [BREAKFAST, "#food, not #sales please"],
  ["Poste jeden Montag um 8 „Frühstück“ in #gibtsnicht", "dann eben in #food"],
  ["Poste jeden Montag um 8 „Frühstück“ in #gibtsnicht", "nicht in #sales, sondern in #food"],
];

for (const [ask, reply] of NEW)
  test(`"${reply}" keeps when it is posted`, async () => {
    const answer = await createRulesPlanner().plan(askFor(ask, { remarks: [remark(reply)] }));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.match(briefly(answer.plan.composition?.parts ?? []), /0 8 \* \* 1 #food/);
    assert.deepEqual(answer.plan.leftOut, []);
  });

for (const reply of ["ok, then use #food instead", "dann lieber in #food"])
  test(`"${reply}" takes up a wish that the thread told before`, async () => {
    const planner = createRulesPlanner();
    const current = await liveApp(planner, ROTA);
    const wish = "every Monday at 8 post in #sales whose turn it is";
    const answer = await planner.plan(askFor(wish, { current, remarks: [remark(reply)] }));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.match(briefly(answer.plan.composition?.parts ?? []), /0 8 \* \* 1 #food/);
  });

test("of a post that is not known here the time is asked, not made up", async () => {
  const planner = createRulesPlanner();
  const current = await liveApp(planner, ROTA);
  const ask = askFor("ok, then use #food instead", { current });
  const answer = await planner.plan(ask);
  assert.match(JSON.stringify(answer), /When shall it post/);
  const settled = await planner.plan({ ...ask, remarks: [remark("every Monday at 8")] });
  assert.ok(settled.kind === "plan", JSON.stringify(settled));
  assert.match(briefly(settled.plan.composition?.parts ?? []), /0 8 \* \* 1 #food/);
});
