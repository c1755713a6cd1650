import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly, remark } from "./reading-fixture.ts";

/** Asked on Monday, 2027-01-11, about a day that has been. */
const OVER: [ask: string, day: string, reply: string, parts: string][] = [
  ["Poll: A, B or C? Closes on 5 January at 12", "5 January", "20 January", "poll A/B/C until 2027-01-20 12:00"],
  ["Umfrage: A, B oder C? Bis 5. Januar 12 Uhr", "5. Januar", "20. Januar", "poll A/B/C until 2027-01-20 12:00"],
  ["Countdown to 1 January 2020", "1 January 2020", "1 March 2027", "countdown Countdown 2027-03-01"],
  [
    'Post "hi" in #general on 3 January 2027 at 9',
    "3 January 2027",
    "3 February 2027",
    "post “hi” 0 9 3 2 * #general on 2027-02-03",
  ],
  [
    'Poste "Hallo" am 3.1.2027 um 9 in #general',
    "3.1.2027",
    "3.2.2027",
    "post “Hallo” 0 9 3 2 * #general on 2027-02-03",
  ],
  ["Secret Santa, drawn on 1 December 2026 at 12", "1 December 2026", "1 December", "draw 2027-12-01 0 12 1 12 *"],
];

for (const [ask, day, reply, parts] of OVER)
  test(`"${ask}" asks about the day that is over`, async () => {
    const planner = createRulesPlanner();
    const answer = await planner.plan(askFor(ask));
    assert.ok(answer.kind === "questions", JSON.stringify(answer));
    assert.match(
      answer.questions.join(),
      new RegExp(`^[“„]${day.replaceAll(".", "\\.")}[”“] (?:is over|ist schon vorbei)`),
    );
    assert.equal(answer.questions.length, 1);
    const replied = await planner.plan(askFor(ask, { mayAsk: false, remarks: [remark(reply)] }));
    assert.equal(replied.kind === "plan" ? briefly(replied.plan.composition?.parts ?? []) : "", parts);
  });

/** Days that are next year's where no year is said. */
const NEXT: [ask: string, parts: string][] = [
  ["Countdown to 1 January", "countdown Countdown 2028-01-01"],
  ['Post "hi" in #general on 3 January at 9', "post “hi” 0 9 3 1 * #general on 2028-01-03"],
  ["Poll: A, B or C? Ends 5 January 2028", "poll A/B/C until 2028-01-05"],
];

for (const [ask, parts] of NEXT)
  test(`"${ask}" is next year's day`, async () => {
    const answer = await createRulesPlanner().plan(askFor(ask));
    assert.equal(answer.kind === "plan" ? briefly(answer.plan.composition?.parts ?? []) : "", parts);
  });
