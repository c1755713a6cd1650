import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly, remark } from "./reading-fixture.ts";

/** Other days, times or channels than were said before: which of them holds is asked, and the answer is built. */
const CORRECTED: [ask: string, asked: RegExp, reply: string, built: string][] = [
  [
    'Post "Water the plants" in #general every Tuesday at 9. Actually it must always come on Wednesdays at 7.',
    /days .*Tuesday.*Wednesdays/,
    "every Wednesday at 7",
    "post “Water the plants” 0 7 * * 3 #general",
  ],
  [
    'Every Friday at 3pm post "Hours please" in #general. No wait, Thursdays at 4pm.',
    /days .*Friday.*Thursdays/,
    "Thursdays at 4pm",
    "post “Hours please” 0 16 * * 4 #general",
  ],
  [
    'Every Friday at 3pm post "Hours please" in #general. Sorry, I meant Thursdays.',
    /days .*Friday.*Thursdays/,
    "Thursdays",
    "post “Hours please” 0 15 * * 4 #general",
  ],
  [
    'Every Friday at 3pm post "Hours please" in #general. It has to be at 4pm.',
    /times .*15:00 \/ 16:00/,
    "4pm",
    "post “Hours please” 0 16 * * 5 #general",
  ],
  [
    'Post "Standup" every workday at 9:30 in #general. Important: it must be in #sales and nowhere else.',
    /#general \/ #sales/,
    "#sales",
    "post “Standup” 30 9 * * 1-5 #sales",
  ],
  [
    'Every Tuesday at 9 post "Check the fridge" in #general, never on a Tuesday.',
    /days .*Tuesday/,
    "every Wednesday",
    "post “Check the fridge” 0 9 * * 3 #general",
  ],
  [
    "Pick one of Ana, Ben, Cy every Monday at 9 in #general. Must be Tuesdays.",
    /days .*Monday.*Tuesdays/,
    "every Tuesday",
    "picker Ana/Ben/Cy 0 9 * * 2 #general",
  ],
  [
    "Schreib jeden Dienstag um 9 Uhr in #general „Altpapier raus“. Wichtig: es muss immer mittwochs um 7 kommen und an keinem andern Tag.",
    /Tage .*Dienstag.*mittwochs/,
    "mittwochs um 7",
    "post “Altpapier raus” 0 7 * * 3 #general",
  ],
  [
    "Jeden Freitag um 15 Uhr in #general „Werkzeug aufräumen“. Korrektur: nicht freitags, sondern donnerstags.",
    /Tage .*freitags.*donnerstags/,
    "jeden Donnerstag",
    "post “Werkzeug aufräumen” 0 15 * * 4 #general",
  ],
  [
    "Poste werktags um 7 „Tor auf“ in #general. Immer erst um 8!",
    /Zeiten .*07:00 \/ 08:00/,
    "um 8",
    "post “Tor auf” 0 8 * * 1-5 #general",
  ],
  [
    "Poste jeden Montag um 8 „Guten Start“ in #general. Ach nein, doch lieber dienstags.",
    /Tage .*Montag.*dienstags/,
    "dienstags",
    "post “Guten Start” 0 8 * * 2 #general",
  ],
  [
    'Post "Boots by the door" in #general every Monday at 11:00, so that the team has it every Thursday at 16:15 like always',
    /days .*Monday.*Thursday/,
    "Sorry, I mixed that up. Only Thursdays at 16:15.",
    "post “Boots by the door” 15 16 * * 4 #general",
  ],
  [
    'Every Monday at 11 post "Boots by the door" in #general so everybody has it on Thursdays at 4pm.',
    /days .*Monday.*Thursdays/,
    "Mondays at 11",
    "post “Boots by the door” 0 11 * * 1 #general",
  ],
  [
    'Post "Boots by the door" in #general every Monday at 11, as usual on Thursdays at 4pm',
    /days .*Monday.*Thursdays/,
    "Thursdays at 4pm",
    "post “Boots by the door” 0 16 * * 4 #general",
  ],
  [
    'Post "Boots by the door" in #general every Monday at 11, so the crew gets it at 4pm as before.',
    /times .*11:00 \/ 16:00/,
    "4pm",
    "post “Boots by the door” 0 16 * * 1 #general",
  ],
  [
    "Poste jeden Dienstag um 10 Uhr „Rettungsring prüfen“ in #general, damit es alle wie immer jeden Mittwoch um 15:30 haben.",
    /Tage .*Dienstag.*Mittwoch/,
    "nur mittwochs um 15:30",
    "post “Rettungsring prüfen” 30 15 * * 3 #general",
  ],
  [
    "Damit alle es wie gewohnt mittwochs um 15:30 haben, poste jeden Dienstag um 10 Uhr „Rettungsring prüfen“ in #general.",
    /Tage .*Dienstag/,
    "mittwochs um 15:30",
    "post “Rettungsring prüfen” 30 15 * * 3 #general",
  ],
  [
    "Schreib jeden Dienstag um 10 in #general „Rettungsring prüfen“, wie üblich mittwochs um 15:30",
    /Tage .*Dienstag.*mittwochs/,
    "dienstags um 10",
    "post “Rettungsring prüfen” 0 10 * * 2 #general",
  ],
];

for (const [ask, asked, reply, built] of CORRECTED)
  test(`"${ask.slice(-60)}" says otherwise what was said: it is asked which holds`, async () => {
    const first = await createRulesPlanner().plan(askFor(ask));
    assert.match(first.kind === "questions" ? first.questions.join(" ") : JSON.stringify(first), asked);
    const answer = await createRulesPlanner().plan(askFor(ask, { mayAsk: false, remarks: [remark(reply)] }));
    assert.equal(
      answer.kind === "plan" ? briefly(answer.plan.composition?.parts ?? []) : JSON.stringify(answer),
      built,
    );
  });

/** More of the same, or something else: nothing is taken back. */
const ADDED: [ask: string, built: string][] = [
  [
    'Post "Bins out" in #general every Tuesday at 9. It should also come on Fridays at 7.',
    "post “Bins out” 0 9 * * 2 #general; post “Bins out” 0 7 * * 5 #general",
  ],
  [
    "poste jeden Montag um 9 „Start“ in #general. Freitags um 16 Uhr in #sales „Feierabend“",
    "post “Start” 0 9 * * 1 #general; post “Feierabend” 0 16 * * 5 #sales",
  ],
  [
    'Post "Boots" in #general every Tuesday at 10:00 and again on Wednesdays at 15:30, so that nobody forgets',
    "post “Boots” 0 10 * * 2 #general; post “Boots” 30 15 * * 3 #general",
  ],
  [
    'Post "Boots" in #general Tuesdays at 10 and Wednesdays at 15:30 as usual',
    "post “Boots” 0 10 * * 2 #general; post “Boots” 30 15 * * 3 #general",
  ],
  [
    'Post "Boots" in #general every Tuesday at 10:00 like always, so that everybody sees it',
    "post “Boots” 0 10 * * 2 #general",
  ],
  [
    "Poste „Stiefel“ in #general dienstags um 10 und mittwochs um 15:30 wie immer, damit alle Bescheid wissen",
    "post “Stiefel” 0 10 * * 2 #general; post “Stiefel” 30 15 * * 3 #general",
  ],
];

for (const [ask, built] of ADDED)
  test(`"${ask.slice(-60)}" takes nothing back`, async () => {
    const answer = await createRulesPlanner().plan(askFor(ask));
    assert.equal(
      answer.kind === "plan" ? briefly(answer.plan.composition?.parts ?? []) : JSON.stringify(answer),
      built,
    );
  });
