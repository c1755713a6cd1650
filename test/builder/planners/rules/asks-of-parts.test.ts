import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const planner = createRulesPlanner();

/** Asks for turns, votes, draws, loans, bookings and boards, many of them without the word for it; what is not named is left out by name. */
const ASKS: [ask: string, parts: string, leftOut: RegExp | null][] = [
  [
    "coffee duty: Will / Bo / Jo take turns each week, tell #general on mondays at 9",
    "rota coffee duty: Will/Bo/Jo week from 2027-01-11 0 9 * * 1 #general",
    null,
  ],
  [
    "front desk phone goes around every working day between Nina & Karl & Ife. Say in #general at 7:50 whose day it is",
    "rota front desk phone: Nina/Karl/Ife workday from 2027-01-11 50 7 * * 1-5 #general",
    null,
  ],
  [
    "who feeds the cat? Kim -> Lou -> Max, changes weekly, mondays 8 am in #food. If somebody can't, they can swap",
    "rota feeds the cat: Kim/Lou/Max week from 2027-01-11 0 8 * * 1 #food",
    null,
  ],
  [
    "who walks the dog? one week each: Grace, Hope and Mark, in this order, swap if you can't",
    "rota walks the dog: Grace/Hope/Mark week from 2027-01-11",
    null,
  ],
  [
    "We take turns watering the plants: Ana -> Pat -> Kim. Weekly. Monday 8am in #general",
    "rota watering the plants: Ana/Pat/Kim week from 2027-01-11 0 8 * * 1 #general",
    null,
  ],
  ["Rota: Ana, Pat, Mo; handover Thursdays at noon", "rota duty: Ana/Pat/Mo week from 2027-01-14", /noon/],
  [
    "Kitchen duty rota: Ana, Pat, Mo, changes every Wednesday",
    "rota Kitchen duty: Ana/Pat/Mo week from 2027-01-13",
    null,
  ],
  [
    "Kitchen duty weekly: Ana, Pat, Mo, post in #food at 9, handover on Thursdays",
    "rota Kitchen duty: Ana/Pat/Mo week from 2027-01-14 0 9 * * 4 #food",
    null,
  ],
  [
    "Rota: Ana, Pat, Mo, from 18 January, handover on Thursdays",
    "rota duty: Ana/Pat/Mo week from 2027-01-18",
    /handover on Thursdays/,
  ],
  [
    "Wochendienst Küche: Ana, Pat, Mo, Wechsel immer mittwochs, um 12 in #food",
    "rota Wochendienst Küche: Ana/Pat/Mo week from 2027-01-13 0 12 * * 3 #food",
    null,
  ],
  [
    "Küchendienst: Ana, Pat, Bo, donnerstags wird gewechselt",
    "rota Küchendienst: Ana/Pat/Bo week from 2027-01-14",
    null,
  ],
  ["kitchen duty, weekly: Tom, Kim and me", "rota kitchen duty: Tom/Kim/Ana week from 2027-01-11", null],
  [
    "Uwe, Heike und Bo wechseln sich täglich mit dem Telefondienst ab, um 8 in #food sagen wer dran ist",
    "rota Telefondienst: Uwe/Heike/Bo day from 2027-01-11 0 8 * * * #food",
    null,
  ],
  [
    "fridays 10 am a random one of us in #food:\nUte\nPaul\nLea\nnobody again before everyone had a turn",
    "picker Ute/Paul/Lea 0 10 * * 5 #food",
    null,
  ],
  [
    "montags um 7:45 drei Kinder auslosen für den Tafeldienst: Mia / Emil / Yusuf / Lotta / Ben, in #general",
    "picker Mia/Emil/Yusuf/Lotta/Ben 45 7 * * 1 #general",
    /drei/,
  ],
  [
    "Where shall we eat: Pizza Hut, Sakura or Luigi? Everyone ticks one until Friday 12:00, result in #food",
    "poll Pizza Hut/Sakura/Luigi until 2027-01-15 12:00 #food",
    /ticks/,
  ],
  [
    "Which soup for the party? 1) leek 2) lentil 3) pumpkin - everyone gets one vote, open till tomorrow 6pm, result in #food",
    "poll leek/lentil/pumpkin until 2027-01-12 18:00 #food",
    null,
  ],
  [
    "Easter bunny game! everyone can join until 23 March 8:00, then it draws and each is told privately whom they surprise. Never yourself, max 10 €",
    "draw 2027-03-23 0 8 23 3 *",
    null,
  ],
  [
    "Julklapp am 12. Dezember um 18 Uhr, bis 15 Euro, jeder erfährt heimlich wen er beschenkt",
    "draw 2027-12-12 0 18 12 12 *",
    null,
  ],
  [
    "secret gift round on 10 December at 9: Kim, Lou, Max. Each is told in private",
    "draw 2027-12-10 0 9 10 12 *",
    /Kim, Lou, Max/,
  ],
  [
    "room 1, 2 and the lab: free, occupied or being cleaned. Everyone can flip it with one click. Changes in #general",
    "status_board room 1/room 2/lab: free/occupied/being cleaned #general",
    null,
  ],
  ["Wer ist wo? Ana, Ben, Eva: Büro / Homeoffice / Urlaub", "status_board Ana/Ben/Eva: Büro/Homeoffice/Urlaub", null],
  [
    "Who's in today? office / home / on site / off. everybody sets their own. 9.30 on weekdays in #general",
    "status_board : office/home/on site/off",
    /9\.30 on weekdays in #general/,
  ],
  ["board for press 1, press 2: running / broken", "status_board press 1/press 2: running/broken", null],
  [
    "projector, camera and drill: people take one and bring it back within 5 days, overdue ones every day at 9 in #general",
    "lending things: projector/camera/drill 5 days 0 9 * * * #general",
    null,
  ],
  [
    "Canon R6, Sony A7, GoPro: people take one and bring it back within 3 days",
    "lending things: Canon R6/Sony A7/GoPro 3 days",
    null,
  ],
  [
    "microscopes Zeiss + Leica, bookable by the hour from 8 to 20, never two people at once",
    "booking Zeiss/Leica by slot 08:00–20:00",
    null,
  ],
  [
    "can we get a sign-up thing for the podcast studio and the photo corner? day, from, to, what for. First come first served",
    "booking podcast studio/photo corner by slot 06:00–22:00",
    null,
  ],
  [
    "we have one van. drivers want it for trips: who, day, from when till when. no double!",
    "booking Van by slot 06:00–22:00",
    /drivers/,
  ],
  [
    'two halls, "Big" and "Small", nobody may take the same room at the same time',
    "booking Big/Small by slot 06:00–22:00",
    null,
  ],
  [
    "Handwagen rot, Handwagen blau – welche Gruppe hat wann welchen? Tageweise (vormittags/nachmittags)",
    "booking Handwagen rot/Handwagen blau by day 06:00–22:00",
    /vormittags\/nachmittags/,
  ],
  [
    "after each match someone types player and goals, it adds up, whoever has most is first. Sunday 20:00 in #general",
    "leaderboard goals 0 20 * * 0 #general",
    /after/,
  ],
  ["Für jeden Sieg 3 Punkte. Wer hat wie viel? Freitag 16 Uhr in #sales", "leaderboard Sieg 0 16 * * 5 #sales", /3/],
  [
    "For every new colleague: contract signed; laptop; badge; intro lunch. We tick things off per person",
    "checklist contract signed/laptop/badge/intro lunch",
    null,
  ],
  [
    "Für jedes Auto vor der Übergabe abhaken: Öl, Reifen, Licht, Probefahrt",
    "checklist Öl/Reifen/Licht/Probefahrt",
    null,
  ],
  [
    "a poll about the logo: red or green, and a checklist for new colleagues: laptop, badge",
    "poll red/green; checklist laptop/badge",
    null,
  ],
  [
    "Where do we go for the team day? Berlin, Prague or Vienna. everyone gets one pick, closes friday 4pm, result in #general",
    "poll Berlin/Prague/Vienna until 2027-01-15 16:00 #general",
    null,
  ],
  [
    "The choir should choose the next piece! Mozart? Bach? Verdi? I'd like everybody to see how it goes",
    "poll Mozart/Bach/Verdi",
    null,
  ],
  [
    "what colour should the van be? white / silver / blue - people choose, until Friday noon",
    "poll white/silver/blue until 2027-01-15 12:00",
    null,
  ],
  ["Ampel für unsere Projekte Nord, Süd, West", "status_board Nord/Süd/West: rot/gelb/grün", null],
  ["traffic light for our projects North, South and West", "status_board North/South/West: red/yellow/green", null],
  ["Status der Aufzüge A, B, C: geht / geht nicht", "status_board A/B/C: geht/geht nicht", null],
  [
    "how are things: both lifts, the sauna, the pool & the car park: open / limited / closed",
    "status_board both lifts/sauna/pool/car park: open/limited/closed",
    null,
  ],
  [
    "one page with all machines – Press 1, Press 2, Oven – and each is either running, being fixed or down. If something goes down say so in #general at once",
    "status_board Press 1/Press 2/Oven: running/being fixed/down #general",
    null,
  ],
  [
    "Book our 4 projectors, nothing twice",
    "booking Projector 1/Projector 2/Projector 3/Projector 4 by slot 06:00–22:00",
    null,
  ],
  ["drei Parkplätze tageweise buchen", "booking Parkplatz 1/Parkplatz 2/Parkplatz 3 by day 06:00–22:00", null],
  [
    "booking of three parking spots per day",
    "booking Parking spot 1/Parking spot 2/Parking spot 3 by day 06:00–22:00",
    null,
  ],
  [
    "people can reserve the van, the trailer or the projector by the day",
    "booking van/trailer/projector by day 06:00–22:00",
    null,
  ],
  [
    "Saal, Jugendraum und Küche werden von allen möglichen Gruppen genutzt. Doppelt darf nicht gehen.",
    "booking Saal/Jugendraum/Küche by slot 06:00–22:00",
    null,
  ],
  ["Wir verleihen drei Beamer, Rückgabe nach 7 Tagen", "lending Beamer: Beamer 1/Beamer 2/Beamer 3 7 days", null],
  [
    "everyone can borrow the camera, the tripod and the drone for 3 days",
    "lending things: camera/tripod/drone 3 days",
    null,
  ],
  [
    "Keys are taken and given back: front door, store room, van",
    "lending Keys: front door/store room/van 14 days",
    null,
  ],
  [
    "Kitchen duty in pairs: Ana & Tom, Kim & Lou, Max & Ida, one week each, monday 9:00 in #general",
    "rota Kitchen duty: Ana & Tom/Kim & Lou/Max & Ida week from 2027-01-11 0 9 * * 1 #general",
    null,
  ],
  [
    "Putzdienst: Team Nord und Team Süd wechseln wöchentlich, montags 8 Uhr in #general",
    "rota Putzdienst: Team Nord/Team Süd week from 2027-01-11 0 8 * * 1 #general",
    null,
  ],
  [
    "Team Red and Team Blue take turns weekly with the clean-up, mondays 8:30 in #general",
    "rota clean-up: Team Red/Team Blue week from 2027-01-11 30 8 * * 1 #general",
    null,
  ],
  [
    "Pat & Priya sind ein Team, Ana & Kim das andere, wöchentlich Fahrzeugpflege, montags 9 Uhr in #general",
    "rota Fahrzeugpflege: Pat & Priya/Ana & Kim week from 2027-01-11 0 9 * * 1 #general",
    null,
  ],
  [
    "Täglich (Mo–Fr) ist wer anders dran: Ana, Kim, Lou, reihum. Um 9 in #general sagen wers ist.",
    "rota Dienst: Ana/Kim/Lou workday from 2027-01-11 0 9 * * 1-5 #general",
    null,
  ],
  ["Pro Zimmer abhaken: Bett, Bad, Minibar, Fenster", "checklist Bett/Bad/Minibar/Fenster", null],
  [
    "For each person I want the same steps to tick: laptop ordered, accounts made, keycard, contract signed",
    "checklist laptop ordered/accounts made/keycard/contract signed",
    null,
  ],
  [
    "Checklist for new starters: laptop (IT), desk (facilities), contract (HR)",
    "checklist laptop (IT)/desk (facilities)/contract (HR)",
    null,
  ],
  [
    "Checkliste Umzug: Kartons packen – Kim, Schlüssel holen – Lou, Strom anmelden – Ana",
    "checklist Kartons packen – Kim/Schlüssel holen – Lou/Strom anmelden – Ana",
    null,
  ],
  ["Rangliste: wer hat die meisten Kuchen, freitags 15 Uhr in #food", "leaderboard Kuchen 0 15 * * 5 #food", null],
  [
    "Eine Seite fürs Lager: Ausleihe für Stapler 1, Stapler 2 und eine Mängelliste mit Was, Wo, Foto",
    "lending Stapler: Stapler 1/Stapler 2 14 days; records Mängel (Was, Wo, Foto file)",
    null,
  ],
  [
    "Leihliste für Beamer und Kamera, und eine Checkliste für die Rückgabe: Akku geladen, Kabel dabei",
    "lending Gegenstände: Beamer/Kamera 14 days; checklist Akku geladen/Kabel dabei",
    null,
  ],
  ["Everyone sets office, home office, client or travel", "status_board : office/home office/client/travel", null],
];

for (const [text, expected, leftOut] of ASKS) {
  test(`"${text}" is read as ${expected}`, async () => {
    const answer = await planner.plan(askFor(text));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.equal(briefly(answer.plan.composition?.parts ?? []), expected);
    const said = answer.plan.leftOut.join("\n");
    if (leftOut === null) assert.equal(said, "");
    else assert.match(said, leftOut);
  });
}

const QUESTIONS: [ask: string, question: string][] = [
  ["poll: where should the xmas party be - Bowling, Pizza or Theater?", "Where should the xmas party be"],
  ["poll: where shall we go to - Bowling, Pizza or Theater?", "Where shall we go to"],
  ["poll: how do we want it to be, quiet or loud?", "How do we want it to be"],
  ["Umfrage: wo soll die Weihnachtsfeier sein - Bowling, Pizza oder Theater?", "Wo soll die Weihnachtsfeier sein"],
];

for (const [text, question] of QUESTIONS)
  test(`"${text}" asks all of the question`, async () => {
    const answer = await planner.plan(askFor(text));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    const [part] = answer.plan.composition?.parts ?? [];
    assert.equal(part?.part === "poll" && part.question, question);
  });
