import type { ToolroomFile } from "./config-schema.ts";
import { KnownError } from "./errors.ts";
import {
  type ModelPlatform,
  type ModelPrice,
  type ModelProvider,
  type ModelRole,
  platformOfOne,
  type RoleModel,
  usualNames,
} from "./model-platform.ts";

/** What the environment says of models; the file says the same in its own place, and then it may not stand here. */
export interface ModelVariables {
  key: string | null;
  baseUrl: string;
  plan: string | undefined;
  code: string | undefined;
  budgetUsd: number | undefined;
}

const USUAL_MODEL = "claude-sonnet-5";
const USUAL_BUDGET_USD = 5;
/** Of a price that says nothing of its cache: rather too much than too little. */
const CACHE_WRITE_5M = 1.25;
const CACHE_WRITE_1H = 2;

/**
 * The models of this Toolroom: as the file says, and what it leaves out as the environment does. `keyOf` reads an
 * environment variable. Throws KnownError `bad_setting` where both say the same.
 */
export function platformOf(
  given: { file: string; models: NonNullable<ToolroomFile["models"]> } | null,
  variables: ModelVariables,
  keyOf: (variable: string) => string | null,
): ModelPlatform {
  const { key, baseUrl, plan = USUAL_MODEL, code = USUAL_MODEL, budgetUsd: requestUsd = USUAL_BUDGET_USD } = variables;
  const ofEnvironment = platformOfOne({ key, baseUrl, plan, code, requestUsd });
  if (given === null) return ofEnvironment;
  const { file, models } = given;
  refuseBoth(file, models.roles !== undefined, {
    TOOLROOM_MODEL_PLAN: variables.plan,
    TOOLROOM_MODEL_CODE: variables.code,
  });
  refuseBoth(file, models.budgets?.requestUsd !== undefined, { TOOLROOM_BUDGET_USD: variables.budgetUsd });
  const roles = models.roles === undefined ? ofEnvironment.roles : rolesOf(models.roles);
  const providers = models.providers?.map((provider) => providerOf(provider, keyOf)) ?? ofEnvironment.providers;
  const names = Object.entries(models.names ?? {}).map(([pattern, role]) => ({ pattern, role }));
  return {
    ...{ file, providers, roles },
    names: models.names === undefined ? usualNames(roles.small.length > 0) : names,
    prices: Object.fromEntries(Object.entries(models.prices ?? {}).map(([model, rates]) => [model, priceOf(rates)])),
    budgets: budgetsOf(models.budgets ?? {}, requestUsd),
  };
}

function refuseBoth(file: string, isInFile: boolean, variables: Record<string, unknown>): void {
  const [variable] = Object.entries(variables).find(([, value]) => value !== undefined) ?? [];
  if (!isInFile || variable === undefined) return;
  const message = `${variable} is set, and ${file} says the same in its own place: which of them holds?`;
  throw new KnownError("bad_setting", message, `Leave ${variable} away, or take that out of the file.`);
}

type GivenModels = NonNullable<ToolroomFile["models"]>;

function providerOf(
  { name, api, baseUrl, keyFrom, groupKeysFrom = {} }: NonNullable<GivenModels["providers"]>[number],
  keyOf: (variable: string) => string | null,
): ModelProvider {
  const key = keyFrom === undefined ? null : keyOf(keyFrom);
  const groupKeys = Object.entries(groupKeysFrom).map(([handle, from]) => ({
    handle,
    keyFrom: from,
    key: keyOf(from),
  }));
  return { name, apis: api, baseUrl, keyFrom: keyFrom ?? null, key, groupKeys };
}

function rolesOf({
  plan,
  code,
  small = [],
  app = plan,
}: NonNullable<GivenModels["roles"]>): Record<ModelRole, RoleModel[]> {
  return { plan: plan.map(modelOf), code: code.map(modelOf), small: small.map(modelOf), app: app.map(modelOf) };
}

function modelOf(text: string): RoleModel {
  const [provider = ""] = text.split("/", 1);
  return { provider, model: text.slice(provider.length + 1) };
}

function priceOf(rates: NonNullable<GivenModels["prices"]>[string]): ModelPrice {
  const { input, output, cacheRead, cacheWrite5m, cacheWrite1h } = rates;
  return {
    ...{ input, output },
    cacheRead: cacheRead ?? input,
    cacheWrite5m: cacheWrite5m ?? input * CACHE_WRITE_5M,
    cacheWrite1h: cacheWrite1h ?? input * CACHE_WRITE_1H,
  };
}

function budgetsOf(given: NonNullable<GivenModels["budgets"]>, requestUsd: number): ModelPlatform["budgets"] {
  return {
    requestUsd: given.requestUsd ?? requestUsd,
    appMonthlyUsd: given.appMonthlyUsd ?? null,
    personMonthlyUsd: given.personMonthlyUsd ?? null,
    groupMonthlyUsd: Object.entries(given.groupMonthlyUsd ?? {}).map(([handle, usd]) => ({ handle, usd })),
    monthlyUsd: given.monthlyUsd ?? null,
    timeZone: given.timeZone ?? "UTC",
  };
}
