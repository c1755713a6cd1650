import assert from "node:assert/strict";
import { test } from "node:test";
import { compositionProblems } from "../../../../builder/blueprints/composition-problems.ts";
import { changeComposition } from "../../../../builder/planners/rules/change.ts";
import { type Composition, compositionSchema } from "../../../../sdk/contract/parts.ts";
import { difference } from "./composition-difference.ts";
import { contextIn } from "./reading-fixture.ts";

const POST = { run: "say", schedule: "0 9 * * 1", channel: "#general" };

const APPS = {
  rota: [
    {
      part: "rota",
      duty: "kitchen duty",
      names: ["Ana", "Cem", "Marcus"],
      every: "week",
      startsOn: "2027-01-04",
      post: POST,
    },
  ],
  quiet: [
    { part: "rota", duty: "kitchen duty", names: ["Ana", "Cem", "Marcus"], every: "week", startsOn: "2027-01-04" },
  ],
  picker: [{ part: "picker", noun: { one: "host", many: "hosts" }, names: ["Ana", "Cem", "Marcus"], post: POST }],
  rooms: [{ part: "booking", noun: { one: "room", many: "rooms" }, things: ["Oslo", "Rome"], by: "slot" }],
  raum: [{ part: "booking", noun: { one: "Raum", many: "Räume" }, things: ["Oslo", "Rom"], by: "slot" }],
  lending: [
    { part: "lending", noun: { one: "camera", many: "cameras" }, things: ["Canon", "Nikon"], days: 14, post: POST },
  ],
  verleih: [{ part: "lending", noun: { one: "Gerät", many: "Geräte" }, things: ["Beamer", "Leinwand"], days: 14 }],
  board: [
    {
      part: "status_board",
      noun: { one: "printer", many: "printers" },
      things: ["North", "South"],
      states: ["ok", "broken"],
    },
  ],
  poll: [{ part: "poll", question: "Where do we eat?", choices: ["Pizza", "Sushi"], closesOn: "2027-01-20" }],
  checklist: [
    {
      part: "checklist",
      title: "Onboarding",
      items: ["laptop", "badge"],
      noun: { one: "colleague", many: "colleagues" },
    },
  ],
  links: [{ part: "links", title: "Useful links", tags: ["hr", "it"] }],
  countdown: [{ part: "countdown", title: "Move", to: "2027-03-01", post: POST }],
  hello: [
    { part: "scheduled_post", run: "say", schedule: "0 9 * * 1", channel: "#general", text: "Timesheets please" },
  ],
  travel: [
    {
      part: "approval",
      table: "trips",
      noun: { one: "trip", many: "trips" },
      decidedBy: "owner",
      columns: [{ name: "place", label: "Place", type: "text" }],
    },
  ],
  orders: [
    {
      part: "records",
      table: "orders",
      noun: { one: "order", many: "orders" },
      columns: [
        { name: "dish", label: "Dish", type: "text" },
        { name: "phone", label: "Phone", type: "text" },
        { name: "amount", label: "Amount", type: "number" },
        { name: "needed", label: "Needed by", type: "date" },
        { name: "status", label: "Status", type: "choice", choices: ["open", "done"] },
      ],
    },
    { part: "digest", run: "post-orders", schedule: "0 11 * * 1-5", channel: "#food", table: "orders", of: "all" },
  ],
  contracts: [
    {
      part: "records",
      table: "contracts",
      noun: { one: "contract", many: "contracts" },
      columns: [
        { name: "name", label: "Name", type: "text" },
        { name: "ends", label: "Ends", type: "date" },
      ],
    },
    {
      part: "reminder",
      run: "remind",
      schedule: "0 9 * * *",
      channel: "#finance",
      table: "contracts",
      dateColumn: "ends",
      daysBefore: [14],
    },
  ],
};

type App = keyof typeof APPS;

function read(app: App, language: "en" | "de", text: string) {
  const before = compositionSchema.parse({ language, parts: APPS[app] });
  return { before, changed: changeComposition(before, text, contextIn(language)) };
}

function said(
  before: Composition,
  { composition, title, unused, limits, gaps }: ReturnType<typeof changeComposition>,
): string {
  if (composition === null)
    return `no: ${[...limits.map((words) => `limit ${words}`), ...gaps.map(({ kind, about }) => `${kind} ${about}`)].join("; ")}`;
  const problems = compositionProblems(composition);
  compositionSchema.parse(composition);
  const lines = [
    difference(before, composition),
    title === null ? "" : `title ${title}`,
    ...unused.map((words) => `unused ${words}`),
    ...limits.map((words) => `limit ${words}`),
    ...problems,
  ];
  return lines.filter((line) => line !== "").join("; ");
}

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
  ["poll", "en", "replace Sushi by Ramen", "choices Sushi→Ramen"],
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
];

for (const [app, language, wish, expected] of MADE)
  test(`"${wish}" of ${app}: ${expected}`, () => {
    const { before, changed } = read(app, language, wish);
    assert.equal(said(before, changed), expected);
  });
