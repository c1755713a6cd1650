import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { readAsk } from "../../../../builder/planners/rules/reading.ts";
import { askFor, briefly, contextIn, remark } from "./reading-fixture.ts";

const CARS = "Eine Liste der Autos mit Kennzeichen und TÜV, 7 Tage vor dem TÜV eine Erinnerung in #general.";
const CARS_READ = "records Autos (Kennzeichen, TÜV date); reminder tuev 7 0 9 * * * #general";
const PLATES = "A list of cars with plate and MOT date, remind us in #general 7 days before.";
const PLATES_READ = "records cars (Plate, MOT date date); reminder mot_date 7 0 9 * * * #general";

/** A second post, in the channel that was named before. */
const THERE: [language: "en" | "de", text: string, expected: string][] = [
  [
    "de",
    "Zwei Sachen für die Werkstatt. Erstens eine Liste unserer Maschinen mit Standort und nächster Wartung, und eine Woche vor der Wartung um 8 Uhr bitte eine kurze Meldung in #general. Zweitens soll dort jeden Werktag um 6:45 stehen: „Helm und Brille nicht vergessen!“",
    "records Maschinen (Maschine, Standort, Nächste Wartung date); reminder naechste_wartung 7 0 8 * * * #general; post “Helm und Brille nicht vergessen!” 45 6 * * 1-5 #general",
  ],
  [
    "de",
    `Zwei Dinge: ${CARS} Außerdem soll dort jeden Werktag um 6:45 stehen: „Licht an!“`,
    `${CARS_READ}; post “Licht an!” 45 6 * * 1-5 #general`,
  ],
  [
    "de",
    `${CARS} Im selben Kanal jeden Montag um 9: „Tanken nicht vergessen“`,
    `${CARS_READ}; post “Tanken nicht vergessen” 0 9 * * 1 #general`,
  ],
  [
    "de",
    `${CARS} Ebenda soll freitags um 15 Uhr „Schlüssel abgeben“ stehen.`,
    `${CARS_READ}; post “Schlüssel abgeben” 0 15 * * 5 #general`,
  ],
  [
    "en",
    `${PLATES} There should also be a message there every Monday at 9: “Fuel up”`,
    `${PLATES_READ}; post “Fuel up” 0 9 * * 1 #general`,
  ],
  [
    "en",
    `Two things for the garage. ${PLATES} In the same channel post “Fuel up” every Monday at 9.`,
    `${PLATES_READ}; post “Fuel up” 0 9 * * 1 #general`,
  ],
  [
    "en",
    `${PLATES} Also it should say there every Friday at 4 pm: “Hand in the keys”`,
    `${PLATES_READ}; post “Hand in the keys” 0 16 * * 5 #general`,
  ],
];

for (const [language, text, expected] of THERE)
  test(`posted in the channel named before: ${text.slice(-80)}`, () => {
    const { parts, gaps, limits, unused } = readAsk(text, contextIn(language));
    assert.equal(briefly(parts), expected);
    assert.deepEqual([gaps, limits, unused], [[], [], []]);
  });

test("what was not understood stays named where a reply says nothing of it", async () => {
  const text = "A list of our machines with location and next service. The gong goes at 6:45: “Helmet on”";
  const made = await createRulesPlanner().plan(askFor(text, { mayAsk: false, remarks: [remark("all")] }));
  assert.ok(made.kind === "plan", JSON.stringify(made));
  assert.match(made.plan.leftOut.join("\n"), /Helmet on/);
});
