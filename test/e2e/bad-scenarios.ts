import type { Check } from "../../sdk/contract/check.ts";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import type { Plan } from "../../sdk/contract/plan.ts";
import { playScenarios, type Round, type Scenario } from "../fakes/scenarios.ts";
import type { ScriptedAnswer, ScriptedTurn } from "../fakes/scripted-model.ts";

/** How a model's provider fails, as it says it. */
export const FAULTS = {
  wrongKey: { status: 401, type: "authentication_error", message: "invalid x-api-key" },
  overloaded: { status: 529, type: "overloaded_error", message: "Overloaded" },
  broken: { status: 500, type: "api_error", message: "Internal server error" },
};

/** A model with moods: `be` makes it fail until it is well again; `fails` says at which calls. */
export function createMoodyModel(scenarios: readonly Scenario[]): {
  script: (turn: ScriptedTurn) => ScriptedAnswer;
  be(mood: keyof typeof FAULTS | "well", fails?: (turn: ScriptedTurn) => boolean): void;
} {
  const play = playScenarios(scenarios);
  let fault: ((turn: ScriptedTurn) => ScriptedAnswer | null) | null = null;
  return {
    script: (turn) => fault?.(turn) ?? play(turn),
    be: (mood, fails = () => true) => {
      fault = mood === "well" ? null : (turn) => (fails(turn) ? { error: FAULTS[mood] } : null);
    },
  };
}

export function isCoding(turn: ScriptedTurn): boolean {
  return turn.calls.includes("write");
}

/** The smallest app there is: a page with a sentence, for the asker alone, so that nobody else must agree. */
export function pageScenario(name: string, files: Record<string, string> = {}, plan: Partial<Manifest> = {}): Scenario {
  return brokenScenario(name, { first: round({ "app.ts": pageSource(name), ...files }) }, plan);
}

/** An app whose code is `rounds`, with one Check: the page shows its name. */
export function brokenScenario(
  name: string,
  rounds: NonNullable<Scenario["rounds"]>,
  plan: Partial<Manifest> = {},
): Scenario {
  return { ask: new RegExp(name), triage: { kind: "new_app" }, plan: pagePlan(name, plan), rounds };
}

export function round(files: Record<string, string>): Round {
  return { files, removes: ["migrations", "test", "app.ts"], summary: "Wrote it." };
}

export function pageSource(name: string, top = "", page = ""): string {
  return `import { app, html } from "@toolroom/app";
${top}
app.page("/", () => {
  ${page}
  return html\`<h1>${name}</h1>\`;
});
`;
}

export const pageCheck = (name: string): Check => ({ visit: "/", as: "asker", shows: name });

export function pagePlan(name: string, changed: Partial<Manifest> = {}): Plan {
  return {
    manifest: {
      name,
      title: name,
      purpose: `Shows the words ${name} on a page.`,
      timeZone: "Europe/Paris",
      web: { access: "owner" },
      triggers: [],
      bindings: {},
      checks: [pageCheck(name)],
      ...changed,
    },
    skill: "web-app",
    summary: `A page for you alone that says ${name}, and nothing else.`,
    details: "",
    leftOut: [],
  };
}

export const UNCLEAR: Scenario = {
  ask: /something with the things/,
  triage: { kind: "unclear", questions: ["Which things do you mean?"] },
  questions: ["Which things do you mean?"],
};

export const NOT_HERE: Scenario = {
  ask: /new laptop/,
  triage: { kind: "not_here", answer: "I build small internal apps; laptops come from IT: ask in #it-help." },
};
