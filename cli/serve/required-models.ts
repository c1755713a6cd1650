import { pricedModels, priceOf } from "../../gateway/prices.ts";
import { KnownError } from "../../lib/errors.ts";
import { type ModelApi, type ModelPlatform, type ModelRole, ROLE_NAMES } from "../../lib/model-platform.ts";

/** Throws KnownError `bad_setting` where a model has no price: then nobody could say what a build costs. */
export function requirePrices(platform: ModelPlatform): void {
  for (const role of ROLE_NAMES)
    for (const { model } of platform.roles[role]) {
      if (priceOf(model, platform.prices) !== null) continue;
      const own = platform.file === null ? "" : ", or say its price in models.prices";
      throw new KnownError(
        "bad_setting",
        `${settingOf(platform, role)}: no price is known for ${model}, so nobody could say what a build costs.`,
        `Set one of ${pricedModels().join(", ")}${own}.`,
      );
    }
}

/** Throws KnownError `bad_setting` where none of a role's models can be asked in the API that `who` speaks. */
export function requireSpoken(
  platform: ModelPlatform,
  role: ModelRole,
  { who, api }: { who: string; api: ModelApi },
): void {
  const spoken = platform.roles[role].some(({ provider: name }) =>
    platform.providers.some((provider) => provider.name === name && provider.apis.includes(api)),
  );
  if (spoken) return;
  throw new KnownError(
    "bad_setting",
    `${settingOf(platform, role)}: ${who} speaks ${api}, and none of these providers does.`,
    `Name a model of a provider with \`api: ${api}\` there too.`,
  );
}

function settingOf({ file }: ModelPlatform, role: ModelRole): string {
  return file === null ? `TOOLROOM_MODEL_${role.toUpperCase()}` : `${file}, models.roles.${role}`;
}
