import assert from "node:assert/strict";
import { test } from "node:test";
import { withoutSalutations } from "../../../../builder/planners/rules/told/salutations.ts";
import { tokenize } from "../../../../builder/planners/rules/words/token.ts";

/** What is left of an ask once greetings, who writes and signatures are away. */
const LEFT: [text: string, left: string][] = [
  ["Hiya! list of tents, please", "list of tents, please"],
  ["Good morning all, a list of tents", "a list of tents"],
  ["Dear Toolroom, a list of tents", "a list of tents"],
  ["Toolroom, a list of tents", "a list of tents"],
  ["Tom here from the depot. A list of tents", "A list of tents"],
  ["Hey, this is Kim from the front desk, a list of tents", "a list of tents"],
  ["hey can we track tents, ropes and stoves", "hey can we track tents, ropes and stoves"],
  ["A list of tents. ta!", "A list of tents."],
  ["A list of tents. Thx Kim", "A list of tents."],
  ["A list of tents.\n\nMany thanks in advance,\nKim Larsen", "A list of tents."],
  ["A list of tents. Kind regards from the whole crew", "A list of tents."],
  ["A list of tents. God bless", "A list of tents."],
  ["FW: tents\n> Tom, the scouts want a list. – K.\nSo: name, size", "tents the scouts want a list. So: name, size"],
  ["Names:\n- Kim\n- Tom", "Names: - Kim - Tom"],
  ["thanks!", "thanks!"],
  ["We collect feedback and thanks", "We collect feedback and thanks"],
  ["Grüß Gott zusammen, eine Liste der Zelte", "eine Liste der Zelte"],
  ["Moin! Eine Liste der Zelte. Mit freundlichen Grüßen, K. Larsen", "Eine Liste der Zelte."],
  [
    "Hallo ihr Lieben,\neine Liste der Zelte. Danke im Voraus und viele Grüße aus dem Lager, Eure Kim",
    "eine Liste der Zelte.",
  ],
  ["Eine Liste der Zelte, danke", "Eine Liste der Zelte"],
  ["Hier ist Kim aus dem Lager, eine Liste der Zelte. LG Kim", "eine Liste der Zelte."],
  ["Eine Liste der Zelte. Vergelt's Gott, Kim", "Eine Liste der Zelte."],
];

for (const [text, left] of LEFT) {
  test(`of “${text}” stays what is wished`, () => {
    const said = withoutSalutations(text, tokenize(text))
      .map((token) => (token.kind === "break" ? "" : token.text))
      .filter((word) => word !== "")
      .join(" ")
      .replace(/ ([,.:!])/g, "$1");
    assert.equal(said.replace(/,$/, ""), left);
  });
}
