/** The three ways of speaking to a model that the model door knows: Anthropic's, and two of OpenAI's. */
export const API_NAMES = ["messages", "responses", "chat"] as const;
export type ModelApi = (typeof API_NAMES)[number];

/** What a model is wanted for. A box asks by the role; which model that is stands in the configuration. */
export const ROLE_NAMES = ["plan", "code", "small", "app"] as const;
export type ModelRole = (typeof ROLE_NAMES)[number];

/** A place that answers, with its key; `key` is filled in the gateway alone. */
export interface ModelProvider {
  name: string;
  apis: ModelApi[];
  /** As its own documents give it, with or without `/v1`. */
  baseUrl: string;
  /** The environment variable with its key; null: it wants none. */
  keyFrom: string | null;
  key: string | null;
  /** Of groups that pay it themselves, by the handle of their Slack user group. */
  groupKeys: { handle: string; keyFrom: string; key: string | null }[];
}

export interface RoleModel {
  provider: string;
  model: string;
}

/** US dollars per million tokens. */
export interface ModelPrice {
  input: number;
  output: number;
  cacheRead: number;
  cacheWrite5m: number;
  cacheWrite1h: number;
}
export const PRICED = [
  "input",
  "output",
  "cacheRead",
  "cacheWrite5m",
  "cacheWrite1h",
] as const satisfies (keyof ModelPrice)[];

/** Most that may be spent, in US dollars; null: as much as is wanted. Months are those of `timeZone`. */
export interface ModelBudgets {
  requestUsd: number;
  appMonthlyUsd: number | null;
  personMonthlyUsd: number | null;
  /** In the order of the configuration: the first group that a person is in counts. */
  groupMonthlyUsd: { handle: string; usd: number }[];
  monthlyUsd: number | null;
  timeZone: string;
}

/** Which models there are, what they are for, what they cost, what may be spent. */
export interface ModelPlatform {
  /** Where it is written; null: in the environment. */
  file: string | null;
  providers: ModelProvider[];
  /** First the one to ask, then those to ask where it is away: of these, whoever speaks the API that is asked in. */
  roles: Record<ModelRole, RoleModel[]>;
  /** Other names that a role answers to, with * for anything. */
  names: { pattern: string; role: ModelRole }[];
  prices: Record<string, ModelPrice>;
  budgets: ModelBudgets;
}

/** Small models that coding agents ask for by themselves: for a title, for a summary. */
const ASKED_BY_THEMSELVES = ["*haiku*", "*-mini", "*-mini-*", "*-nano", "*-nano-*", "*-flash", "*-flash-*"];

/** Of a configuration that maps no names itself: where a small model is set up, it answers what agents ask unasked. */
export function usualNames(hasSmall: boolean): ModelPlatform["names"] {
  return hasSmall ? ASKED_BY_THEMSELVES.map((pattern) => ({ pattern, role: "small" as const })) : [];
}

/** One provider of one API, and a model each for planning and coding: what the environment can say. */
export function platformOfOne(given: {
  key: string | null;
  baseUrl: string;
  plan: string;
  code: string;
  requestUsd?: number;
}): ModelPlatform {
  const { key, baseUrl, plan, code, requestUsd = 5 } = given;
  const provider = "anthropic";
  return {
    file: null,
    providers: [{ name: provider, apis: ["messages"], baseUrl, keyFrom: "ANTHROPIC_API_KEY", key, groupKeys: [] }],
    roles: {
      plan: [{ provider, model: plan }],
      code: [{ provider, model: code }],
      small: [],
      app: [{ provider, model: plan }],
    },
    ...{ names: usualNames(false), prices: {} },
    budgets: {
      ...{ requestUsd, appMonthlyUsd: null, personMonthlyUsd: null, groupMonthlyUsd: [], monthlyUsd: null },
      timeZone: "UTC",
    },
  };
}

/** Whether some model of this role can be asked in this API: there is a provider, and its key where it wants one. */
export function canAsk(platform: ModelPlatform, role: ModelRole, api: ModelApi): boolean {
  return platform.roles[role].some(({ provider: name }) => {
    const provider = platform.providers.find((one) => one.name === name);
    return provider?.apis.includes(api) === true && isUsable(provider);
  });
}

/** Whether somebody can ask it. */
export function isUsable(provider: ModelProvider): boolean {
  return hasKey(provider) || provider.groupKeys.some(({ key }) => key !== null);
}

export function hasKey({ keyFrom, key }: ModelProvider): boolean {
  return keyFrom === null || key !== null;
}

/** As people of this group ask it. A key of their own that is not set is not replaced by everybody's: that is not theirs to spend. */
export function providerFor(provider: ModelProvider, groupHandle: string | null): ModelProvider {
  const own = provider.groupKeys.find(({ handle }) => handle === groupHandle);
  return own === undefined ? provider : { ...provider, keyFrom: own.keyFrom, key: own.key };
}

/** Groups that are told apart, in their order: the first that a person is in counts. */
export function groupHandles({ budgets, providers }: Pick<ModelPlatform, "budgets" | "providers">): string[] {
  const ofKeys = providers.flatMap(({ groupKeys }) => groupKeys.map(({ handle }) => handle));
  return [...new Set([...budgets.groupMonthlyUsd.map(({ handle }) => handle), ...ofKeys])];
}
