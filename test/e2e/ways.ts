import { allScenarios, playScenarios, type Scenario } from "../fakes/scenarios.ts";
import { startScriptedModel } from "../fakes/scripted-model.ts";

/** By whom apps are made in a play and where they run, with what people say for it. */
export interface Way {
  name: string;
  environment: NodeJS.ProcessEnv;
  /** What the scripted model knows; null: there is no model. */
  scenarios: (() => Scenario[]) | null;
  /** What is said to get the lunch app, after the mention. */
  lunchAsk: string;
  /** What is said in its thread, to get its second version. */
  priceWish: string;
  /** Whether the checks held, each time the first version was coded. */
  checksHeld: boolean[];
  /** How somebody orders miso soup for 9.50 from the second version: typed behind the command, or on its page. */
  pricedOrder: { typed: string; answer: string } | { path: string; form: Record<string, string> };
}

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
  lunchAsk: "collect our lunch orders until 11:00, then post them in #food",
  priceWish: "please add a price to every order",
  checksHeld: [false, true],
  pricedOrder: { typed: "miso soup 9.50", answer: "Noted: miso soup, 9.50" },
};

/** Planner `rules` and harness `blueprints`, which make no such mistake. */
export const withoutModel: Way = {
  name: "known parts on bubblewrap",
  environment: { TOOLROOM_RUNNER: "bubblewrap", ANTHROPIC_API_KEY: undefined },
  scenarios: null,
  lunchAsk: "collect our lunch orders with /lunch until 11:00, then post them in #food",
  priceWish: "add a price in EUR to every order",
  checksHeld: [true],
  pricedOrder: { path: "/lunch-orders", form: { lunch_order: "miso soup", price: "9.50" } },
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
