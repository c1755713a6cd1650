import { type ModelPlatform, platformOfOne } from "../../lib/model-platform.ts";

/** Models of one provider at this address, as the environment would set them up. */
export function platformAt(
  baseUrl: string,
  { key = "sk-real-key", model = "claude-sonnet-5" }: { key?: string | null; model?: string } = {},
): ModelPlatform {
  return platformOfOne({ key, baseUrl, plan: model, code: model });
}

/** Nobody is there, and there is no key. */
export const NO_MODELS = platformAt("http://127.0.0.1:9", { key: null });
