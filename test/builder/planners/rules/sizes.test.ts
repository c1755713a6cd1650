import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const NAMED: [ask: string, things: string][] = [
  ["book the big meeting room and the small one", "big meeting room/small meeting room"],
  ["book the huge meeting room and the small one", "huge meeting room/small meeting room"],
  ["book the big meeting room, the small meeting room", "big meeting room/small meeting room"],
  ["book the big meeting room and the small one, half hours", "big meeting room/small meeting room"],
];

for (const [ask, things] of NAMED)
  test(`"${ask}" names ${things}`, async () => {
    const answer = await createRulesPlanner().plan(askFor(ask));
    assert.ok(answer.kind === "plan" && answer.plan.composition !== undefined, JSON.stringify(answer));
    assert.equal(briefly(answer.plan.composition.parts), `booking ${things} by slot 06:00–22:00`);
  });
