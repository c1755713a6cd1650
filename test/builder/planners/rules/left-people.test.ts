import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly, PEOPLE, remark } from "./reading-fixture.ts";

const planner = createRulesPlanner({ platformChannel: "#platform" });
const ROTA = "rota for kitchen duty: @ana and @cem, weekly, post in #food on Mondays at 9";
const PICK = "pick one of @ana, @jonas and @cem every Monday at 9 in #food";

const NAMED = [
  "remind @jonas every Friday at 3pm to send the report in #food",
  "remind Jonas Weber every Friday at 3pm to send the report in #food",
  "rota for kitchen duty: @ana, @pat and @jonas, weekly, post in #food on Mondays at 9",
  PICK,
  "erinnere @jonas jeden Freitag um 15 Uhr in #food an den Bericht",
  "jeden Montag um 9 in #food auslosen, wer Kaffee kocht: @ana, @pat oder @jonas",
];

for (const ask of NAMED)
  test(`"${ask}" names one who is no longer here: it is asked who else`, async () => {
    const answer = await planner.plan(askFor(ask));
    assert.match(answer.kind === "questions" ? (answer.questions[0] ?? "") : JSON.stringify(answer), /^Jonas Weber i/);
  });

const FIRST_NAMES: [ask: string, isAsked: boolean][] = [
  ["Picker: Ana, Jonas, Pat", true],
  ["rota for kitchen duty: Ana, Pat and Jonas, weekly, post in #food on Mondays at 9", true],
  ["jeden Montag um 9 in #food auslosen, wer Kaffee kocht: Ana, Pat oder Jonas", true],
  ["Picker: Ana, Joel, Pat", false],
];

for (const [ask, isAsked] of FIRST_NAMES)
  test(`"${ask}" names by first name ${isAsked ? "one who is no longer here" : "nobody who left"}`, async () => {
    const answer = await planner.plan(askFor(ask));
    assert.equal(answer.kind === "questions" && /^Jonas i/.test(answer.questions[0] ?? ""), isAsked);
  });

test("a first name that somebody who is here has too is not asked about", async () => {
  const people = [...PEOPLE, { personId: "U0NEW", name: "Jonas Blum", handle: "jb", isDeactivated: false }];
  const answer = await planner.plan(askFor("Picker: Ana, Jonas, Pat", { people }));
  assert.equal(answer.kind, "plan");
});

const REPLIES: [ask: string, reply: string, plan: string, isLeftOut: boolean][] = [
  [NAMED[0] ?? "", "@pat", "post “Pat Lee: Send the report” 0 15 * * 5 #food", false],
  [NAMED[0] ?? "", "Pat instead please", "post “Pat Lee: Send the report” 0 15 * * 5 #food", false],
  [PICK, "@pat", "picker Ana Ferreira/Pat Lee/cem 0 9 * * 1 #food", false],
  [PICK, "without Jonas", "picker Ana Ferreira/cem 0 9 * * 1 #food", false],
  ["Picker: Ana, Jonas, Cem", "Pat", "picker Ana/Pat Lee/Cem", false],
  [PICK, "keep him", "picker Ana Ferreira/Jonas Weber/cem 0 9 * * 1 #food", true],
];

for (const [ask, reply, plan, isLeftOut] of REPLIES)
  test(`"${ask.slice(0, 30)}…", and "${reply}": ${plan}`, async () => {
    const answer = await planner.plan(askFor(ask, { mayAsk: false, remarks: [remark(reply)] }));
    assert.ok(answer.kind === "plan", JSON.stringify(answer));
    assert.equal(briefly(answer.plan.composition?.parts ?? []), plan);
    assert.equal(/Jonas Weber is no longer here/.test(answer.plan.leftOut.join()), isLeftOut);
  });

test("one who is no longer here is asked about where a change names them", async () => {
  const made = await planner.plan(askFor(ROTA));
  const { manifest, composition = null } = made.kind === "plan" ? made.plan : assert.fail(JSON.stringify(made));
  const current = { manifest, releaseNumber: 1, composition };
  for (const text of ["add @jonas", "replace Ana Ferreira by @jonas"]) {
    const asked = await planner.plan(askFor(text, { current }));
    assert.match(asked.kind === "questions" ? (asked.questions[0] ?? "") : JSON.stringify(asked), /^Jonas Weber is no/);
  }
  const answer = await planner.plan(askFor("add @jonas", { current, mayAsk: false, remarks: [remark("@pat")] }));
  assert.ok(answer.kind === "plan", JSON.stringify(answer));
  assert.match(briefly(answer.plan.composition?.parts ?? []), /Ana Ferreira\/cem\/Pat Lee/);
});

test("one who left and is only spoken of is no question", async () => {
  const answer = await planner.plan(askFor("post “Ask @jonas for keys” in #food every Friday at 9"));
  assert.equal(answer.kind, "plan");
});

const REMOVING: [text: string, locale: string, answer: RegExp][] = [
  ["delete Ben's lunch app", "en-GB", /^That app belongs to Ben/],
  ["stop Ben's app", "en-GB", /^That app belongs to Ben/],
  ["remove the app of Ben", "en-GB", /^That app belongs to Ben/],
  ["lösche die App von Ben", "de-DE", /^Diese App gehört Ben/],
];

for (const [text, locale, said] of REMOVING)
  test(`"${text}" is refused in its own language`, async () => {
    const requester = { name: "Ana", timeZone: "Europe/Berlin", locale };
    const answer = await planner.triage(askFor(text, { requester }));
    assert.match(answer.kind === "not_here" ? answer.answer : JSON.stringify(answer), said);
  });
