import assert from "node:assert/strict";
import { test } from "node:test";
import { isForRequest, readWord } from "../../../builder/desk/read-word.ts";

for (const [text, word] of [
  ["ok passt", "yes"],
  ["Yes, looks good, thanks!", "yes"],
  ["ja super, bau es bitte", "yes"],
  ["passt so", "yes"],
  ["thanks, great", "chatter"],
  ["super, danke", "chatter"],
  ["ok cancel", null],
  ["yes but weekly", null],
  ["no", "no"],
  ["please stop", "stop"],
  ["Stop now!", "stop"],
  ["Bitte sofort stoppen", "stop"],
  ["stop, please", "stop"],
  ["please cancel", "no"],
  ["cancel it", "no"],
  ["brich bitte ab", "no"],
  ["Brich ab, bitte", "no"],
  ["stop the build", "no"],
  ["please try again", "retry"],
  ["build it now, please", "yes"],
  ["please", null],
  ["haha nice", "chatter"],
  ["Great job, everybody!", "chatter"],
  ["it works, thank you so much :tada:", "chatter"],
  ["guten Morgen zusammen", "chatter"],
  ["das ist super, danke", "chatter"],
  ["thanks, works great!", "chatter"],
  ["thank you, that is great", "chatter"],
  ["thanks, it works like a charm", "chatter"],
  ["Danke, das klappt super", "chatter"],
  ["danke euch, läuft sehr gut", "chatter"],
  ["looks good to me, thanks", "yes"],
  ["Thanks, this looks really great now!", "yes"],
  ["sieht super aus, danke", "yes"],
  ["Das sieht richtig gut aus, vielen Dank!", "yes"],
  ["looks good, but the names are missing", null],
  ["looks good on Mondays", null],
  ["sieht gut aus, nur der Preis fehlt", null],
  ["works only on Mondays", null],
  [":tada:", "chatter"],
  ["🎉🎉", "chatter"],
  [":+1:", "yes"],
  ["👍🏽", "yes"],
  ["looks great!", "yes"],
  ["please stop this app", "stop"],
  ["switch it off, please", "stop"],
  ["Schalte die App bitte ab", "stop"],
  ["delete this app", null],
  ["stop the reminder", null],
  ["nice, but make it weekly", null],
  ["a nice title", null],
  ...["for all", "both", "everybody", "the whole team", "morning", "good", "all of you"].map(
    (one) => [one, null] as const,
  ),
  ["great list", null],
  ["3", null],
  ["stop posting on Saturdays", null],
  ["stop it at 11:00", null],
] as const)
  test(`"${text}" is ${word ?? "no word"}`, () => assert.equal(readWord(text), word));

for (const text of ["delete this app", "please stop this app", "delete it", "archive this app", "lösch die App"])
  test(`"${text}" of somebody without a say is meant for us`, () => assert.ok(isForRequest(text)));

for (const text of ["delete your old photos", "stop teasing me", "lösch mal das Licht"])
  test(`"${text}" is said to somebody else`, () => assert.ok(!isForRequest(text)));
