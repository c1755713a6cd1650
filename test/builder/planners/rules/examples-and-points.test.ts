import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly } from "./reading-fixture.ts";

const planner = createRulesPlanner();

/** Examples in brackets explain a column, and lines to tick off are points, whatever their words. */
const READ: [string, string][] = [
  [
    "List of market days: date, stall, notes (rain, sold out etc.)",
    "records markets (Date date, Stall, Notes long_text)",
  ],
  ["A list of tours: guide, guests, status (new, sold out and so on)", "records tours (Guide, Guests number, Status)"],
  [
    "A list of tours: guide, guests, incidents (late bus, lost bag, …)",
    "records tours (Guide, Guests number, Incidents)",
  ],
  [
    "A list of tours: guide, notes (e.g. date of the last tour), day",
    "records tours (Guide, Notes long_text, Day date)",
  ],
  ["A list of tours: guide, remarks (such as rain or a broken bus)", "records tours (Guide, Remarks long_text)"],
  ["Liste der Touren: Guide, Besonderes (Regen, Streik usw.)", "records Touren (Guide, Besonderes)"],
  ["Liste der Touren: Guide, Anmerkung (z. B. Regen, Streik)", "records Touren (Guide, Anmerkung long_text)"],
  ["Liste der Touren: Guide, Anmerkung (Regen, Streik o.ä.)", "records Touren (Guide, Anmerkung long_text)"],
  [
    "Liste der Touren: Guide, Zustand (gut, mittel, schlecht), Notiz (Regen etc.)",
    "records Touren (Guide, Zustand choice gut/mittel/schlecht, Notiz long_text)",
  ],
  [
    "So for each new lodger the same things to tick off:\n1. keys\n2. contract signed\n3. host named\nI enter the name, the office ticks. ok?",
    "checklist keys/contract signed/host named",
  ],
  [
    "Stuff to tick off for every new flat:\n• keys\n• meter reading\n• deposit amount\nI put in the address",
    "checklist keys/meter reading/deposit amount",
  ],
  [
    "per trip we want to check off\n1. tickets\n2. visa\n3. insurance booked",
    "checklist tickets/visa/insurance booked",
  ],
  [
    "Bei jedem Auszug abzuhaken:\n1) Schlüssel da\n2) Zählerstand\n3) Name am Klingelschild weg\nDie Verwaltung trägt die Wohnung ein und der Hausmeister hakt ab.",
    "checklist Schlüssel da/Zählerstand/Name am Klingelschild weg",
  ],
  [
    "Checkliste je Mietwagen:\n1. Tank voll\n2. Kratzer fotografiert\n3. Papiere",
    "checklist Tank voll/Kratzer fotografiert/Papiere",
  ],
  [
    "A list of deliveries with these columns, to tick off when done:\n- supplier\n- pallets\n- done (yes/no)",
    "records deliveries (Supplier, Pallets number, Done yes_no) done done",
  ],
];

for (const [ask, expected] of READ)
  test(`“${ask.slice(0, 60)}” is read`, async () => {
    const planned = await planner.plan(askFor(ask));
    assert.ok(planned.kind === "plan", JSON.stringify(planned));
    assert.equal(briefly(planned.plan.composition.parts), expected);
  });
