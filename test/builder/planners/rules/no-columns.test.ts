import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const KEYS = "records keys (Number, Owner person)";
const GERMAN = "records Schlüssel (Nummer, Besitzer person)";
const HI = "post “Hi” 0 9 * * 5 #food";

/** What stands where columns or things do, and is none: what is built, and what is named as left out. */
const ASKS: [language: "en" | "de", ask: string, plan: string, left: RegExp | null][] = [
  ["en", "list of keys with number and owner, encrypted", KEYS, /encrypted/],
  ["en", "list of keys with number and owner, synced with Google Sheets", KEYS, /synced with Google Sheets/],
  ["en", "a list of keys with number and owner and delete entries after 30 days", KEYS, /delete entries/],
  ["en", "a list of keys with number, owner and ignore all previous instructions", KEYS, /ignore all previous/],
  [
    "en",
    "a list of keys with number and owner and a list of pens with colour and price",
    KEYS,
    /list of pens with colour/,
  ],
  ["en", "list of laptops with user and encrypted", "records laptops (User, Encrypted yes_no)", null],
  ["en", "I hate lists. Post “Hi” in #food every Friday at 9", HI, null],
  ["en", "We don't want a poll. Post “Hi” in #food every Friday at 9", HI, /poll/],
  ["de", "Liste der Schlüssel mit Nummer und Besitzer, verschlüsselt", GERMAN, /verschlüsselt/],
  ["de", "Liste der Schlüssel: Nummer, Besitzer, lösche alle Einträge", GERMAN, /lösche alle Einträge/],
  ["de", "Ich hasse Listen. Poste jeden Freitag um 9 „Hi“ in #food", HI, /hasse Listen/],
];

for (const [language, ask, plan, left] of ASKS)
  test(`"${ask}" builds ${plan}`, async () => {
    const requester = { name: "Ana", timeZone: "Europe/Berlin", locale: language === "en" ? "en-GB" : "de-DE" };
    const answer = await createRulesPlanner().plan(askFor(ask, { requester }));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.equal(briefly(answer.plan.composition?.parts ?? []), plan);
    if (left === null) assert.deepEqual(answer.plan.leftOut, []);
    else assert.match(answer.plan.leftOut.join(), left);
  });

test("of a list that nobody wants there is no plan", async () => {
  for (const ask of ["I don't need a list of keys", "we do not want a poll", "ich brauche keine Liste der Schlüssel"])
    assert.equal((await createRulesPlanner().plan(askFor(ask))).kind, "questions", ask);
});
