import assert from "node:assert/strict";
import { test } from "node:test";
import { changeComposition } from "../../../../builder/planners/rules/change.ts";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { germanAnswers } from "../../../../builder/planners/rules/languages/de-answers.ts";
import { englishAnswers } from "../../../../builder/planners/rules/languages/en-answers.ts";
import { compositionSchema } from "../../../../sdk/contract/parts.ts";
import { WISHES } from "./known-wishes.ts";
import { APPS, type App, read, said } from "./live-apps.ts";
import { askFor, contextIn } from "./reading-fixture.ts";

for (const [app, language, wish, expected] of WISHES)
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
  ["rota", "de", "wechselt jetzt täglich", /^no: turns/],
  ["rota", "en", "put Dora after Priya", /^no: not_there Priya/],
  ["shifts", "en", "post it at 14:00", /^no: which_post 45 5 \* \* 1-5 #general \| 45 13/],
  ["travel", "en", "Pat should approve too", /^no: decider Pat Lee$/],
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

test("what comes when a list closes comes once, though it is said to come then too", async () => {
  const planner = createRulesPlanner();
  const made = await planner.plan(
    askFor("collect our lunch orders (dish, price in EUR) every day until 11, post them in #food at 11 on weekdays"),
  );
  assert.ok(made.kind === "plan" && made.plan.composition !== undefined, JSON.stringify(made));
  const { manifest, composition } = made.plan;
  const wish = "let them order until 11:30 and post it at 11:30 too";
  const answer = await planner.plan(askFor(wish, { current: { manifest, releaseNumber: 1, composition } }));
  assert.ok(answer.kind === "plan", JSON.stringify(answer));
  const posts = answer.plan.composition?.parts.flatMap((part) => (part.part === "digest" ? [part.schedule] : []));
  assert.deepEqual(posts, ["30 11 * * 1-5"]);
});

test("what is so already is no change, and is asked about", async () => {
  const planner = createRulesPlanner();
  const made = await planner.plan(
    askFor("collect our lunch orders every day until 11, post them in #food on weekdays"),
  );
  assert.ok(made.kind === "plan" && made.plan.composition !== undefined, JSON.stringify(made));
  const { manifest, composition } = made.plan;
  const current = { manifest, releaseNumber: 1, composition };
  const answer = await planner.plan(askFor("in #food it should also say who ordered what", { current }));
  assert.match(JSON.stringify(answer), /who ordered what”: as far as I understand it, that is so already/);
  const other = await planner.plan(askFor("post it in #food at 11:30 on weekdays", { current }));
  assert.equal(other.kind, "plan");
});
