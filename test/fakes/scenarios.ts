import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Check } from "../../sdk/contract/check.ts";
import type { Plan } from "../../sdk/contract/plan.ts";
import type { ScriptedAnswer, ScriptedTurn } from "./scripted-model.ts";

/** What the scripted model knows about one ask, from triage to code. */
export interface Scenario {
  /** Found in the ask's text. The first scenario that fits is played. */
  ask: RegExp;
  triage:
    | { kind: "new_app" | "change" }
    | { kind: "question" | "not_here"; answer: string }
    | { kind: "unclear"; questions: string[] };
  /** Found again in assignments by its summary, which must be unique among the scenarios. */
  plan?: Plan;
  /** Asked before planning, while questions are still open. */
  questions?: string[];
  /** What is coded. `problems` after the checks found something, `correction` after the asker did; else as `first`. */
  rounds?: { first: Round; problems?: Round; correction?: Round };
}

export interface Round {
  /** Files written, by path. */
  files: Record<string, string>;
  /** Paths removed before that, such as the template's own. */
  removes?: string[];
  summary: string;
}

/** The script that plays scenarios: planner and harness alike, by what each request offers and says. Stateless. */
export function playScenarios(scenarios: readonly Scenario[]): (turn: ScriptedTurn) => ScriptedAnswer {
  return (turn) => {
    if (turn.calls.includes("triage")) return triage(scenarios, turn);
    if (turn.calls.includes("give_plan")) return plan(scenarios, turn);
    if (turn.calls.includes("write")) return code(scenarios, turn);
    return { text: "This script has no line for that." };
  };
}

/** DESIGN §5's lunch app. First its schedule's name is misspelt in the code, which the checks catch; then it is right. */
export function lunchScenario(): Scenario {
  const files = sourceOf("lunch-v1");
  const misspelt = { ...files, "app.ts": replaced(files["app.ts"], '"post-summary"', '"post-sumary"') };
  const removes = TEMPLATE_FILES;
  return {
    ask: /lunch/i,
    triage: { kind: "new_app" },
    plan: lunchPlan(),
    rounds: {
      first: { files: misspelt, removes, summary: "Wrote the lunch app." },
      problems: { files, summary: "Corrected the name of what the schedule runs." },
    },
  };
}

/** The lunch app with prices: a column more, shown on the page and in the post. */
export function lunchPriceScenario(): Scenario {
  return {
    ask: /price/i,
    triage: { kind: "change" },
    plan: lunchPricePlan(),
    rounds: { first: { files: sourceOf("lunch-v2"), summary: "Added a price to every order." } },
  };
}

/** "Post yesterday's sales in #sales each morning at 8". */
export function salesScenario(): Scenario {
  return {
    ask: /sales/i,
    triage: { kind: "new_app" },
    plan: salesPlan(),
    rounds: { first: { files: sourceOf("sales-digest"), removes: TEMPLATE_FILES, summary: "Wrote the sales digest." } },
  };
}

/** All of them, the more special asks first. */
export function allScenarios(): Scenario[] {
  return [lunchPriceScenario(), lunchScenario(), salesScenario()];
}

/** An app's files under test/fixtures/apps, as they go into its source. */
export function sourceOf(app: string): Record<string, string> {
  const folder = fileURLToPath(new URL(`../fixtures/apps/${app}`, import.meta.url));
  const files: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const full = join(entry.parentPath, entry.name);
    // There they are called otherwise, so that this repository's own test run does not take them for its own.
    const path = full.slice(folder.length + 1).replace("tests/app-tests.ts", "test/app.test.ts");
    files[path] = readFileSync(full, "utf8");
  }
  return files;
}

const TEMPLATE_FILES = ["migrations", "test", "app.ts"];

function triage(scenarios: readonly Scenario[], turn: ScriptedTurn): ScriptedAnswer {
  const scenario = scenarios.find(({ ask }) => ask.test(askOf(turn)));
  const input = scenario?.triage ?? { kind: "not_here", answer: "I know nothing about that. Ask the platform team." };
  return { calls: [{ name: "triage", input }] };
}

function plan(scenarios: readonly Scenario[], turn: ScriptedTurn): ScriptedAnswer {
  const scenario = scenarios.find(({ ask }) => ask.test(askOf(turn)));
  if (scenario?.questions && turn.calls.includes("ask_questions"))
    return { calls: [{ name: "ask_questions", input: { questions: scenario.questions } }] };
  if (scenario?.plan) return { calls: [{ name: "give_plan", input: scenario.plan }] };
  return { calls: [{ name: "cannot", input: { reason: "I do not know how to build that." } }] };
}

/** Looks, then writes everything, then looks again, then is done: four answers. */
function code(scenarios: readonly Scenario[], turn: ScriptedTurn): ScriptedAnswer {
  const scenario = scenarios.find((one) => one.plan !== undefined && turn.asked.includes(one.plan.summary));
  const round = scenario?.rounds && roundOf(scenario.rounds, turn.asked);
  if (round === undefined) return { calls: [{ name: "done", input: { summary: "I do not know this plan." } }] };
  const removal = round.removes ? `rm -rf ${round.removes.join(" ")} && ` : "";
  switch (turn.answers) {
    case 0:
      return { text: "Looking at what is there.\n", calls: [{ name: "bash", input: { command: `${removal}ls -R` } }] };
    case 1:
      return {
        text: "Writing the app.\n",
        calls: Object.entries(round.files).map(([path, content]) => ({ name: "write", input: { path, content } })),
      };
    case 2:
      return { text: "Reading it once more.\n", calls: [{ name: "read", input: { path: "app.ts" } }] };
    default:
      return { calls: [{ name: "done", input: { summary: round.summary } }] };
  }
}

function roundOf(rounds: NonNullable<Scenario["rounds"]>, assignment: string): Round {
  // What came with the ask stands before it.
  if (assignment.includes("The checks found problems in the app")) return rounds.problems ?? rounds.first;
  if (assignment.includes("The person who asked for the app"))
    return rounds.correction ?? rounds.problems ?? rounds.first;
  return rounds.first;
}

function askOf(turn: ScriptedTurn): string {
  return /<ask[^>]*>\n([\s\S]*?)\n<\/ask>/.exec(turn.asked)?.[1] ?? "";
}

function replaced(text: string | undefined, what: string, by: string): string {
  if (text?.includes(what)) return text.replace(what, by);
  throw new Error(`The fixture has no ${what} any more.`);
}

const LUNCH_CHECKS: Check[] = [
  { command: "/lunch ramen", as: "asker", posted: "Noted: ramen" },
  { fire: "post-summary", posted: { channel: "#food", contains: "ramen" } },
  { visit: "/", as: "colleague", shows: "ramen" },
];

export function lunchPlan(): Plan {
  return {
    manifest: {
      name: "lunch-orders",
      title: "Lunch orders",
      purpose: "Collects lunch orders until 11:00 and posts the summary in #food.",
      timeZone: "Europe/Paris",
      web: { access: "company" },
      triggers: [
        { schedule: "0 11 * * 1-5", run: "post-summary" },
        { command: "/lunch", run: "add-order" },
      ],
      bindings: { db: true, slack: { post: ["#food"] } },
      checks: LUNCH_CHECKS,
    },
    skill: "web-app",
    summary:
      "Everybody orders lunch with /lunch and a dish. At 11:00 on weekdays the orders of the day are posted in #food, and a page shows them.",
    details: "Table orders: day, who, dish. Without orders the post says: Nobody wants lunch.",
    leftOut: [],
  };
}

export function lunchPricePlan(): Plan {
  const { manifest } = lunchPlan();
  return {
    ...lunchPlan(),
    manifest: {
      ...manifest,
      checks: [
        ...LUNCH_CHECKS,
        { command: "/lunch miso soup 9.50", as: "asker", posted: "Noted: miso soup, 9.50" },
        { visit: "/", as: "colleague", shows: "9.50" },
      ],
    },
    summary: "An order may end with a price, as in /tool lunch ramen 12.50. The page and the post in #food show it.",
    details:
      "Add a column price (real, may be empty) to orders by migration 0002. Orders without a price stay as they are.",
  };
}

export function salesPlan(): Plan {
  return {
    manifest: {
      name: "sales-digest",
      title: "Sales digest",
      purpose: "Collects the day's sales and posts yesterday's total in #sales each morning at 8.",
      timeZone: "Europe/Paris",
      web: { access: "company" },
      triggers: [
        { schedule: "0 8 * * *", run: "post-yesterday" },
        { command: "/sales", run: "add-sale" },
      ],
      bindings: { db: true, slack: { post: ["#sales"] } },
      checks: [
        { command: "/sales 1200", as: "asker", at: "2026-03-02T15:00:00+01:00", posted: "Noted: 1200" },
        { command: "/sales 300", as: "colleague", at: "2026-03-02T16:00:00+01:00", posted: "Noted: 300" },
        { visit: "/", as: "colleague", at: "2026-03-02T17:00:00+01:00", shows: "1500" },
        { fire: "post-yesterday", at: "2026-03-03T08:00:00+01:00", posted: { channel: "#sales", contains: "1500" } },
      ],
    },
    skill: "web-app",
    summary:
      "Every morning at 8:00 yesterday's sales are posted in #sales as one total. Sales are entered with /sales and the amount.",
    details: "Table sales: day, who, amount. The post says: Sales on <day>: <total>. A day without sales has total 0.",
    leftOut: [],
  };
}
