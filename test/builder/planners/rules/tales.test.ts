import assert from "node:assert/strict";
import { test } from "node:test";
import { createRulesPlanner } from "../../../../builder/planners/rules/create-rules-planner.ts";
import { withoutTales } from "../../../../builder/planners/rules/told/tales.ts";
import { askFor, briefly, contextIn } from "./reading-fixture.ts";

const planner = createRulesPlanner({ platformChannel: "#platform" });

/** Stories around a wish: what is built of it, and what must not be named as left out. */
const TOLD: [ask: string, built: string, silent: RegExp][] = [
  [
    "Visitors still sign a paper book and nobody can read it 🙈 Could we have that on screen? For each visitor: full name, company, host and the day.",
    "records visitors (Full name, Company, Host, Day date)",
    /paper|nobody/,
  ],
  [
    "Hallo zusammen, wir verlieren den Überblick bei den Reklamationen. Bräuchten etwas, wo man reinschreibt: Kunde, Grund, bis wann, erledigt (ja/nein). Und montags um halb neun bitte alles, was noch nicht erledigt ist, in #sales. LG Svenja",
    "records Reklamationen (Kunde, Grund long_text, Bis wann date, Erledigt yes_no) done erledigt; digest open 30 8 * * 1 #sales",
    /Überblick/,
  ],
  [
    'Last week three people forgot the fridge and by Friday it was alive. Every Thursday at 16:00 post "Clear the fridge!" in #food. Not great, I know.',
    "post “Clear the fridge!” 0 16 * * 4 #food",
    /three|Friday|great/,
  ],
  [
    "Letztes Jahr haben wir zwei Fristen verpasst, das hat 3000 Euro gekostet. Das darf nicht nochmal passieren. Liste der Verträge mit Partner, Ende. Mehr brauchts nicht.",
    "records Verträge (Partner, Ende date)",
    /Letztes|passieren|brauchts/,
  ],
  [
    'I chase eleven people every month and nobody ever answers. Fridays at 3 please say "Receipts!" in #finance. No mails, no DMs.',
    "post “Receipts!” 0 15 * * 5 #finance",
    /chase|mails/,
  ],
];

for (const [ask, built, silent] of TOLD) {
  test(`“${ask}” is built without its story`, async () => {
    const answer = await planner.plan(askFor(ask));
    assert.equal(answer.kind, "plan", JSON.stringify(answer));
    if (answer.kind !== "plan") return;
    assert.equal(briefly(answer.plan.composition?.parts ?? []), built);
    assert.doesNotMatch(answer.plan.leftOut.join("\n"), silent);
  });
}

/** Sentences that look like stories, and say what is wished. */
const MEANT: ["en" | "de", string][] = [
  ["en", "Poll where to eat: Pizza, Sushi. Nobody should see who voted."],
  ["en", "Pick one of Ana, Ben. Nobody twice before all had their turn."],
  ["en", "We've got two vans, Blue Van and White Van, and it's chaos every week. Reserve one for a day."],
  ["en", "List of keys: key, holder. And see who still has one, because they never come back."],
  ["de", "Gemeindesaal, Jugendraum und Küche werden immer doppelt belegt. Bitte buchbar machen."],
  ["de", "Zähl die Tage. Am 3. März fällt die erste Klappe und noch keiner glaubt es."],
  ["de", "2 Sachen. Zweitens: wer die meisten Schüler durchbringt, steht immer oben."],
  ["en", 'Post this: "We always close at 5. Nobody was late yesterday."'],
];

for (const [language, ask] of MEANT) {
  test(`nothing of “${ask}” is taken for a story`, () => {
    assert.deepEqual(withoutTales(ask, contextIn(language)).tales, []);
  });
}
