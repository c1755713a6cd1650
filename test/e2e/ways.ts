import { allScenarios, playScenarios, type Scenario } from "../fakes/scenarios.ts";
import { startScriptedModel } from "../fakes/scripted-model.ts";

/** By whom apps are made in a play and where they run, with what people say for it. */
export interface Way {
  name: string;
  environment: NodeJS.ProcessEnv;
  /** What the scripted model knows; null: there is no model. */
  scenarios: (() => Scenario[]) | null;
  /** `ask` is said after the mention, `change` in its thread for the second version. */
  lunch: {
    ask: string;
    change: string;
    /** How that shows on both versions, as the message of the second one says it. */
    difference: RegExp;
    /** Whether the checks held, each time the first version was coded. */
    checksHeld: boolean[];
    /** Miso soup for 9.50, ordered from the second version. */
    priced: Entry;
  };
  sales: {
    ask: string;
    /** What is answered where something is asked back. */
    answer: string | null;
    app: string;
    /** A sale of 1200, and one of 5. */
    entries: [Entry, Entry];
  };
}

/** Typed behind the app's command, or filled in on its page. */
export type Entry = { typed: string } | { path: string; form: Record<string, string> };

export interface Flows<T> {
  /** A new app, from the ask to its first post. */
  first: T;
  /** Its second version, which changes its database. */
  second: T;
}

/** The model makes one mistake, which the checks find. */
export const withModel: Way = {
  name: "model on docker",
  environment: { TOOLROOM_RUNNER: "docker" },
  scenarios: allScenarios,
  lunch: {
    ask: "collect our lunch orders until 11:00, then post them in #food",
    change: "please add a price to every order",
    difference:
      /You type `\/tool lunch miso soup 9\.50` · before: the answer was “Noted: miso soup 9\.50” · now: the answer says “Noted: miso soup, 9\.50”/,
    checksHeld: [false, true],
    priced: { typed: "miso soup 9.50" },
  },
  sales: {
    ask: "post yesterday's sales in #sales each morning at 8",
    answer: null,
    app: "sales-digest",
    entries: [{ typed: "1200" }, { typed: "5" }],
  },
};

/** Planner `rules` and harness `blueprints`, which make no such mistake. */
export const withoutModel: Way = {
  name: "known parts on bubblewrap",
  environment: { TOOLROOM_RUNNER: "bubblewrap", ANTHROPIC_API_KEY: undefined },
  scenarios: null,
  lunch: {
    ask: "collect our lunch orders with /lunch until 11:00, then post them in #food",
    change: "add a price in EUR to every order",
    difference:
      /At 10:00, you enter the lunch order “Ramen” \(Price 9\.50\) · before: not kept that way yet · now: it is kept/,
    checksHeld: [true],
    priced: { path: "/lunch-orders", form: { lunch_order: "miso soup", price: "9.50" } },
  },
  sales: {
    ask: "post yesterday's sales in #sales each morning at 8",
    answer: "people enter them: amount in EUR and customer",
    app: "sales",
    entries: [
      { path: "/sales", form: { amount: "1200", customer: "Ada" } },
      { path: "/sales", form: { amount: "5", customer: "Ben" } },
    ],
  },
};

/** Where nothing listens. */
export const NOBODY = "http://127.0.0.1:9";

/** Starts the way's model, if it has one; its address. */
export async function startModelOf(way: Way, atEnd: (end: () => unknown) => void): Promise<string> {
  if (way.scenarios === null) return NOBODY;
  const model = await startScriptedModel(playScenarios(way.scenarios()));
  atEnd(() => model.close());
  return model.url;
}
