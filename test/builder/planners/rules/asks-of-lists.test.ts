import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const planner = createRulesPlanner();

/** Asks in which what is listed tells what for: people, numbered things, steps, states. */
const ASKS: [ask: string, parts: string][] = [
  // numbered things that go out and come back
  [
    "key 1, key 2 and the van key go missing, people should write down who took which and bring it back within 3 days",
    "lending keys: key 1/key 2/van key 3 days",
  ],
  [
    "Bohrer A, Bohrer B und die Säge: wer eins mitnimmt trägt sich ein, nach 5 Tagen zurück",
    "lending Bohrer: Bohrer A/Bohrer B/Säge 5 days",
  ],
  [
    "who has tablet 1, tablet 2 or the beamer. sign out / sign in please",
    "lending tablets: tablet 1/tablet 2/beamer 14 days",
  ],
  [
    "Kamera 1 bis 4 ausleihen, wer hat welche seit wann",
    "lending Kameras: Kamera 1/Kamera 2/Kamera 3/Kamera 4 14 days",
  ],
  ["the bikes (red, blue, cargo) get signed out and back in, two days max", "lending bikes: red/blue/cargo 2 days"],
  ["we need sign-out for projector, laptop 1, laptop 2", "lending laptops: projector/laptop 1/laptop 2 14 days"],
  // reserved
  [
    "Sprechzimmer 1, 2 und 3 reservieren, immer stundenweise",
    "booking Sprechzimmer 1/Sprechzimmer 2/Sprechzimmer 3 by slot 06:00–22:00",
  ],
  [
    "Reserve lane 1, lane 2 or lane 3 by the hour, never two at once",
    "booking lane 1/lane 2/lane 3 by slot 06:00–22:00",
  ],
  [
    "Parkplatz 1–4, einen Tag vormerken, nie zwei Leute am selben Tag auf demselben",
    "booking Parkplatz 1/Parkplatz 2/Parkplatz 3/Parkplatz 4 by day 06:00–22:00",
  ],
  ["desk A to D, one person per desk per day", "booking desk A/desk B/desk C/desk D by day 06:00–22:00"],
  ["labs 1-3, slots from 8 to 20, no double booking", "booking lab 1/lab 2/lab 3 by slot 08:00–20:00"],
  ["2x Beamer, 1x Leinwand tageweise buchen", "booking Beamer 1/Beamer 2/Leinwand by day 06:00–22:00"],
  // how things stand
  [
    "Ofen 1, Ofen 2 und Kühlhaus, jeweils an / aus / gestört, alle dürfen es umstellen",
    "status_board Ofen 1/Ofen 2/Kühlhaus: an/aus/gestört",
  ],
  [
    "dock 1, dock 2, cold store, each clear / loading / shut. post to #general when someone changes it",
    "status_board dock 1/dock 2/cold store: clear/loading/shut #general",
  ],
  // people in turns
  [
    "Who locks up changes every week: Bea, Cem, Dora, then Bea again and so on. Say the name in #general mondays at 8",
    "rota locks up: Bea/Cem/Dora week from 2027-01-11 0 8 * * 1 #general",
  ],
  [
    "gate watch goes Bea -> Cem -> Dora -> Bea and so on. say who in #general sun 6pm, they can trade with each other",
    "rota gate watch: Bea/Cem/Dora week from 2027-01-11 0 18 * * 0 #general",
  ],
  // people by lot
  [
    "minutes lottery: wednesdays 9:30 pull one of Bea / Cem / Dora out of the hat and tell #general",
    "picker Bea/Cem/Dora 30 9 * * 3 #general",
  ],
  ["Los unter Bea, Cem, Dora, Mi 14 Uhr in #general", "picker Bea/Cem/Dora 0 14 * * 3 #general"],
  // steps
  [
    "For every guest who leaves: key returned, minibar counted, bill paid. I put in the name and we tick these off one by one",
    "checklist key returned/minibar counted/bill paid",
  ],
  [
    "Bei jedem Auszug immer dasselbe: Schlüssel zurückgegeben, Zähler abgelesen, Wände gestrichen. Das Team hakt ab",
    "checklist Schlüssel zurückgegeben/Zähler abgelesen/Wände gestrichen",
  ],
  // what is chosen
  [
    "We're choosing the new logo, sun or moon, everybody can vote until Friday 3pm, result in #general",
    "poll sun/moon until 2027-01-15 15:00 #general",
  ],
  ["who joins the trip – yes / no / maybe. until Friday 12:00", "poll yes/no/maybe until 2027-01-15 12:00"],
  // who is ahead
  ["steps contest: everybody enters their steps and we see who is ahead", "leaderboard steps"],
  ["Everybody enters how many floors they climbed on which day, and we see who is ahead", "leaderboard floors"],
  ["Radel-Challenge: jeder trägt seine km ein, wer vorne liegt steht oben", "leaderboard km"],
  [
    "reading challenge! people add the pages they read, most on top, fridays 4pm in #general",
    "leaderboard pages 0 16 * * 5 #general",
  ],
  // names by lot, for each another
  [
    "on 12 March at 3pm names get drawn and each is told privately who they bake for, nobody gets themself",
    "draw 2027-03-12 0 15 12 3 *",
  ],
  // a picture between a title and its list
  [
    "Team fines 💸 player, what for, amount (EUR), paid? (y/n). Everyone can add.",
    "records Team fines (Player, What for, Amount money EUR, Paid yes_no) done paid",
  ],
  [
    "Fundkiste 🧦 was, wo gefunden, abgeholt ja/nein",
    "records Fundkisten (Was, Wo gefunden, Abgeholt yes_no) done abgeholt",
  ],
  ["Spare keys :key: number, holder, room", "records Spare keys (Number, Holder, Room)"],
  // how it is booked, beside its name
  ["saal und küche tageweise buchbar (nie doppelt am selben tag!)", "booking saal/küche by day 06:00–22:00"],
  ["fürs vereinsheim: saal und küche tageweise buchbar", "booking saal/küche by day 06:00–22:00"],
  ["book Court A or Court B (day, from, to)", "booking Court A/Court B by slot 06:00–22:00"],
  [
    "somewhere to put down who takes the demo van or the trailer and when (day, from, to), never two people at once",
    "booking demo van/trailer by slot 06:00–22:00",
  ],
  ["Bus und Anhänger buchbar (Tag, von, bis)", "booking Bus/Anhänger by slot 06:00–22:00"],
  [
    "Wo man sich für die Dienstwagen eintragen kann (Caddy, Golf, e-up): wer, von welchem Tag bis zu welchem, wofür. Zwei gleichzeitig darf nicht gehen",
    "booking Caddy/Golf/e-up by day 06:00–22:00",
  ],
  // kept and posted in one sentence
  [
    "ich möchte jeden tag die besucherzahl eintragen (datum, anzahl) und montags um 7:30 die summe der letzten 7 tage in #general haben",
    "records Besucherzahl (Datum date, Anzahl number); digest last_7_days 30 7 * * 1 #general sum anzahl",
  ],
  [
    "People enter deals with customer and amount in €, and fridays at 4pm the total in #sales",
    "records deals (Customer, Amount money EUR); digest all 0 16 * * 5 #sales sum amount",
  ],
  [
    "Wir tragen Reklamationen ein (Kunde, Problem, erledigt) und jeden Montag um 9 die offenen in #sales",
    "records Einträge (Kunde, Problem, Erledigt yes_no) done erledigt; digest open 0 9 * * 1 #sales",
  ],
  // columns in a sentence of their own
  [
    "Fundbüro: wir schreiben auf was gefunden wurde. Gegenstand, Fundort, Funddatum und Status (eingelagert, abgeholt).",
    "records Fundbüros (Gegenstand, Fundort, Funddatum date, Status choice eingelagert/abgeholt)",
  ],
  // what is entered by command, and seen by all
  [
    "kann man mit /fundsache schnell was eintragen, und alle sehen es dann auf einer liste?",
    "records Fundsachen (Fundsache); command fundsache add",
  ],
];

for (const [text, expected] of ASKS) {
  test(`"${text}" is read as ${expected}`, async () => {
    const answer = await planner.plan(askFor(text));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.equal(briefly(answer.plan.composition?.parts ?? []), expected);
  });
}
