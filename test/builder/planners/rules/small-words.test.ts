import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { leavesOut } from "../../../../builder/planners/rules/limits/leave-out.ts";
import { withoutSmallWords } from "../../../../builder/planners/rules/told/small-words.ts";
import { tokenize } from "../../../../builder/planners/rules/words/token.ts";
import { askFor, briefly, contextIn } from "./reading-fixture.ts";

const LEFT: [text: string, left: string][] = [
  ["a list of tents. oh and also a poll", "a list of tents. and also a poll"],
  ["well, a list of tents. btw no photos", "a list of tents. no photos"],
  ["ok so a list of, hm, tents", "a list of, tents"],
  ["Eine Liste der Zelte. Ach ja, übrigens: mit Größe", "Eine Liste der Zelte. mit Größe"],
  ["ähm wir brauchen äh eine Liste", "wir brauchen eine Liste"],
  ["also, eine Liste der Zelte", "eine Liste der Zelte"],
  ["Zustand (gut, mittel), Notiz", "Zustand ( gut, mittel ), Notiz"],
  ["list of wells: well, depth", "list of wells: well, depth"],
  ["batteries: type, Ah, voltage", "batteries: type, Ah, voltage"],
  ["post 'oh no. ah, friday' in #food", "post 'oh no. ah, friday' in #food"],
];

for (const [text, left] of LEFT)
  test(`of “${text}” stays what is wished`, () => {
    const said = withoutSmallWords(text, tokenize(text))
      .map((token) => token.text)
      .join(" ")
      .replace(/ ([,.:!])/g, "$1");
    assert.equal(said, left);
  });

test("a small word is neither asked about nor left out", async () => {
  const ask =
    "list of tents: name, size, oh and color. ah, remind everybody in #general on fridays at 2pm to count them";
  const answer = await createRulesPlanner().plan(askFor(ask));
  assert.ok(answer.kind === "plan" && answer.plan.composition !== undefined, JSON.stringify(answer));
  assert.equal(
    briefly(answer.plan.composition.parts),
    "records tents (Name, Size, Color); post “Count them” 0 14 * * 5 #general",
  );
  assert.deepEqual(answer.plan.leftOut, []);
});

const IGNORED: readonly ["en" | "de", string, boolean][] = [
  ["en", "oh is just a word, ignore it", true],
  ["en", "that's only a filler word", true],
  ["en", "ignore that please", true],
  ["en", "zorp was a typo", true],
  ["en", "it means nothing", true],
  ["en", "word is a column of type text", false],
  ["en", "post it at 9, ignore the rest", false],
  ["de", "das ist nur ein Füllwort", true],
  ["de", "oh war nur ein Wort, ignorier das", true],
  ["de", "das hat nichts zu bedeuten, kannst du ignorieren", true],
  ["de", "das war ein Tippfehler", true],
  ["de", "ein Wort pro Eintrag", false],
];

for (const [language, answer, expected] of IGNORED)
  test(`"${answer}" ${expected ? "leaves it out" : "is an answer"}`, () => {
    assert.equal(leavesOut(answer, contextIn(language)), expected);
  });
