import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { german } from "../../../../builder/planners/rules/languages/de.ts";
import { english } from "../../../../builder/planners/rules/languages/en.ts";
import {
  isPlausibleColumn,
  isPlausibleName,
  isPlausibleNoun,
} from "../../../../builder/planners/rules/plausible/is-plausible.ts";
import { nominative } from "../../../../builder/planners/rules/plausible/nominative.ts";
import { ownWords } from "../../../../builder/planners/rules/plausible/own-words.ts";
import { plausibly } from "../../../../builder/planners/rules/plausible/plausibly.ts";
import type { Column, PartOf } from "../../../../sdk/contract/parts.ts";
import { askFor, briefly, contextIn } from "./reading-fixture.ts";

const { labels: en } = english;
const { labels: de } = german;

test("a column is called by a name, or by what it asks", () => {
  for (const label of [
    "Name",
    "Deposit paid",
    "Valid until",
    "To",
    "From",
    "For whom",
    "What happened",
    "Was anyone hurt",
    "How urgent it is",
    "Date it was found",
    "In stock",
    "Date of the event",
    "Given to",
  ])
    assert.equal(isPlausibleColumn(label, "text", en), true, label);
  for (const label of [
    "Krank von",
    "Gemeldet von",
    "Worum es geht",
    "Wer's gemacht hat",
    "Eingang der Bewerbung",
    "Wie viel es ungefähr wert ist",
    "Bis wann",
  ])
    assert.equal(isPlausibleColumn(label, "text", de), true, label);
});

test("a piece of a sentence is no column", () => {
  for (const label of [
    "A",
    "It",
    "Nothing else",
    "Let us search by topic",
    "As in the file",
    "Karen wrote",
    "and the price",
    "Name of the",
    "Team fines 💸 player",
    "The guy has three of them",
  ])
    assert.equal(isPlausibleColumn(label, "text", en), false, label);
  for (const label of [
    "Ich",
    "Würden gern sehen",
    "Spender eine Quittung will",
    "Mit der alten Liste",
    "Sonst nichts",
    "Reicht",
    "Name der",
  ])
    assert.equal(isPlausibleColumn(label, "text", de), false, label);
});

test("what is listed by name is no article, and no end of a sentence", () => {
  for (const name of ["Camera A", "IT", "The Crown", "weiß noch nicht"])
    assert.equal(isPlausibleName(name, en), true, name);
  for (const name of ["a", "them", "drill and", "#general"]) assert.equal(isPlausibleName(name, en), false, name);
});

test("a list is not called by a question or a verb", () => {
  for (const noun of ["suppliers", "near misses", "thanks"]) assert.equal(isPlausibleNoun(noun, en), true, noun);
  for (const noun of ["who filled in the", "foreman writes", "show their work"])
    assert.equal(isPlausibleNoun(noun, en), false, noun);
});

test("a German heading stands in the nominative", () => {
  const said: [string, string][] = [
    ["letzter Wartung", "letzte Wartung"],
    ["Nächster Prüfung", "Nächste Prüfung"],
    ["nächstem Termin", "nächster Termin"],
    ["letztem Datum", "letztes Datum"],
    ["geschätzten Kosten", "geschätzte Kosten"],
    ["nächster Termin", "nächster Termin"],
    ["Käufer Telefon", "Käufer Telefon"],
    ["abgegeben am", "abgegeben am"],
  ];
  for (const [label, heading] of said) assert.equal(nominative(label), heading);
});

test("what only tells which one is meant is no part of a label", () => {
  const said: [string, string][] = [
    ["supplier who fills it", "supplier"],
    ["number that is printed on the bottle", "number"],
    ["company they come from", "company"],
    ["place from now on", "place"],
    ["person who found it", "person who found it"],
    ["date it was found", "date it was found"],
    ["who they are visiting", "who they are visiting"],
  ];
  for (const [label, own] of said) assert.equal(ownWords(label, english), own);
});

function column(label: string): Column {
  return { name: label.toLowerCase().replaceAll(" ", "_"), label, type: "text", isRequired: false };
}

function list(...labels: string[]): PartOf<"records"> {
  return {
    part: "records",
    table: "books",
    noun: { one: "book", many: "books" },
    columns: labels.map(column),
    scope: "all",
    mayChange: "anybody",
  };
}

test("a column that is no name is left out, with all that was made of it, and named", () => {
  const command = {
    part: "command",
    command: "book",
    run: "book",
    table: "books",
    does: "add",
    columns: ["let_us_search_it"],
  } as const;
  const judged = plausibly(
    [list("Title", "Let us search it"), { ...command, columns: [...command.columns] }],
    contextIn("en"),
  );
  assert.equal(briefly(judged.parts), "records books (Title); command book add");
  assert.deepEqual(judged.strange, ["Let us search it"]);
  assert.deepEqual(judged.gaps, []);
  assert.deepEqual(judged.parts[1], { ...command, columns: ["title"] });
});

test("where most columns are no names, they are asked for", () => {
  const judged = plausibly([list("Title", "Let us search it", "They want this")], contextIn("en"));
  assert.deepEqual(
    judged.gaps.map(({ kind, isEssential }) => [kind, isEssential]),
    [["columns", true]],
  );
});

test("what leads to a name is cut off", () => {
  const poll = {
    part: "poll",
    question: "Party",
    choices: ["on the table are bowling", "the lake"],
    mayChooseSeveral: false,
  } as const;
  assert.equal(
    briefly(plausibly([{ ...poll, choices: [...poll.choices] }], contextIn("en")).parts),
    "poll bowling/lake",
  );
});

test("a relative clause in a list of columns belongs to the word before it", async () => {
  const planner = createRulesPlanner();
  const rows: [string, string][] = [
    [
      "Bitte eine Liste der Störungen mit Datum, Etage und Firma, die den Aufzug repariert.",
      "records Störungen (Datum date, Etage, Firma)",
    ],
    [
      "Bitte eine Liste der Schlüssel: Nummer, Tür, zu der er gehört, seit wann.",
      "records Schlüssel (Nummer, Tür, Seit wann date)",
    ],
    [
      "Eine Liste der Geräte mit Raum, in dem es steht, Hersteller und letzter Prüfung bitte.",
      "records Geräte (Raum, Hersteller, Letzte Prüfung date)",
    ],
    [
      "Please make a list of vending machines with location, the supplier who fills it and last filled on.",
      "records vending machines (Location, Supplier, Last filled on date)",
    ],
  ];
  for (const [text, expected] of rows) {
    const made = await planner.plan(askFor(text));
    assert.ok(made.kind === "plan", `${text}: ${JSON.stringify(made)}`);
    assert.equal(briefly(made.plan.composition?.parts ?? []), expected, text);
  }
});
