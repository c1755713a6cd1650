import assert from "node:assert/strict";
import { test } from "node:test";
import {
  bodyProblem,
  instructionsIn,
  plainlyTold,
  withBody,
  withLine,
} from "../../../builder/instructions/told-instructions.ts";

const FRONT = "---\ninputs: { ticket: What they wrote. }\noutputs: { urgency: { type: string } }\n---\n";
const FILES = [
  { path: "app.ts", content: Buffer.from("export {};") },
  { path: "instructions/triage.md", content: Buffer.from(`${FRONT}Sort it.\n\n{{ticket}}\n`) },
  { path: "instructions/notes.txt", content: Buffer.from("no") },
];

test("an app's instructions are found, and one is changed without touching anything else", () => {
  const [triage] = instructionsIn(FILES);
  assert.ok(triage);
  assert.deepEqual([triage.name, triage.front, triage.body], ["triage", FRONT, "Sort it.\n\n{{ticket}}\n"]);
  const changed = withBody(FILES, triage, withLine(triage.body, "Doors are\nhigh, {{always}}."));
  assert.equal(
    Buffer.from(changed[1]?.content ?? []).toString(),
    `${FRONT}Sort it.\n\n{{ticket}}\n- Doors are high, { {always}}.\n`,
  );
  assert.deepEqual([changed[0], changed[2]], [FILES[0], FILES[2]]);
});

test("a body that does not fit what is in front is refused in words", () => {
  const [triage] = instructionsIn(FILES);
  assert.ok(triage);
  assert.equal(bodyProblem(triage, "Sort {{ticket}} well."), null);
  assert.match(
    bodyProblem(triage, "Sort {{tickets}}.") ?? "",
    /\{\{tickets\}\} is no input: write one of \{\{ticket\}\}/,
  );
  assert.match(bodyProblem(triage, "Sort it.") ?? "", /the input ticket is put nowhere/);
  assert.match(bodyProblem(triage, " ") ?? "", /empty/);
});

test("what is plainly told is told from what only speaks of instructions", () => {
  assert.deepEqual(plainlyTold("instructions: Doors are high."), { name: null, words: "Doors are high." });
  assert.deepEqual(plainlyTold("Instructions triage: Doors\nare high."), { name: "triage", words: "Doors\nare high." });
  assert.deepEqual(plainlyTold("Anweisung: Türen zuerst."), { name: null, words: "Türen zuerst." });
  assert.equal(plainlyTold("the instructions: are wrong"), null);
  assert.equal(plainlyTold("instructions:   "), null);
  assert.equal(plainlyTold("change the instructions so that doors are high"), null);
});
