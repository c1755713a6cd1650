import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly, remark } from "./reading-fixture.ts";

const PARCELS =
  "We need a list of parcels: parcel, who it is for (person), carrier (DHL, UPS, DPD), shelf, arrived on (date), picked up";
const PAKETE =
  "Wir brauchen eine Liste der Pakete: Paket, Empfänger (Person), Spediteur (DHL, UPS, DPD), Regal, angekommen am, abgeholt";

const COLUMNS = {
  en: ["Parcel", "Who it is for person", "Carrier choice DHL/UPS/DPD", "Shelf", "Arrived on date", "Picked up yes_no"],
  de: ["Paket", "Empfänger person", "Spediteur choice DHL/UPS/DPD", "Regal", "Angekommen am date", "Abgeholt yes_no"],
};

type Change = Readonly<Record<number, string | null>>;

/** What is replied to the plan, and which of its columns are another then (null: gone), the rest as before. */
const REPLIES: [language: "en" | "de", reply: string, change: Change][] = [
  ["en", "I do not need the column Parcel, who it is for is enough.", { 0: null }],
  ["en", "Please drop the parcel column. Just who it is for.", { 0: null }],
  ["en", "parcel is not needed because who it is for will do", { 0: null }],
  ["en", "carrier is enough, remove shelf", { 3: null }],
  ["en", "just the carrier is enough, no shelf please", { 3: null }],
  ["en", "drop Shelf, carrier suffices", { 3: null }],
  ["en", "we don't need the shelf", { 3: null }],
  ["de", "Die Spalte Regal brauche ich nicht, Spediteur reicht.", { 3: null }],
  ["de", "Ich brauche die Spalte Paket nicht, Empfänger genügt.", { 0: null }],
  ["de", "Paket kann weg, der Empfänger reicht mir", { 0: null }],
  ["de", "Paket weglassen, Empfänger reicht völlig", { 0: null }],
  ["de", "Regal brauche ich nicht", { 3: null }],
  ["en", "hey, no shelf please", { 3: null }],
  ["en", "ok, no shelf", { 3: null }],
  ["en", "no parcel. no shelf.", { 0: null, 3: null }],
  ["de", "ach nein, kein Regal", { 3: null }],
  ...(
    [
      "'Carrier' can also be Hermes",
      "add Hermes to the carriers",
      "carrier: also Hermes",
      "Hermes is also a carrier",
      "Carrier is missing Hermes",
      "we also use Hermes as carrier",
      "carrier should also offer Hermes",
      "for carrier, add Hermes",
      "please add Hermes as a choice for carrier",
      "carrier can be Hermes too",
      "Hermes is missing in carrier",
      "hey add Hermes to the carriers",
      "ok Hermes is also a carrier",
    ] as const
  ).map((reply): ["en", string, Change] => ["en", reply, { 2: "Carrier choice DHL/UPS/DPD/Hermes" }]),
  ...(
    [
      "Bei Spediteur fehlt noch Hermes",
      "Spediteur kann auch Hermes sein",
      "Spediteur: auch Hermes",
      "füge Hermes zu Spediteur hinzu",
      "Hermes fehlt bei Spediteur",
      "Hermes ist auch ein Spediteur",
      "bei Spediteur bitte noch Hermes",
      "beim Spediteur fehlt Hermes",
      "Zu Spediteur gehört auch Hermes",
      "Spediteur ist manchmal auch Hermes",
    ] as const
  ).map((reply): ["de", string, Change] => ["de", reply, { 2: "Spediteur choice DHL/UPS/DPD/Hermes" }]),
  ["en", "carrier can also be Hermes or GLS", { 2: "Carrier choice DHL/UPS/DPD/Hermes/GLS" }],
  ...(
    [
      "shelf is one of A, B, C",
      "the shelf should be a choice of A, B or C",
      "make shelf a dropdown with A/B/C",
      "shelf can only be A, B or C",
      "shelf: one of A, B, C",
      "turn shelf into a dropdown: A, B, C",
      "the choices for shelf are A, B and C",
      "shelf should be either A, B or C",
      "for shelf, let people choose between A, B and C",
      "shelf as a dropdown (A, B, C)",
      "but shelf is one of A, B, C",
    ] as const
  ).map((reply): ["en", string, Change] => ["en", reply, { 3: "Shelf choice A/B/C" }]),
  ...(
    [
      "Regal soll A, B oder C sein",
      "Regal als Auswahl A, B, C",
      "Regal ist A, B oder C",
      "mach aus Regal eine Auswahl mit A/B/C",
      "Regal: Auswahl aus A, B, C",
      "Das Regal kann nur A, B oder C sein",
      "Regal ist eines von A, B, C",
      "bei Regal soll man zwischen A, B und C wählen können",
      "mach das Regal bitte zu einer Auswahl: A, B, C",
      "Regal soll eine Auswahl aus A, B und C sein",
    ] as const
  ).map((reply): ["de", string, Change] => ["de", reply, { 3: "Regal choice A/B/C" }]),
  ["en", "the shelf should be called Place and be a choice of A, B or C", { 3: "Place choice A/B/C" }],
  ["en", "rename shelf to Place and make it a choice of A, B, C", { 3: "Place choice A/B/C" }],
  ["de", "Regal soll Platz heißen und eine Auswahl aus A, B, C sein", { 3: "Platz choice A/B/C" }],
];

for (const [language, reply, change] of REPLIES)
  test(`"${reply}" changes the column of a plan that it says`, async () => {
    const answer = await planned(language, [reply]);
    const columns = COLUMNS[language].flatMap((column, index) => (index in change ? (change[index] ?? []) : column));
    assert.equal(answer.columns, columns.join(", "));
    assert.deepEqual(answer.leftOut, []);
  });

/** A column that is put somewhere: its place is where it is said. */
const PLACED: [language: "en" | "de", replies: string[], at: number, column: string][] = [
  ["en", ["remove shelf", "put back shelf (number) as first column"], 0, "Shelf number"],
  ["en", ["remove who it is for", "put back who it is for (person) as first column"], 0, "Who it is for person"],
  ["en", ["add weight (number) as the first column"], 0, "Weight number"],
  ["en", ["add weight (number) after carrier"], 3, "Weight number"],
  ["en", ["put weight (number) before the shelf please"], 3, "Weight number"],
  ["en", ["so please put weight (number) before the shelf"], 3, "Weight number"],
  ["en", ["add weight (number) at the end"], 6, "Weight number"],
  ["en", ["as second column add weight (number)"], 1, "Weight number"],
  ["en", ["insert weight (number) at the beginning"], 0, "Weight number"],
  ["de", ["füge Gewicht (Zahl) als erste Spalte hinzu"], 0, "Gewicht number"],
  ["de", ["nimm Gewicht (Zahl) nach Spediteur auf"], 3, "Gewicht number"],
  ["de", ["setze Gewicht (Zahl) ganz an den Anfang"], 0, "Gewicht number"],
  ["de", ["Entferne Regal", "nimm Regal (Zahl) als erste Spalte wieder auf"], 0, "Regal number"],
];

for (const [language, replies, at, column] of PLACED)
  test(`"${replies.at(-1)}" puts a column where it says`, async () => {
    const answer = await planned(language, replies);
    assert.equal(answer.columns.split(", ")[at], column);
    assert.deepEqual(answer.leftOut, []);
  });

test("A place and a choice are said in one reply", async () => {
  const { columns } = await planned("en", [
    "remove who it is for",
    "put back who it is for (person) as first column, and add Hermes to the carriers",
  ]);
  assert.equal(
    columns,
    "Who it is for person, Parcel, Carrier choice DHL/UPS/DPD/Hermes, Shelf, Arrived on date, Picked up yes_no",
  );
});

test("What was not understood of a reply is said on the next card only", async () => {
  const first = await planned("en", ["the quux must be blubbered"]);
  assert.notDeepEqual(first.leftOut, []);
  const second = await planned("en", ["the quux must be blubbered", "remove shelf"]);
  assert.deepEqual(second.leftOut, []);
});

for (const wish of ["shelf is one of A, B, C", "the shelf should be called Place and be a choice of A, B or C"])
  test(`"${wish}" is read of an app that is live`, async () => {
    const planner = createRulesPlanner();
    const live = await planner.plan(askFor(PARCELS));
    assert.ok(live.kind === "plan");
    const { manifest, composition = null } = live.plan;
    const answer = await planner.plan(askFor(wish, { current: { composition, manifest, releaseNumber: 1 } }));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.match(briefly(answer.plan.composition?.parts ?? []), /(?:Shelf|Place) choice A\/B\/C/);
  });

test("A date of a live app that shall be chosen is said to stay as it is", async () => {
  const planner = createRulesPlanner();
  const live = await planner.plan(askFor(PARCELS.replace("shelf", "shelf (number)")));
  assert.ok(live.kind === "plan");
  const { manifest, composition = null } = live.plan;
  const answer = await planner.plan(
    askFor("shelf is one of A, B, C", { current: { composition, manifest, releaseNumber: 1 } }),
  );
  assert.match(JSON.stringify(answer), /“Shelf” cannot be read as something else/);
});

async function planned(language: "en" | "de", replies: readonly string[]) {
  const ask = askFor(language === "en" ? PARCELS : PAKETE, { remarks: replies.map((reply) => remark(reply)) });
  const answer = await createRulesPlanner().plan(ask);
  assert.ok(answer.kind === "plan", JSON.stringify(answer));
  const line = briefly(answer.plan.composition?.parts ?? []);
  return { columns: /\((?<columns>.*)\)/.exec(line)?.groups?.columns ?? line, leftOut: answer.plan.leftOut };
}
