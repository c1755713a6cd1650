import { NO_KEY_SAID } from "../builder/model-problems.ts";
import {
  hasKey,
  type ModelApi,
  type ModelPlatform,
  type ModelProvider,
  type ModelRole,
  providerFor,
  ROLE_NAMES,
} from "../lib/model-platform.ts";
import type { ModelError } from "./apis/api.ts";
import { type Price, priceOf } from "./prices.ts";

/** A model that may answer a call. */
export interface Candidate {
  provider: ModelProvider;
  model: string;
  price: Price;
}

/** `candidates` is never empty: first the one to ask. */
export type FoundModels =
  | { ok: true; role: ModelRole; candidates: Candidate[] }
  | { ok: false; role: ModelRole | null; error: ModelError };

/**
 * Who may answer a call that asks for `name`: a role, one of the models set up, or what an agent asks for by itself. All of
 * them speak the call's API, for nothing is translated.
 */
export function findModels(
  platform: ModelPlatform,
  name: string,
  { api, groupHandle }: { api: ModelApi; groupHandle: string | null },
): FoundModels {
  const found = wanted(platform, name);
  if (found === null)
    return refused(
      null,
      `Model ${name.slice(0, 80)} is not set up here. Use ${usable(platform, { api, groupHandle })}.`,
    );
  const { role, models } = found;
  const spoken = models.flatMap(({ provider: of, model }) => {
    const provider = platform.providers.find((one) => one.name === of && one.apis.includes(api));
    return provider === undefined ? [] : [{ provider: providerFor(provider, groupHandle), model }];
  });
  if (spoken.length === 0) return refused(role, `Nobody is set up for ${role} in the API ${api}. ${addOne(api)}`);
  const priced = spoken.flatMap(({ provider, model }) => {
    const price = priceOf(model, platform.prices);
    return price === null ? [] : [{ provider, model, price }];
  });
  if (priced.length === 0) {
    const without = spoken.map(({ model }) => model).join(", ");
    return refused(role, `${without}: no price is known, so the cost cannot be kept to a budget.`);
  }
  const candidates = priced.filter(({ provider }) => hasKey(provider));
  if (candidates.length > 0) return { ok: true, role, candidates };
  const asked = spoken.map(({ provider }) => provider);
  return { ok: false, role, error: noKey({ ...platform, providers: asked }) };
}

/** In the words that `builder/model.ts` knows; where a file says which variables hold keys, they are the next move. */
export function noKey({ file, providers }: Pick<ModelPlatform, "file" | "providers">): ModelError {
  const variables = providers.flatMap(({ keyFrom, key }) => (keyFrom === null || key !== null ? [] : [keyFrom]));
  const next = `Ask the platform team to set ${variables.join(" or ")} and start it again, then reply *retry*.`;
  return { status: 401, kind: "no_key", message: NO_KEY_SAID, ...(file === null ? {} : { next }) };
}

function wanted(platform: ModelPlatform, name: string) {
  const role = ROLE_NAMES.find((one) => one === name);
  if (role !== undefined) return platform.roles[role].length === 0 ? null : { role, models: platform.roles[role] };
  // By its own name a model is asked for to write code, though it may plan as well.
  for (const role of ["code", "plan", "small"] as const) {
    const models = platform.roles[role].filter(
      ({ provider, model }) => name === model || name === `${provider}/${model}`,
    );
    if (models.length > 0) return { role, models };
  }
  const mapped = platform.names.find(({ pattern }) => fits(pattern, name));
  return mapped === undefined || platform.roles[mapped.role].length === 0
    ? null
    : { role: mapped.role, models: platform.roles[mapped.role] };
}

/** `*` stands for anything. */
function fits(pattern: string, name: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "i").test(name);
}

function usable(platform: ModelPlatform, asked: { api: ModelApi; groupHandle: string | null }): string {
  // What apps ask for is no choice of a box that writes one.
  const roles = ROLE_NAMES.filter((role) => role !== "app").flatMap((role) => {
    const found = platform.roles[role].length > 0 ? findModels(platform, role, asked) : null;
    return found?.ok === true ? [`${role} (${found.candidates[0]?.model})`] : [];
  });
  return roles.join(" or ") || "a model that the platform team sets up";
}

function addOne(api: ModelApi): string {
  return `The platform team can add a provider with \`api: ${api}\` to the roles in toolroom.yaml.`;
}

function refused(role: ModelRole | null, message: string): FoundModels {
  return { ok: false, role, error: { status: 400, kind: "not_set_up", message } };
}
