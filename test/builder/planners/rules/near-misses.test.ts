import assert from "node:assert/strict";
import { test } from "node:test";
import { audienceIn } from "../../../../builder/planners/rules/conversation/said-audience.ts";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import type { Reading } from "../../../../builder/planners/rules/reading.ts";
import { askFor, briefly, remark } from "./reading-fixture.ts";

const PARKING = "Parkplatz 1/Parkplatz 2/Parkplatz 3";
const PARCELS = "list of parcels: name, shelf, status (new/done), price in EUR";
const AS_IT_WAS = "records parcels (Name, Shelf, Status choice new/done, Price money EUR)";

/** What looks like a second thing, a signature, a mailing, spying or sending outside, and is none. */
const ASKS: [ask: string, plan: string][] = [
  [
    "Book the meeting rooms Oslo and Rome. Everybody can check the plan and book one",
    "booking Oslo/Rome by slot 06:00–22:00",
  ],
  ["Lend out laptops LT-1 and LT-2: colleagues open the page and take one", "lending laptops: LT-1/LT-2 14 days"],
  ["List of tools — Name | Price | Owner", "records entries (Name, Price money, Owner person)"],
  ["Parkplätze buchen, tageweise:\nParkplatz 1\nParkplatz 2\nParkplatz 3", `booking ${PARKING} by day 06:00–22:00`],
  ["Poll: which supplier do we take?\nMüller GmbH\nSchmidt AG", "poll Müller GmbH/Schmidt AG"],
  ["Mach eine Liste mit Name und E-Mail", "records Einträge (Name, E-Mail)"],
  ["Please write the newsletter rota: Ana, Ben", "rota newsletter: Ana/Ben week from 2027-01-11"],
  [
    "Remind the support team in #general every Monday at 9 to follow up on customer DMs",
    "post “Follow up on customer DMs” 0 9 * * 1 #general",
  ],
  [
    "Checklist for social media: answer comments, follow up on DMs, plan posts",
    "checklist answer comments/follow up on DMs/plan posts",
  ],
  [
    "A list of phones that are given to suppliers: phone, supplier, date",
    "records entries (Phone, Supplier, Date date)",
  ],
  [
    "Training list: name, course, trained yes/no. Every Monday post what is still open in #general",
    "records Trainings (Name, Course, Trained yes_no) done trained; digest open 0 9 * * 1 #general",
  ],
];

for (const [ask, plan] of ASKS)
  test(`"${ask}" builds ${plan}`, async () => {
    const answer = await createRulesPlanner().plan(askFor(ask));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.equal(briefly(answer.plan.composition?.parts ?? []), plan);
  });

for (const said of [
  "the status is sometimes wrong",
  "the status is also wrong",
  "shelf should be bold, thanks",
  "shelf should be visible, please",
  "keep the newest first",
  "put the urgent ones first",
])
  test(`"${said}" adds nothing to a list, and is named`, async () => {
    const answer = await createRulesPlanner().plan(askFor(PARCELS, { remarks: [remark(said)] }));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.equal(briefly(answer.plan.composition?.parts ?? []), AS_IT_WAS);
    assert.ok(answer.plan.leftOut.join().includes(said), answer.plan.leftOut.join());
  });

test("a column that is there is moved to the end", async () => {
  const answer = await createRulesPlanner().plan(askFor(PARCELS, { remarks: [remark("move shelf to the end")] }));
  assert.ok(answer.kind === "plan", JSON.stringify(answer));
  assert.match(briefly(answer.plan.composition?.parts ?? []), /, Shelf\)$/);
});

test("what cannot be built is not blamed on something else", async () => {
  const answer = await createRulesPlanner().plan(
    askFor("list of bills with due date; email people 3 days before one is due"),
  );
  assert.ok(answer.kind === "plan", JSON.stringify(answer));
  assert.match(answer.plan.leftOut.join(), /cannot read or send e-mail/);
});

test("a day that is open to its end is named, and not shortened in silence", async () => {
  for (const hours of ["open from 7 to 24", "open from 7 to midnight"]) {
    const answer = await createRulesPlanner().plan(askFor(`book the rooms Oslo and Rome, ${hours}`));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.match(answer.plan.leftOut.join(), /7 to (?:24|midnight)/);
  }
});

const asked = { limits: [{ isAudience: true }], gaps: [] } as unknown as Reading;

for (const said of [
  "everybody but Tom",
  "everyone, but not the interns",
  "alle, aber nicht die Praktikanten",
  "only me and Ana",
  "only me and the sales team",
  "nur ich und mein Chef",
])
  test(`"${said}" opens an app neither to all nor to one alone`, () => {
    assert.equal(audienceIn(said, asked), null);
  });

test("who may open it is read beside another wish", () => {
  assert.deepEqual(audienceIn("just me and add a price", asked), { audience: "oneself", rest: "and add a price" });
});
