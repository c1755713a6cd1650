import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const planner = createRulesPlanner();

/** What no part does is named as it was said, and nothing else is built for it. */
const ASKS: [ask: string, parts: string, leftOut: RegExp | null][] = [
  ["/order adds an order, /cancel deletes it.", "records orders (Order); command order add", /“\/cancel deletes it”/],
  [
    "/note adds a note, /clear empties the list.",
    "records notes (Note); command note add",
    /“\/clear empties the list”/,
  ],
  [
    "/bestellen fügt eine Bestellung hinzu, /storno löscht meine.",
    "records Bestellungen (Bestellung); command bestellen add",
    /„\/storno löscht meine“/,
  ],
  ["/ticket adds a ticket, /close closes it.", "records tickets (Ticket); command ticket add", /\/close closes it/],
  [
    "List of snacks. /snack adds one, /unsnack deletes one.",
    "records snacks (Snack); command snack add",
    /\/unsnack deletes one/,
  ],
  ["/lunch <dish> adds an order; /nolunch removes mine.", "records orders (Order); command lunch add", /\/nolunch/],
  ["/done marks a task as done. /todo adds one.", "records todos (Todo); command todo add", /\/done marks a task/],
  [
    "/stock shows the stock, /take reduces it by one.",
    "records stock (Stock); command stock list",
    /\/take reduces it/,
  ],
  [
    "/inventory lists what we have, /use lowers the count by two.",
    "records inventory (Inventory); command inventory list",
    /\/use lowers the count by two/,
  ],
  ["Orders: /order adds an order and /cancel deletes it", "records Orders (Order); command order add", /\/cancel/],
  [
    "List of tasks: name, owner. Command /task. Delete one with /untask.",
    "records tasks (Name, Owner person); command task add",
    /Delete one with \/untask/,
  ],
  [
    "Bestand: /bestand zeigt ihn, /nimm verringert ihn um zwei",
    "records Bestand (Bestand); command bestand list",
    /\/nimm verringert ihn um zwei/,
  ],
  [
    "Aufgaben eintragen mit /aufgabe. Zum Löschen: /loeschen",
    "records Aufgaben (Aufgabe); command aufgabe add",
    /Zum Löschen: \/loeschen/,
  ],
  ["/kudos <name> adds praise, /undo takes it back", "records praises (Praise); command kudos add", /\/undo takes/],
  [
    "Add a ticket with /ticket and close it with /done",
    "records tickets (Ticket); command ticket add",
    /close it with/,
  ],
  ["/spot books a parking spot, /free releases it", "records parking spots (Parking spot); command spot add", /\/free/],
  ["/idea collects ideas, /ideas lists them", "records ideas (Idea); command idea add; command ideas list", null],
  [
    "/vote yes or no, /result shows the result",
    "records votes (Vote); command vote add; command result list",
    /“yes or no”[\s\S]*“result”/,
  ],
  [
    "/wifi hands out the next unused one. List of codes: code",
    "records codes (Code)",
    /\/wifi hands out the next unused one/,
  ],
  [
    "Book the big meeting room and the small one",
    "booking big meeting room/small meeting room by slot 06:00–22:00",
    null,
  ],
  ["Book the red van or the blue one", "booking red van/blue van by slot 06:00–22:00", null],
  ["Lend out the big drill and the small one, back after 7 days", "lending drills: big drill/small drill 7 days", null],
  [
    "Buchung für den großen und kleinen Besprechungsraum",
    "booking großer Besprechungsraum/kleiner Besprechungsraum by slot 06:00–22:00",
    null,
  ],
  [
    "Wir wollen den kleinen Bus und den großen reservieren, nichts doppelt",
    "booking kleiner Bus/großer Bus by slot 06:00–22:00",
    null,
  ],
  ["Reservierung für das rote und das blaue Auto", "booking rotes Auto/blaues Auto by slot 06:00–22:00", null],
  [
    "A list of cancellations with /cancel: name, date",
    "records cancellations (Name, Date date); command cancel add",
    null,
  ],
  [
    "Command /swap to note down shift changes: name, shift",
    "records shift changes (Name, Shift); command swap add",
    null,
  ],
  [
    "List of travel: cost centre (4 digits), destination",
    "records travels (Cost centre, Destination)",
    /“\(4 digits\)”/,
  ],
  ["Liste der Reisen: Kostenstelle (4 Ziffern), Ziel", "records Reisen (Kostenstelle, Ziel)", /\(4 Ziffern\)/],
  [
    "Feedback list: name, what was good (up to 200 characters)",
    "records feedback (Name, What was good)",
    /\(up to 200 characters\)/,
  ],
  ["Liste mit Name, Lob (max. 200 Zeichen)", "records Einträge (Name, Lob)", /\(max\. 200 Zeichen\)/],
  ["Book the car in half hours", "booking Car by slot 06:00–22:00", /“in half hours”/],
  ["Book the car in slots of 30 minutes", "booking Car by slot 06:00–22:00", /“in slots of 30 minutes”/],
  ["Auto buchen in halben Stunden", "booking Auto by slot 06:00–22:00", /„in halben Stunden“/],
  ["Besprechungsraum buchen im Halbstundentakt", "booking Besprechungsraum by slot 06:00–22:00", /Halbstundentakt/],
  ["List of customers: name, email, blocked yes/no", "records customers (Name, Email, Blocked yes_no)", null],
  [
    "List of machines: name, locked yes/no, site. Post open ones on Mondays at 9 in #food",
    "records machines (Name, Locked yes_no, Site, Done yes_no) done done; digest open 0 9 * * 1 #food",
    null,
  ],
  ["Liste der Kunden: Name, gesperrt ja/nein", "records Kunden (Name, Gesperrt yes_no)", null],
  ["Liste der Räder: Name, repariert ja/nein", "records Räder (Name, Repariert yes_no) done repariert", null],
  ["Keys: number, handed back yes/no", "records Keys (Number, Handed back yes_no) done handed_back", null],
];

for (const [ask, parts, leftOut] of ASKS)
  test(`"${ask}" is read as ${parts}`, async () => {
    const answer = await planner.plan(askFor(ask));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.equal(briefly(answer.plan.composition?.parts ?? []), parts);
    if (leftOut === null) assert.deepEqual(answer.plan.leftOut, []);
    else assert.match(answer.plan.leftOut.join("\n"), leftOut);
  });
