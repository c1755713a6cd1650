import type { Harness } from "../../builder/harness.ts";
import { chooseHarness, createHarnesses } from "../../builder/harnesses/choose.ts";
import type { Clock } from "../../lib/clock.ts";
import type { Config } from "../../lib/config.ts";
import { KnownError } from "../../lib/errors.ts";

/**
 * The harness that the configuration names. Throws KnownError `bad_setting` where there is none of that name, and where no
 * model is set up for coding in the API that it speaks, for the door translates nothing.
 */
export function codingHarness(
  { harness, agents, models }: Pick<Config, "harness" | "agents" | "models">,
  clock: Clock,
  model = "code",
): Harness {
  // By its role: which model that is, is the door's to say. Another one is asked for by its name.
  const chosen = chooseHarness(createHarnesses({ model, clock, agents }), harness);
  const { api } = chosen.traits;
  const names = models.roles.code.map(({ provider }) => provider);
  if (api === null || models.providers.some(({ name, apis }) => names.includes(name) && apis.includes(api)))
    return chosen;
  throw new KnownError(
    "bad_setting",
    `The harness ${harness} speaks the API ${api}, and no model for coding is set up in it.`,
    `Add a provider with \`api: ${api}\` to models.roles.code in toolroom.yaml, or choose another harness.`,
  );
}
