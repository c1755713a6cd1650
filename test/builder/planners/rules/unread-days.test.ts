import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { askFor, briefly, remark } from "./reading-fixture.ts";

/** What stands where the days do, and is not read. */
const UNREAD: [language: "en" | "de", ask: string, asked: RegExp][] = [
  ["en", "post “Happy birthday” in #food on 29 February at 9", /not “29 February”/],
  ["en", "post “Hello” in #food on 31 April at 9", /not “31 April”/],
  ["en", "at 9 on blursdays post “Hello” in #food", /not “blursdays”/],
  ["en", "post “Hello” in #food on paydays at 9", /not “paydays”/],
  ["en", "post “Hello” in #food chaque vendredi à 9h", /^I can post .* not “chaque vendredi/],
  ["en", "post “Hello” in #food cada viernes a las 9", /^I can post .* not “cada viernes/],
  ["en", "post “Hello” in #food każdy piątek o 9:00", /not “każdy piątek/],
  ["en", "post “Hello” in #food hver fredag kl. 9", /not “hver fredag/],
  ["en", "post “Hello” in #food ogni venerdì alle 9", /^I can post .* not “ogni venerdì/],
  ["en", "post “Hello” in #food vendredi 9:00", /not “vendredi”/],
  ["en", "pick one of Ana, Ben and Cy in #food chaque vendredi à 9h", /not “chaque vendredi/],
  ["de", "poste „Hallo“ in #food am 30. Februar um 9 Uhr", /nicht „30 Februar“/],
  ["de", "poste „Hallo“ in #food an Feiertagen um 9 Uhr", /nicht „Feiertagen“/],
];

for (const [language, ask, asked] of UNREAD)
  test(`"${ask}" is on no usual days: it is asked on which`, async () => {
    const answer = await answerTo(language, ask, []);
    assert.match(answer.kind === "questions" ? (answer.questions[0] ?? "") : JSON.stringify(answer), asked);
    const reply = language === "en" ? "every Friday" : "jeden Freitag";
    assert.match(partsOf(await answerTo(language, ask, [reply])), / 0 9 \* \* 5 #food$/);
  });

const UNSAID: [language: "en" | "de", ask: string][] = [
  ["en", "post “Hello” in #food at 9"],
  ["en", "Hi all, post “Hello” in #food at 9 for the team please, thanks"],
  ["de", "poste bitte um 9 Uhr „Hallo“ in #food"],
];

for (const [language, ask] of UNSAID)
  test(`"${ask}" says no day, so that it is on weekdays`, async () =>
    assert.equal(partsOf(await answerTo(language, ask, [])).replace(/“.*”/, "…"), "post … 0 9 * * 1-5 #food"));

type PlanAnswer = Awaited<ReturnType<ReturnType<typeof createRulesPlanner>["plan"]>>;

async function answerTo(language: "en" | "de", ask: string, replies: readonly string[]): Promise<PlanAnswer> {
  const requester = { name: "Ana", timeZone: "Europe/Berlin", locale: language === "en" ? "en-GB" : "de-DE" };
  const more = { requester, mayAsk: replies.length === 0, remarks: replies.map(remark) };
  return createRulesPlanner().plan(askFor(ask, more));
}

function partsOf(answer: PlanAnswer): string {
  return answer.kind === "plan" ? briefly(answer.plan.composition?.parts ?? []) : JSON.stringify(answer);
}
