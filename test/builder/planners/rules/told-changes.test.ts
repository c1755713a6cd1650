import assert from "node:assert/strict";
import { test } from "node:test";
import { type App, read, said } from "./live-apps.ts";

/** Wishes with thanks, praise, stories and reasons around them, and all that is different then. */
const TOLD: [app: App, language: "en" | "de", wish: string, difference: string][] = [
  [
    "orders",
    "en",
    'this is great, thank you! could you add when it was handed out, and a yes/no for "deposit paid"? please dont lose the ones that are in there already, took me all morning',
    "columns +When it was handed out:date +Deposit paid:yes_no",
  ],
  [
    "orders",
    "en",
    "can we also note which department it was for (kitchen, garden, office) and kick out the phone column, nobody fills it",
    "columns -Phone:text +Department:choice(kitchen/garden/office)",
  ],
  [
    "orders",
    "de",
    "läuft super, danke! Könntet ihr noch ein Lieferdatum ergänzen? Die alten Einträge bitte nicht löschen, war viel Arbeit",
    "columns +Lieferdatum:date",
  ],
  ["orders", "en", "Love it. Please add a price. The rest can stay as it is", "columns +Price:money"],
  [
    "orders",
    "en",
    "leave out the done ones, nobody wants to read these",
    "doneColumn none → status; doneChoices none → done; of all → open",
  ],
  [
    "rota",
    "en",
    "hiya, me again! so it turns out Cem went to the Lyon office and nobody told me. Please take him out, Dana has his place from now on (same spot, after me and before Marcus).\nAnd could the message come at 8:30 instead of 9? nobody is in at 9 anyway, they just scroll past it.\n\nRest stays like it is. Thank youuu",
    "names Cem→Dana; post schedule 0 9 * * 1 → 30 8 * * 1",
  ],
  ["rota", "en", "Marcus left the team, take him out. Dora's in instead, she goes first", "names = Dora, Ana, Cem"],
  [
    "rota",
    "de",
    "Moin, danke nochmal für die App! Cem ist jetzt in Hamburg, wir vermissen ihn schon. Nimm ihn bitte raus, Dana übernimmt seinen Platz. LG",
    "names Cem→Dana",
  ],
  ["rota", "de", "Cem geht in Elternzeit. An seine Stelle kommt Dana", "names Cem→Dana"],
  ["rota", "en", "9 is too early for most of us. could it be 10 please?", "post schedule 0 9 * * 1 → 0 10 * * 1"],
  [
    "hello",
    "en",
    "hmm monday is a bad day after all. make it thursdays 2pm instead",
    "schedule 0 9 * * 1 → 0 14 * * 4",
  ],
  [
    "hello",
    "en",
    "hi, works well thanks. mondays are chaos here because of the deliveries, could it be tuesdays? same time is fine",
    "schedule 0 9 * * 1 → 0 9 * * 2",
  ],
  [
    "hello",
    "en",
    "Half of us only start at 10 these days. So can you move it to 10:15 please",
    "schedule 0 9 * * 1 → 15 10 * * 1",
  ],
  ["hello", "de", "9 Uhr ist zu früh, da ist noch niemand im Büro. Geht auch 9:30?", "schedule 0 9 * * 1 → 30 9 * * 1"],
  ["closing", "de", "zu viel Lärm... nur noch Mo und Do reicht", "schedule 30 17 * * 1-5 → 30 17 * * 1,4"],
  [
    "board",
    "de",
    "Danke, wird schon fleißig benutzt! Zwei Sachen noch: wir haben jetzt auch einen Plotter, der müsste mit rein. Und als Zustand fehlt uns „Wartung“.",
    "things +Plotter; states +Wartung",
  ],
  [
    "board",
    "en",
    'Everyone loves it. There is no state for "being repaired", could you add that?',
    "states +being repaired",
  ],
  [
    "rooms",
    "en",
    "Hey, super helpful so far! We've got a third room since last week (Bergen), can you add it? and bookings should be possible until 8pm, some of us work late",
    "things +Bergen; closesAt 22:00 → 20:00",
  ],
  ["lending", "de", "Danke! 21 Tage statt 14 wären gut, zwei Wochen sind immer so schnell um", "days 14 → 21"],
];

for (const [app, language, wish, difference] of TOLD)
  test(`"${wish.slice(0, 60)}…" of ${app}: ${difference}`, () => {
    const { before, changed } = read(app, language, wish);
    assert.equal(said(before, changed), difference);
  });

/** What looks like a story, and is a wish or a limit. */
const KEPT: [app: App, language: "en" | "de", wish: string, why: RegExp][] = [
  ["rota", "en", "Thanks, great app! Ana should only do mondays", /^no: limit/],
  ["hello", "en", "nice! never post on Fridays", /^no: limit/],
  ["rota", "en", "Marcus is on holiday next week", /^no: $/],
  ["lending", "en", "People forget. Please message the borrower one day before it is due back", /^no: /],
  ["poll", "en", "oh no I forgot the vegetarians, sorry!", /^no: /],
  ["checklist", "en", "please put that on the list as well", /^no: /],
  ["orders", "en", "it's not quite what we meant, can you make it nicer?", /^no: $/],
];

for (const [app, language, wish, why] of KEPT)
  test(`"${wish}" of ${app} is not made something else`, () => {
    const { before, changed } = read(app, language, wish);
    assert.match(said(before, changed), why);
  });
