import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { german } from "../../../../builder/planners/rules/languages/de.ts";
import { english } from "../../../../builder/planners/rules/languages/en.ts";
import { isPlausibleState, isPlausibleThing } from "../../../../builder/planners/rules/plausible/is-plausible.ts";
import { isOwnBusiness } from "../../../../builder/planners/rules/plausible/own-business.ts";
import { isPlausibleText } from "../../../../builder/planners/rules/plausible/plausible-text.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const planner = createRulesPlanner();

test("a piece of what somebody does is no thing", () => {
  for (const thing of ["I type in the school", "tooks", "who has which one", "back after 7 days"])
    assert.equal(isPlausibleThing(thing, english.labels), false, thing);
  for (const thing of ["ruft an", "Kunde ruft an", "wir spielen"])
    assert.equal(isPlausibleThing(thing, german.labels), false, thing);
  for (const thing of ["Kids' Carpet", "Press 1", "Du Pont", "Left wing"])
    assert.equal(isPlausibleThing(thing, english.labels), true, thing);
});

test("a state is no sentence, and has no quotes in it", () => {
  for (const state of ["ist erstmal „offen“", "and then it has to be seen by all"])
    assert.equal(isPlausibleState(state, german.labels), false, state);
  for (const state of ["geht nicht", "in Arbeit", "kaputt"]) assert.equal(isPlausibleState(state, german.labels), true);
});

test("no list is called by what the asker runs", () => {
  const school = { one: "Tauchschule", many: "Tauchschulen" };
  assert.equal(isOwnBusiness(school, "Wir sind eine Tauchschule und uns fehlt ständig was."), true);
  assert.equal(isOwnBusiness(school, "Wir sind eine Tauchschule. Bitte eine Liste der Tauchschulen."), false);
  assert.equal(
    isOwnBusiness({ one: "vet practice", many: "vet practices" }, "I run a vet practice with four vets"),
    true,
  );
  assert.equal(isOwnBusiness({ one: "van", many: "vans" }, "I look after our vans"), false);
});

test("“which ones” is no message, unless it is quoted or asks", () => {
  assert.equal(isPlausibleText("What she still hasn't looked at", "thursdays: what she still hasn't looked at"), false);
  assert.equal(isPlausibleText("Was noch offen ist", "freitags: was noch offen ist"), false);
  assert.equal(isPlausibleText("What is still missing", 'post "what is still missing" at 9'), true);
  assert.equal(isPlausibleText("What is not done yet?", "at 9: what is not done yet?"), true);
});

const READ: [text: string, expected: string][] = [
  [
    "keep track of toys: which toy, who took it home, due back when. needs a way to say it's back. late ones should be obvious",
    "records toys (Toy, Who took it home person, Due back when date, Back yes_no) done back",
  ],
  [
    "Ich möchte notieren was rausgeht, wer es mitgenommen hat und bis wann es wieder da sein soll. Ist es zurück, klickt man das an.",
    "records Einträge (Was rausgeht, Wer es mitgenommen hat person, Zurück bis date, Zurück yes_no) done zurueck",
  ],
  [
    "A list of terms: word, meaning. I want to look one up by slash command.",
    "records terms (Word, Meaning); command term find",
  ],
  [
    "Track our leases (address, ends on). Sixty days before a lease ends #food has to hear about it, 9 in the morning.",
    "records leases (Address, Ends on date); reminder ends_on 60 0 9 * * * #food",
  ],
  [
    "Which logo? Fox, Owl or Bear. Let everyone decide until friday noon and then post in #food which one won",
    "poll Fox/Owl/Bear until 2027-01-15 12:00 #food",
  ],
  [
    "A page that says how our lifts are doing: Nordhang, Panorama. Running / on hold / closed.",
    "status_board Nordhang/Panorama: Running/on hold/closed",
  ],
  [
    "The van: people reserve it for a day. Two of us stood in the yard this morning, both sure it was theirs.",
    "booking Van by day 06:00–22:00",
  ],
  [
    "Losfee gesucht! Mo-Fr um 8:10 soll in #food eine Person ausgelost werden: Hannes, Yusuf, Gesa.",
    "picker Hannes/Yusuf/Gesa 10 8 * * 1-5 #food",
  ],
  [
    "Liste der Spenden: Dose, Betrag in Euro. Freitags um 16:00 soll in #food stehen, was insgesamt zusammengekommen ist.",
    "records Spenden (Dose, Betrag money EUR); digest all 0 16 * * 5 #food sum betrag",
  ],
];

for (const [text, expected] of READ) {
  test(`reads: ${text}`, async () => {
    const made = await planner.plan(askFor(text));
    assert.ok(made.kind === "plan", JSON.stringify(made));
    assert.equal(briefly(made.plan.composition?.parts ?? []), expected);
  });
}

test("a filter is no limit of who may look", async () => {
  for (const text of [
    "Liste der Mängel: Kunde, Möbel, Stand. Der Chef will immer nur die sehen, die noch offen sind.",
    "list of defects: room, what is broken. the boss only wants to see the ones still open",
    "list of deadlines: client, deadline, filed yes/no. Please not as a wall of red, just so one sees it.",
  ]) {
    const made = await planner.plan(askFor(text));
    assert.ok(made.kind === "plan", JSON.stringify(made));
    assert.equal(made.plan.leftOut.length, 1, text);
  }
});
