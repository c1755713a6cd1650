import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor } from "./reading-fixture.ts";

const PLEAS: [ask: string, asked: RegExp][] = [
  ["The stockroom is a total mess right now, can't you do anything about it?", /^What exactly/],
  ["kitchen's a disaster lately. can't we fix this somehow?", /^What exactly/],
  ["the workshop is a shambles, why can't anyone sort it out", /^What exactly/],
  ["Im Lager herrscht Chaos, kannst du da nicht was machen??", /^Was genau/],
  ["Die Garderobe ist gerade das reinste Chaos, könnt ihr nicht etwas dagegen tun?", /^Was genau/],
  ["Unser Werkzeugraum ist eine Katastrophe, kann man da nicht irgendwas machen?", /^Was genau/],
];

for (const [ask, asked] of PLEAS)
  test(`"${ask}" is asked what it shall be, and is no limit`, async () => {
    const answer = await createRulesPlanner().plan(askFor(ask));
    assert.equal(answer.kind === "questions" ? answer.questions.length : JSON.stringify(answer), 1);
    assert.match(answer.kind === "questions" ? answer.questions.join(" ") : "", asked);
  });
