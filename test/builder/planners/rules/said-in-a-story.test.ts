import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { type App, read, said } from "./live-apps.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const planner = createRulesPlanner({ platformChannel: "#platform" });

/** What is wished stands beside what is told of it: where things are, what somebody has to do today, that it is for others too. */
const ASKS: [ask: string, built: string, summary?: RegExp][] = [
  [
    "We look after forty holiday flats, and at every changeover something gets forgotten. For each flat I'd like to tick off: towels counted, heating off, keys back. I need to see per flat what is open. My colleagues tick too, not only me.",
    "checklist towels counted/heating off/keys back",
    /for each flat .* Everybody/,
  ],
  [
    "At every handover something gets forgotten. For every car we tick off: tank full, keys there, mileage noted.",
    "checklist tank full/keys there/mileage noted",
    /for each car/,
  ],
  [
    "Bei jeder Übergabe wird etwas vergessen. Für jede Wohnung möchte ich abhaken: Schlüssel gezählt, Zähler abgelesen, Fotos gemacht. Meine Kollegen haken auch ab, nicht nur ich.",
    "checklist Schlüssel gezählt/Zähler abgelesen/Fotos gemacht",
    /je Wohnung .* Die ganze Firma/,
  ],
  [
    "Last Sunday nobody locked up. Rota for locking up, weekly: Ann, Bob, Cy, starting next Tuesday, post at 9 in #general",
    "rota locking up: Ann/Bob/Cy week from 2027-01-12 0 9 * * 2 #general",
  ],
  [
    "Vorigen Sonntag dachte jeder, der andere hätte abgesperrt. Wöchentlich wechselnd Gudrun, Horst, Leyla, ab nächsten Mittwoch, da auch immer um 9 Uhr in #general ansagen.",
    "rota Dienst: Gudrun/Horst/Leyla week from 2027-01-13 0 9 * * 3 #general",
  ],
  ["a list of our suppliers: name, phone. not only I may see it", "records suppliers (Name, Phone)", /Everybody/],
  ["a list of our suppliers: name, phone. only me", "records suppliers (Name, Phone)", /Only you/],
  [
    "Seit gestern haben wir zwei Lastenräder im Hof, Emma und Karl. Alle sollen sie tageweise reservieren können. Wichtig ist nur: keins darf am selben Tag doppelt vergeben werden.",
    "booking Emma/Karl by day 06:00–22:00",
  ],
  [
    "Wir haben zwei Lastenräder im Hof, Emma und Karl. Die soll man tageweise buchen können.",
    "booking Emma/Karl by day 06:00–22:00",
  ],
  [
    "Neu bei uns: zwei Firmenwagen, Otto und Frida. Alle sollen sie tageweise buchen können.",
    "booking Otto/Frida by day 06:00–22:00",
  ],
  [
    "We have had two cargo bikes in the yard, Emma and Karl. Everybody should be able to book them by the day.",
    "booking Emma/Karl by day 06:00–22:00",
    /book Emma, Karl/,
  ],
  [
    "We have had two cargo bikes in the yard since yesterday, Emma and Karl. Everybody should be able to book them by the day.",
    "booking Emma/Karl by day 06:00–22:00",
  ],
  [
    "somewhere to note who has the beamer or the camera and when, never both at once",
    "booking beamer/camera by slot 06:00–22:00",
  ],
  [
    "There are three vans behind the hall (Max, Moritz and Paula). Everybody can book them by the day.",
    "booking Max/Moritz/Paula by day 06:00–22:00",
  ],
  [
    "book the projector or the big screen, never two people at once",
    "booking projector/big screen by slot 06:00–22:00",
  ],
  [
    "Bei uns vergessen alle, ihr Fahrtenbuch abzugeben, und ich darf dann hinterherrennen. Kannst du am ersten Werktag im Monat um 9 Uhr in #finance daran erinnern? Der Text soll sein: „Bitte das Fahrtenbuch abgeben!“ Danke dir.",
    "post “Bitte das Fahrtenbuch abgeben!” 0 9 1W * * #finance",
  ],
  [
    "Keiner gibt seinen Stundenzettel ab und ich muss immer allen hinterherlaufen. Erinnere bitte freitags um 15 Uhr in #general, der Text: „Stundenzettel abgeben!“",
    "post “Stundenzettel abgeben!” 0 15 * * 5 #general",
  ],
  [
    "Everybody forgets the mileage log, and I have to chase them every month. Can you remind people on the first working day of the month at 9 in #finance? The text should be: “Mileage log, please!”",
    "post “Mileage log, please!” 0 9 1W * * #finance",
  ],
  ["keep score of who baked how many cakes (add one to a name, most on top)", "leaderboard cakes", /^Cakes:/],
  ["keep score of how many books everybody read", "leaderboard books", /^Books:/],
  [
    "We're choosing the new mascot, fox or owl, everybody can vote until Friday 3pm. Once the voting is over the result should be posted in #general.",
    "poll fox/owl until 2027-01-15 15:00 #general",
    /“New mascot”/,
  ],
];

for (const [ask, built, summary] of ASKS)
  test(`"${ask.slice(0, 60)}…" is ${built}`, async () => {
    const answer = await planner.plan(askFor(ask));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.equal(briefly(answer.plan.composition?.parts ?? []), built);
    assert.match(answer.plan.summary, summary ?? /./);
    assert.ok(!answer.plan.leftOut.some((line) => /doppelt|never|nie\b/.test(line)), answer.plan.leftOut.join());
  });

/** Since when somebody is gone, and a file that every list has already, change nothing by themselves. */
const CHANGES: [app: App, language: "en" | "de", wish: string, difference: string][] = [
  ["orders", "en", "could you add a colum for the price? and i need it all out as csv", "columns +Price:money"],
  ["orders", "en", "add a column for the price and a csv download", "columns +Price:money"],
  ["orders", "en", "please add a price, and can we download the list as a csv file?", "columns +Price:money"],
  ["orders", "en", "Could we export it to excel? Please add a price too.", "columns +Price:money"],
  [
    "orders",
    "de",
    "Ergänze bitte einen Preis, und wir brauchen das Ganze als CSV für die Buchhaltung",
    "columns +Preis:money",
  ],
  ["rota", "de", "Cem ist ja seit Januar nicht mehr bei uns, nimm ihn bitte raus.", "names -Cem"],
  [
    "rota",
    "de",
    "Cem ist seit März nicht mehr da, bitte streichen. Dafür kommt Fatma dazu, am Ende der Reihe. Und 9 Uhr ist doch zu früh, mach bitte 9:15 draus.",
    "names -Cem +Fatma; post schedule 0 9 * * 1 → 15 9 * * 1",
  ],
  ["rota", "de", "Fatma kommt dazu, am Ende der Reihe.", "names +Fatma"],
  ["rota", "de", "bitte setz Fatma ans Ende", "names +Fatma"],
  ["rota", "en", "Marcus left in December, take him out please", "names -Marcus"],
  [
    "rota",
    "en",
    "Marcus left us last month, take him out please. Fatma joins instead, at the end of the line.",
    "names Marcus→Fatma",
  ],
];

for (const [app, language, wish, difference] of CHANGES)
  test(`"${wish.slice(0, 70)}" of ${app}: ${difference}`, () => {
    const { before, changed } = read(app, language, wish);
    assert.equal(said(before, changed), difference);
  });
