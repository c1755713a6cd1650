import assert from "node:assert/strict";
import { test } from "node:test";
import { readColumns } from "../../../../builder/planners/rules/fields/columns.ts";
import { clausesOf } from "../../../../builder/planners/rules/words/clauses.ts";
import { type Scene, wholeOf } from "../../../../builder/planners/rules/words/scene.ts";
import { contextIn, itemsOf } from "./reading-fixture.ts";

const COLUMNS: ["en" | "de", string, string][] = [
  ["en", "list: name, phone, notes", "Name text · Phone text · Notes long_text"],
  ["en", "list with name, price in EUR and due date", "Name text · Price money EUR · Due date date"],
  ["en", "list (title, amount in $, receipt)", "Title text · Amount money USD · Receipt file"],
  ["en", "list: name, a yes/no for paid", "Name text · Paid yes_no"],
  ["en", "list: name, paid yes/no", "Name text · Paid yes_no"],
  ["en", "list: name, whether it is paid", "Name text · Paid yes_no"],
  ["en", "list: title, status (open, in progress, done)", "Title text · Status choice open|in progress|done"],
  ["en", "list: title, status open/in progress/done", "Title text · Status choice open|in progress|done"],
  ["en", "list: title, priority low/medium/high, owner", "Title text · Priority choice low|medium|high · Owner person"],
  ["en", "list: name, size (S, M, L), link", "Name text · Size choice S|M|L · Link link"],
  ["en", "list: number of guests, how many, hours", "Number of guests number · How many number · Hours number"],
  ["en", "list: who has it, bought on, expires", "Who has it person · Bought on date · Expires date"],
  ["en", "every todo has a person & a due date & done", "Person person · Due date date · Done yes_no"],
  ["en", "list\n- name\n- due date\n- website", "Name text · Due date date · Website link"],
  [
    "en",
    "list: name, state is in the cupboard / handed out / lost",
    "Name text · State choice in the cupboard|handed out|lost",
  ],
  ["en", "list: name, state (is new / old)", "Name text · State choice new|old"],
  ["en", "list: name, state either here / gone", "Name text · State choice here|gone"],
  ["en", "list: name, state (is here / is gone)", "Name text · State choice is here|is gone"],
  [
    "de",
    "Liste: Name, Zustand ist im Schrank / draußen / verloren",
    "Name text · Zustand choice im Schrank|draußen|verloren",
  ],
  ["de", "Liste: Name, Zustand (entweder neu / alt)", "Name text · Zustand choice neu|alt"],
  ["de", "Liste: Name, Betrag in EUR, fällig am", "Name text · Betrag money EUR · Fällig am date"],
  ["de", "Liste mit Name, Telefon und Vertragsende", "Name text · Telefon text · Vertragsende date"],
  ["de", "Liste: Lieferant, bezahlt ja/nein", "Lieferant text · Bezahlt yes_no"],
  ["de", "Antrag mit von, bis und Grund", "Von date · Bis date · Grund long_text"],
  ["de", "Liste: Titel, Status (offen, erledigt)", "Titel text · Status choice offen|erledigt"],
  ["de", "Liste: Kaufdatum, Stückzahl, Beleg", "Kaufdatum date · Stückzahl number · Beleg file"],
];

for (const [language, text, expected] of COLUMNS) {
  test(`the columns of "${text}"`, () => {
    const items = itemsOf(language, text);
    const clauses = clausesOf(items);
    const scene: Scene = {
      text,
      items,
      clauses,
      context: contextIn(language),
      used: new Set(),
      gaps: [],
      notes: [],
      limits: [],
      modelled: new Set(),
      yearly: new Set(),
    };
    const columns = readColumns(scene, wholeOf(scene)) ?? [];
    const shown = columns.map(({ label, type, choices, currency }) =>
      [label, type, choices?.join("|"), currency].filter((part) => part !== undefined).join(" "),
    );
    assert.equal(shown.join(" · "), expected);
    assert.equal(new Set(columns.map(({ name }) => name)).size, columns.length);
  });
}
