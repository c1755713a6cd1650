import assert from "node:assert/strict";
import { test } from "node:test";
import { changeComposition } from "../../../../builder/planners/rules/change.ts";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { germanAnswers } from "../../../../builder/planners/rules/languages/de-answers.ts";
import { englishAnswers } from "../../../../builder/planners/rules/languages/en-answers.ts";
import { compositionSchema } from "../../../../sdk/contract/parts.ts";
import { APPS, type App, read, said } from "./live-apps.ts";
import { askFor, contextIn } from "./reading-fixture.ts";

const MADE: [app: App, language: "en" | "de", wish: string, difference: string][] = [
  ["rota", "en", "Dora is new in the team, pls put her in after Cem", "names = Ana, Cem, Dora, Marcus"],
  ["rota", "en", "Marcus left, take him out", "names -Marcus"],
  ["rota", "en", "Marcus left the company", "names -Marcus"],
  ["rota", "en", "swap Ana for Jonas", "names Ana→Jonas"],
  ["rota", "en", "replace Cem with Dora please", "names Cem→Dora"],
  ["rota", "en", "Jonas instead of Ana", "names Ana→Jonas"],
  ["rota", "en", "Jonas takes over from Marcus", "names Marcus→Jonas"],
  ["rota", "en", "add Dora and Emil to the rota", "names +Dora +Emil"],
  ["rota", "en", "can you also add dora?", "names +Dora"],
  ["rota", "en", "put Marcus before Ana", "names = Marcus, Ana, Cem"],
  ["rota", "en", "the order should be Cem, Ana, Marcus", "names = Cem, Ana, Marcus"],
  ["rota", "en", "swap Ana and Cem", "names = Cem, Ana, Marcus"],
  ["rota", "en", "reverse the order", "names = Marcus, Cem, Ana"],
  ["rota", "en", "Marcus is gone. Dora joined us", "names Marcus→Dora"],
  ["rota", "en", "remove Marcus and add Dora", "names Marcus→Dora"],
  ["rota", "en", "an hour earlier please", "post schedule 0 9 * * 1 → 0 8 * * 1"],
  ["rota", "en", "post it half an hour later", "post schedule 0 9 * * 1 → 30 9 * * 1"],
  ["rota", "en", "make it weekly, on wednesdays", "post schedule 0 9 * * 1 → 0 9 * * 3"],
  [
    "rota",
    "en",
    "post it on fridays instead of mondays in #food",
    "post schedule 0 9 * * 1 → 0 9 * * 5; post channel #general → #food",
  ],
  ["rota", "en", "call it 'Kitchen heroes'", "title Kitchen heroes"],
  ["rota", "en", "stop posting", 'post {"run":"say","schedule":"0 9 * * 1","channel":"#general"} → none'],
  ["rota", "de", "Dora ist neu, bitte nach Cem aufnehmen", "names = Ana, Cem, Dora, Marcus"],
  ["rota", "de", "Marcus hat gekündigt, nimm ihn bitte raus", "names -Marcus"],
  ["rota", "de", "tausche Ana gegen Jonas", "names Ana→Jonas"],
  ["rota", "de", "Jonas statt Ana", "names Ana→Jonas"],
  ["rota", "de", "ersetze Cem durch Dora", "names Cem→Dora"],
  ["rota", "de", "Marcus raus und Dora rein", "names Marcus→Dora"],
  ["rota", "de", "doch lieber freitags statt montags", "post schedule 0 9 * * 1 → 0 9 * * 5"],
  ["rota", "de", "kannst du das auf halb elf schieben?", "post schedule 0 9 * * 1 → 30 10 * * 1"],
  ["rota", "de", "bitte eine halbe Stunde früher", "post schedule 0 9 * * 1 → 30 8 * * 1"],
  ["rota", "de", "nenn es „Küchenhelden“", "title Küchenhelden"],
  ["picker", "en", "please add Dora", "names +Dora"],
  ["picker", "de", "streich Marcus", "names -Marcus"],
  ["rooms", "en", "we have a new room: Bergen", "things +Bergen"],
  ["rooms", "en", "add the rooms Bergen and Lima", "things +Bergen +Lima"],
  ["rooms", "en", "remove Rome", "things -Rome"],
  ["rooms", "en", "rename Oslo to Bergen", "things Oslo→Bergen"],
  ["rooms", "en", "Oslo is now called Bergen", "things Oslo→Bergen"],
  ["rooms", "en", "make it bookable from 7 to 20", "opensAt 08:00 → 07:00; closesAt 18:00 → 20:00"],
  ["rooms", "en", "until 22:00 please", "closesAt 18:00 → 22:00"],
  ["rooms", "en", "people should book by the day", "by slot → day"],
  ["raum", "de", "füge den Raum Bergen hinzu", "things +Bergen"],
  ["raum", "de", "Rom gibt es nicht mehr", "things -Rom"],
  ["raum", "de", "benenne Oslo in Bergen um", "things Oslo→Bergen"],
  ["raum", "de", "buchbar von 7 bis 20 Uhr", "opensAt 08:00 → 07:00; closesAt 18:00 → 20:00"],
  ["lending", "en", "3 weeks instead of 14 days", "days 14 → 21"],
  ["lending", "en", "make the loan period 30 days", "days 14 → 30"],
  ["lending", "en", "we got another camera, the Leica", "things +Leica"],
  ["lending", "en", "the Nikon is broken, take it off the list", "things -Nikon"],
  ["verleih", "de", "Leihfrist auf 3 Wochen ändern", "days 14 → 21"],
  ["verleih", "de", "nimm noch einen Flipchart auf", "things +Flipchart"],
  ["board", "en", "add a state 'on hold'", "states +on hold"],
  ["board", "en", "rename broken to out of order", "states broken→out of order"],
  ["board", "en", "add the printer West", "things +West"],
  ["board", "en", "say changes in #general", "channel none → #general"],
  ["poll", "en", "add Burgers as an option", "choices +Burgers"],
  ["poll", "en", "replace Sushi by Ramen", "choices = Ramen, Pizza"],
  ["poll", "en", "close it on 25 January instead", "closesOn 2027-01-20 → 2027-01-25"],
  ["poll", "de", "nimm Döner noch mit auf", "choices +Döner"],
  ["checklist", "en", "add a point: meet the team", "items +meet the team"],
  ["checklist", "en", "add 'order a desk'", "items +order a desk"],
  ["checklist", "de", "neuer Punkt: Schlüssel abholen", "items +Schlüssel abholen"],
  ["links", "en", "add the tag travel", "tags +travel"],
  ["countdown", "en", "the move is on 12 April instead", "to 2027-03-01 → 2027-04-12"],
  [
    "hello",
    "en",
    'change the text to "Please send your timesheets"',
    "text Timesheets please → Please send your timesheets",
  ],
  ["hello", "en", "also post it in #sales", "+scheduled_post 0 9 * * 1 #sales"],
  ["travel", "en", "Pat Lee should approve instead", 'decidedBy owner → {"people":["U0PAT"]}'],
  ["travel", "en", "add a date and the costs", "columns +Date:date +Costs:money"],
  ["travel", "de", "Entscheidungen bitte in #general posten", "channel none → #general"],
  ["orders", "en", "we also need a price in € for each one", "columns +Price:money(EUR)"],
  ["orders", "en", "add a price and remove the phone", "columns -Phone:text +Price:money"],
  ["orders", "en", "the phone is not needed any more, remove it", "columns -Phone:text"],
  ["orders", "en", "rename Phone to Mobile", "columns Phone:text→Mobile:text"],
  ["orders", "en", "make the phone required", "columns Phone:text→Phone:text!"],
  ["orders", "en", "amount should be money", "columns Amount:number→Amount:money"],
  ["orders", "en", "add 'on hold' to status", "columns Status:choice(open/done)→Status:choice(open/done/on hold)"],
  [
    "orders",
    "en",
    "post the overdue ones only",
    "doneColumn none → status; doneChoices none → done; dueColumn none → needed; of all → overdue",
  ],
  ["orders", "en", "add the total amount to the summary", "sum none → amount"],
  ["orders", "en", "also post it on mondays at 8 in #general", "+digest 0 8 * * 1 #general"],
  ["orders", "en", "add a command /order", "+command order"],
  ["orders", "en", "people may only change their own entries", "mayChange anybody → author"],
  ["orders", "en", "close at 10:30", "scope all → day; closesAt none → 10:30"],
  ["orders", "en", "mark overdue ones", "dueColumn none → needed"],
  ["orders", "de", "ergänze einen Preis und ein Lieferdatum", "columns +Preis:money +Lieferdatum:date"],
  ["orders", "de", "Phone soll Pflicht sein", "columns Phone:text→Phone:text!"],
  ["orders", "de", "die Spalte Phone kann weg", "columns -Phone:text"],
  [
    "orders",
    "de",
    "Status soll auch „wartet“ haben",
    "columns Status:choice(open/done)→Status:choice(open/done/wartet)",
  ],
  ["contracts", "en", "drop the reminder", "-reminder"],
  ["contracts", "en", "remind 30 days before instead of 14 days", "daysBefore 14→30"],
  ["contracts", "de", "auch schon 30 Tage vorher erinnern", "daysBefore = 30, 14"],
  ["contracts", "de", "keine Erinnerung mehr bitte", "-reminder"],
  ["rota", "en", "Hi! Could you take Cem off the list? Thanks!", "names -Cem"],
  ["rota", "en", "put Dora first", "names = Dora, Ana, Cem, Marcus"],
  ["rota", "en", "let @pat join", "names +Pat Lee"],
  ["rota", "en", "Marcus should be replaced by Dora", "names Marcus→Dora"],
  ["rota", "en", "rename Marcus to Markus, that was a typo", "names Marcus→Markus"],
  ["rota", "en", "please post half an hour earlier and add Dora", "names +Dora; post schedule 0 9 * * 1 → 30 8 * * 1"],
  ["rota", "en", "add Dora and remove the phone", "names +Dora; unused remove the phone"],
  ["rota", "de", "dienstags um 8 statt montags um 9", "post schedule 0 9 * * 1 → 0 8 * * 2"],
  ["rota", "de", "Marcus geht in Rente", "names -Marcus"],
  ["rota", "de", "schieb es bitte auf Mittwoch", "post schedule 0 9 * * 1 → 0 9 * * 3"],
  ["picker", "en", "add Ana Maria and Bob", "names +Ana Maria +Bob"],
  ["picker", "de", "auch mittwochs losen", "post schedule 0 9 * * 1 → 0 9 * * 1,3"],
  ["rooms", "en", "remove Rome and add Bergen", "things = Bergen, Oslo"],
  ["rooms", "en", "add Room 5", "things +Room 5"],
  ["raum", "de", "tageweise statt stundenweise", "by slot → day"],
  ["lending", "en", "people can keep things for a month", "days 14 → 30"],
  ["lending", "en", "replace the Nikon with a Sony A7", "things = Sony A7, Canon"],
  ["lending", "en", 'add "Sony A7" and extend the loan to 4 weeks', "things +Sony A7; days 14 → 28"],
  ["verleih", "de", "die Leinwand ist kaputt, bitte raus", "things -Leinwand"],
  ["board", "de", "broken soll kaputt heißen", "states broken→kaputt"],
  ["poll", "en", "let people choose several", "mayChooseSeveral false → true"],
  ["poll", "en", "take sushi out and add ramen", "choices = Ramen, Pizza"],
  ["checklist", "en", 'insert "sign contract" before badge', "items = laptop, sign contract, badge"],
  ["hello", "de", "auch mittwochs um 10 posten", "+scheduled_post 0 10 * * 3 #general"],
  ["hello", "en", "on the first monday of the month", "schedule 0 9 * * 1 → 0 9 * * 1#1"],
  ["orders", "en", "rename the choice open to new", "columns Status:choice(open/done)→Status:choice(new/done)"],
  ["orders", "en", "turn the phone into a link", "columns Phone:text→Phone:link"],
  ["orders", "en", "make dish a dropdown: pizza, pasta, salad", "columns Dish:text→Dish:choice(pizza/pasta/salad)"],
  ["orders", "en", "add a due date and make it required", "columns +Due date:date!"],
  ["orders", "en", "could the summary show the total per status?", "sum none → amount; groupBy none → status"],
  ["orders", "en", "don't post the summary any more", "-digest"],
  ["orders", "en", "a price would be nice", "columns +Price:money"],
  ["orders", "en", "add a price. post at 12. thanks!", "columns +Price:money; schedule 0 11 * * 1-5 → 0 12 * * 1-5"],
  ["orders", "en", "- add a price\n- remove the phone", "columns -Phone:text +Price:money"],
  [
    "orders",
    "de",
    "Kannst du bitte noch die Abteilung ergänzen und um 12 posten?",
    "columns +Abteilung:text; schedule 0 11 * * 1-5 → 0 12 * * 1-5",
  ],
  ["orders", "de", "poste nur die offenen", "doneColumn none → status; doneChoices none → done; of all → open"],
  ["orders", "de", "Jeder darf nur seine eigenen Einträge ändern", "mayChange anybody → author"],
  ["contracts", "en", "no reminders please, but add a price", "columns +Price:money; -reminder"],
  ["travel", "en", "@ana and @pat decide", 'decidedBy owner → {"people":["U0ANA","U0PAT"]}'],
];

for (const [app, language, wish, expected] of MADE)
  test(`"${wish}" of ${app}: ${expected}`, () => {
    const { before, changed } = read(app, language, wish);
    assert.equal(said(before, changed), expected);
  });

/** What must be asked, or is refused, with the words that say why. */
const ASKED: [app: App, language: "en" | "de", wish: string, why: RegExp][] = [
  ["rota", "en", "remove Peter from the rota", /^no: not_there Peter \| Ana, Cem, Marcus$/],
  ["rota", "en", "remove Ana Maria", /^no: not_there Ana Maria \|/],
  ["rota", "en", "replace Jonas by Ana", /^no: not_there Jonas \|/],
  ["rota", "en", "add Ana", /^no: name_there Ana$/],
  ["rota", "en", "make it pretty", /^no: $/],
  ["rota", "en", "never post on Fridays", /^no: limit never post on Fridays$/],
  ["rota", "en", "Ana should only do mondays", /^no: limit/],
  ["rota", "en", "Marcus is on holiday next week", /^no: $/],
  ["rota", "en", "also post it in #sales", /^no: one_post/],
  ["rota", "en", "post it in #nowhere", /^no: unknown_channel #nowhere$/],
  ["rota", "en", "every two weeks please", /^no: rhythm/],
  ["rota", "en", "daily instead of weekly", /^no: turns/],
  ["rota", "de", "Peter bitte streichen", /^no: not_there Peter/],
  ["rooms", "en", "remove Oslo and Rome", /^no: few Oslo, Rome$/],
  ["rooms", "en", "at most 2 hours per booking", /^no: limit at most 2 hours/],
  ["rooms", "en", "also allow Saturdays", /^no: $/],
  ["rooms", "en", "slots of 30 minutes", /^no: $/],
  ["lending", "en", "500 days", /^no: loan_days 500 days$/],
  ["poll", "en", "remove Sushi", /^no: few Sushi$/],
  ["hello", "en", "stop it on Fridays", /^no: $/],
  ["travel", "en", "@jonas approves", /^no: left Jonas Weber$/],
  ["travel", "en", "my boss decides", /^no: decider boss$/],
  ["orders", "en", "remove the supplier column", /^no: not_there supplier \| Dish, Phone/],
  ["orders", "en", "dish should be money", /^no: column_type Dish$/],
  ["orders", "en", "add a field status", /^no: name_there Status$/],
  ["orders", "en", "only Ana may see the phone", /^no: limit/],
  ["orders", "en", "delete everything", /^no: $/],
  ["orders", "en", "mail me the list", /^no: $/],
  ["contracts", "en", "remove ends", /^no: column_used Ends$/],
];

for (const [app, language, wish, why] of ASKED)
  test(`"${wish}" of ${app} is asked or refused: ${why.source}`, () => {
    const { before, changed } = read(app, language, wish);
    assert.match(said(before, changed), why);
  });

test("which of several posts is meant is asked, and a word for one of them tells", () => {
  const second = { ...APPS.orders[1], run: "post-again", schedule: "0 8 * * 1", channel: "#general" };
  const before = compositionSchema.parse({ language: "en", parts: [...APPS.orders, second] });
  const change = (text: string) => said(before, changeComposition(before, text, contextIn("en")));
  assert.match(change("post at 12"), /^no: which_post 0 11 \* \* 1-5 #food \| 0 8/);
  assert.equal(change("post it at 12 instead of 8"), "schedule 0 8 * * 1 → 0 12 * * 1");
  assert.equal(change("remove the post in #general"), "-digest");
});

test("whoever asks what can be changed hears of the parts that are there", () => {
  const parts = (app: App) => compositionSchema.parse({ language: "en", parts: APPS[app] }).parts;
  assert.match(englishAnswers.whatICanChange(parts("rooms")), /booked[\s\S]*its name/);
  assert.doesNotMatch(englishAnswers.whatICanChange(parts("rooms")), /column/);
  assert.match(germanAnswers.whatICanChange(parts("orders")), /Spalten[\s\S]*nur die offenen/);
});

test("of two wishes the one that is understood is planned, and the other one is asked about on its card", async () => {
  const planner = createRulesPlanner({ platformChannel: "#platform" });
  const made = await planner.plan(
    askFor("kitchen rota: Ana, Cem and Marcus, weekly, post on mondays at 9 in #general"),
  );
  assert.ok(made.kind === "plan" && made.plan.composition !== undefined, JSON.stringify(made));
  const { manifest, composition } = made.plan;
  const wish = "call it Kitchen heroes. add Dora and remove Peter";
  const answer = await planner.plan(askFor(wish, { current: { manifest, releaseNumber: 1, composition } }));
  assert.ok(answer.kind === "plan", JSON.stringify(answer));
  assert.equal(answer.plan.manifest.title, "Kitchen heroes");
  assert.equal(answer.plan.manifest.name, manifest.name);
  assert.match(answer.plan.summary, /Ana, Cem, Marcus, Dora/);
  assert.match(answer.plan.leftOut.join(), /“Peter” is not among them/);
});
