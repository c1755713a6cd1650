import type { Config } from "../../lib/config.ts";
import type { ModelApi } from "../../lib/model-platform.ts";

/** How a build asks for the usual model: by its role. Which one that is, is the door's to say. */
const USUAL = "code";

/**
 * Which models may write code, for who is asked how a build shall go on that is stuck: the usual one first, then those that
 * the configuration names beside it for coding or for planning, where they are asked in the same API. Of a harness that
 * asks no model there is none.
 */
export function codingModels({ models }: Pick<Config, "models">, api: ModelApi | null): string[] {
  if (api === null) return [];
  const { code, plan } = models.roles;
  const speaks = (provider: string) =>
    models.providers.some(({ name, apis }) => name === provider && apis.includes(api));
  const spoken = [...code, ...plan].filter(({ provider }) => speaks(provider));
  const names = spoken.map(({ provider, model }) => `${provider}/${model}`);
  return [USUAL, ...[...new Set(names)].filter((name) => name !== names[0])];
}
