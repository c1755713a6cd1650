import type { ConfiguredAgent } from "../../lib/config-agents.ts";

/** The table of all harnesses, those of the configuration too, as it stands in the README: made of what each says of itself. */
export async function tableOfHarnesses(agents: readonly ConfiguredAgent[]): Promise<string> {
  // With them comes all that drives a model, which no other command needs.
  const { createHarnesses, harnessTable } = await import("../../builder/harnesses/choose.ts");
  const { systemClock } = await import("../../lib/clock.ts");
  return harnessTable(createHarnesses({ model: "code", clock: systemClock, agents }));
}
