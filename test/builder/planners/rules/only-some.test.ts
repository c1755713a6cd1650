import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { liveApp } from "./live-app.ts";
import { askFor } from "./reading-fixture.ts";

const COMPLAINTS =
  "I want a customer complaints list: customer, how bad (low, medium or high), phone number, and a box when it's solved. Every weekday at 8:30 post the open ones in #sales";
const CAKES =
  "Wir brauchen eine Liste für Kuchenspenden: wer, welcher Kuchen, und ob er vegan ist. Jeden Tag um 13:26 Uhr soll in #general stehen, was eingetragen ist.";
const GRADED = "List of complaints: customer, how bad (low, medium, high). Post them every Monday at 9 in #sales";

const MAENGEL = "Mängel: Kunde, Schwere (niedrig, mittel, hoch), erledigt ja/nein. Werktags um 8 die offenen in #sales";

/** A post of some of the entries, by a column that says what they are. */
const NARROWED: [app: string, wish: string, only: { column: string; is: string[] }][] = [
  [COMPLAINTS, "only the high ones", { column: "how_bad", is: ["high"] }],
  [COMPLAINTS, "please post only the high ones", { column: "how_bad", is: ["high"] }],
  [COMPLAINTS, "please post just the high ones", { column: "how_bad", is: ["high"] }],
  [COMPLAINTS, "only the medium and high ones", { column: "how_bad", is: ["medium", "high"] }],
  [COMPLAINTS, "no low ones any more", { column: "how_bad", is: ["medium", "high"] }],
  [COMPLAINTS, "leave out the low ones", { column: "how_bad", is: ["medium", "high"] }],
  [COMPLAINTS, "post those that are high", { column: "how_bad", is: ["high"] }],
  [GRADED, "only the high ones", { column: "how_bad", is: ["high"] }],
  [MAENGEL, "nur die mit Schwere hoch posten", { column: "schwere", is: ["hoch"] }],
  [CAKES, "nur die veganen posten", { column: "vegan", is: ["yes"] }],
  [CAKES, "es sollen nur die veganen im Post stehen", { column: "vegan", is: ["yes"] }],
];

for (const [ask, wish, only] of NARROWED)
  test(`"${wish}" narrows the post to those`, async () => {
    const planner = createRulesPlanner();
    const current = await liveApp(planner, ask);
    const answer = await planner.plan(askFor(wish, { current }));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    const [before] = current.composition?.parts.filter((part) => part.part === "digest") ?? [];
    const [after] = answer.plan.composition?.parts.filter((part) => part.part === "digest") ?? [];
    assert.deepEqual(after, { ...before, only });
    assert.deepEqual(answer.plan.leftOut, []);
    const live = { manifest: answer.plan.manifest, releaseNumber: 2, composition: answer.plan.composition ?? null };
    const all = await planner.plan(askFor(wish.includes("nur") ? "poste alle" : "post all of them", { current: live }));
    const [whole] =
      all.kind === "plan" ? (all.plan.composition?.parts.filter((part) => part.part === "digest") ?? []) : [];
    assert.equal(whole !== undefined && "only" in whole, false, JSON.stringify(all));
  });

test("where a choice is called otherwise, the post follows", async () => {
  const planner = createRulesPlanner();
  const first = await planner.plan(askFor("only the high ones", { current: await liveApp(planner, GRADED) }));
  assert.ok(first.kind === "plan");
  const current = { manifest: first.plan.manifest, releaseNumber: 2, composition: first.plan.composition ?? null };
  const answer = await planner.plan(askFor("rename high to urgent", { current }));
  assert.ok(answer.kind === "plan", JSON.stringify(answer));
  const digest = answer.plan.composition?.parts.find((part) => part.part === "digest");
  assert.deepEqual(digest?.only, { column: "how_bad", is: ["urgent"] });
});

/** Of the column, the choice, or how it looks: no summary of some. */
for (const [ask, wish] of [
  [CAKES, "vegan is not needed any more"],
  [CAKES, "nur der Kuchen, nicht ob er vegan ist"],
  [CAKES, "vegan soll nicht im Post stehen"],
  [COMPLAINTS, "drop high"],
  [COMPLAINTS, "the high ones should be red"],
  [COMPLAINTS, "mark those that are high"],
  [COMPLAINTS, "not only the high ones"],
  [COMPLAINTS, "don't post only the high ones"],
  [COMPLAINTS, "post the high ones first"],
  [COMPLAINTS, "post only high ones with a phone number"],
  [COMPLAINTS, "remind only about the high ones"],
  [COMPLAINTS, "only Ana may set it to high"],
  [COMPLAINTS, "only allow high and low"],
  [CAKES, "nicht nur vegane"],
  [CAKES, "nur vegane Kuchen zulassen"],
] as const)
  test(`"${wish}" narrows nothing`, async () => {
    const planner = createRulesPlanner();
    const answer = await planner.plan(askFor(wish, { current: await liveApp(planner, ask) }));
    assert.doesNotMatch(JSON.stringify(answer), /"only":\{|"doneColumn":"vegan"/);
  });

/** What no column says. */
const REFUSED: [app: string, wish: string, said: RegExp][] = [
  [COMPLAINTS, "only the blue ones", /“only the blue ones”/],
  [GRADED, "only every other one", /“only every other/],
  [CAKES, "nur die glutenfreien posten", /„nur die glutenfreien/],
];

for (const [ask, wish, said] of REFUSED)
  test(`"${wish}" is not posted otherwise`, async () => {
    const planner = createRulesPlanner();
    const answer = await planner.plan(askFor(wish, { current: await liveApp(planner, ask) }));
    assert.equal(answer.kind, "questions");
    if (answer.kind === "questions") assert.match(answer.questions.join(" "), said);
  });

const NEW: [ask: string, isOpen: boolean][] = [
  [
    "List of complaints: customer, how bad (low, medium or high). Every Monday at 9 post only the high ones in #sales",
    false,
  ],
  [
    "Liste der Kuchen: wer, welcher Kuchen, ob er vegan ist. Täglich um 13 Uhr nur die veganen in #general posten",
    false,
  ],
  ["List of bills: customer, amount, paid yes/no. Every Monday at 9 post only the unpaid ones in #sales", true],
  ["List of bills: customer, amount, paid yes/no. Every Monday at 9 post only those not paid in #sales", true],
];

for (const [ask, isOpen] of NEW)
  test(`"${ask}" posts ${isOpen ? "what is open" : "nothing of the opposite"}`, async () => {
    const answer = await createRulesPlanner().plan(askFor(ask, { mayAsk: false }));
    const parts = answer.kind === "plan" ? (answer.plan.composition?.parts ?? []) : [];
    const posted = parts.filter((part) => part.part === "digest" && part.of === "open");
    assert.equal(posted.length, isOpen ? 1 : 0);
    const done = parts.find((part) => part.part === "records")?.doneColumn;
    assert.equal(done, isOpen ? "paid" : undefined);
  });

test("what is said to be missing changes nothing of what is done", async () => {
  const planner = createRulesPlanner();
  const answer = await planner.plan(
    askFor("this is wrong, the high ones are missing", { current: await liveApp(planner, GRADED) }),
  );
  assert.equal(answer.kind, "questions");
});

for (const wish of ["only the open ones", "please post only the open ones"])
  test(`"${wish}" is so already`, async () => {
    const planner = createRulesPlanner();
    const answer = await planner.plan(askFor(wish, { current: await liveApp(planner, COMPLAINTS) }));
    assert.match(JSON.stringify(answer), /that is so already/);
  });

test("of choices that tell how far something is, only some are posted", async () => {
  const planner = createRulesPlanner();
  const current = await liveApp(
    planner,
    "List of leads: company, status (new, contacted, won, lost). Post them every Monday at 9 in #sales",
  );
  const answer = await planner.plan(askFor("only the new ones", { current }));
  const records =
    answer.kind === "plan" ? answer.plan.composition?.parts.find((part) => part.part === "records") : undefined;
  assert.deepEqual(records?.doneChoices, ["contacted", "won", "lost"]);
});

for (const wish of ["post only the bad ones that are high, and do it at 9:15", "only the high ones, and make it 9:15"])
  test(`"${wish}" leaves out no more than it names`, async () => {
    const planner = createRulesPlanner();
    const answer = await planner.plan(askFor(wish, { current: await liveApp(planner, COMPLAINTS), mayAsk: false }));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    const digest = answer.plan.composition?.parts.find((part) => part.part === "digest");
    assert.equal(digest?.schedule, "15 9 * * 1-5");
    assert.match(answer.plan.leftOut.join(" "), /ones/);
  });
