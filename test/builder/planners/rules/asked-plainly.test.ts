import assert from "node:assert/strict";
import { test } from "node:test";
import { readAsk } from "../../../../builder/planners/rules/reading.ts";
import { briefly, contextIn } from "./reading-fixture.ts";

/** What is entered, told as questions; and how it stands, told over a sentence. */
const ASKED: [language: "en" | "de", text: string, expected: string][] = [
  [
    "de",
    "Eine Liste der Reklamationen bitte. Man trägt ein, welcher Kunde es ist, um welches Möbel es geht, was nicht stimmt, und hängt wenn man hat ein Foto dran. Dann gibts einen Stand, der ist erstmal „offen“, später „in Arbeit“ und am Ende „erledigt“.",
    "records Reklamationen (Kunde, Möbel, Was nicht stimmt, Foto file, Stand choice offen/in Arbeit/erledigt)",
  ],
  [
    "de",
    "Wir brauchen eine Liste der Reklamationen. Man trägt ein, welcher Kunde es ist, um welches Möbel es geht und was nicht stimmt.",
    "records Reklamationen (Kunde, Möbel, Was nicht stimmt)",
  ],
  [
    "de",
    "Eine Liste für Schäden. Wir tragen ein, um welches Fahrzeug es geht, wer es gemeldet hat, was kaputt ist und wann es passiert ist. Dazu gibt es einen Status, der ist zuerst neu, dann geprüft und zum Schluss behoben.",
    "records Schäden (Fahrzeug, Wer es gemeldet hat person, Was kaputt ist, Wann es passiert ist date, Status choice neu/geprüft/behoben)",
  ],
  [
    "en",
    "We need a list of complaints. You enter which client it is, what piece it is about and what is wrong with it.",
    "records complaints (Client, Piece, What is wrong with it)",
  ],
  [
    "en",
    "We need a list of complaints. People enter which client it is, which piece it concerns, what is wrong with it and attach a photo if they have one. Then there is a state, which is first “open”, then “in progress” and finally “done”.",
    "records complaints (Client, Piece, What is wrong with it, Photo file, State choice open/in progress/done)",
  ],
  [
    "en",
    "A list of repairs. We write down which machine it is, what is broken and who saw it. There's a status, it is at first new, later checked and in the end fixed.",
    "records repairs (Machine, What is broken, Who saw it person, Status choice new/checked/fixed)",
  ],
  [
    "en",
    "A list of visitors. We note which company it is, who they see and when they come.",
    "records visitors (Company, Who they see person, When they come date)",
  ],
  [
    "en",
    "A list of visitors. We note: name, who they see and when they come.",
    "records visitors (Name, Who they see person, When they come date)",
  ],
  [
    "de",
    "Eine Liste der Reklamationen: Kunde, Möbel, Stand (offen / erledigt). Den Stand muss man ändern können, ohne alles neu zu tippen.",
    "records Reklamationen (Kunde, Möbel, Stand choice offen/erledigt)",
  ],
];

for (const [language, text, expected] of ASKED)
  test(`told as questions: ${text.slice(0, 90)}`, () => {
    const { parts, gaps, limits, unused } = readAsk(text, contextIn(language));
    assert.equal(briefly(parts), expected);
    assert.deepEqual([gaps, limits, unused], [[], [], []]);
  });
