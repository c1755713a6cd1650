import { z } from "zod";
import { readConfig } from "../../lib/config.ts";
import { KnownError } from "../../lib/errors.ts";
import { type Call, textOf } from "../tool/call.ts";
import type { Outcome } from "../tool/outcome.ts";
import type { Surroundings } from "../tool/surroundings.ts";
import { AGENT_NAMES, agentNamed } from "./agents.ts";
import { installAgent } from "./install.ts";
import { installedAgents } from "./installed.ts";
import { tableOfHarnesses } from "./table.ts";

const agentSchema = z.object({ name: z.string(), version: z.string(), licence: z.string(), isInstalled: z.boolean() });
export const resultSchema = z.union([
  z.object({ agents: z.array(agentSchema) }),
  /** Markdown. */
  z.object({ table: z.string() }),
  z.object({ name: z.string(), version: z.string(), hostFolder: z.string() }),
]);

/**
 * `tool harness`: says which coding agents there are. `tool harness table`: what is to be known of each harness before it is
 * chosen. `tool harness install <name>`: fetches one.
 */
export async function run(call: Call, around: Surroundings): Promise<Outcome> {
  const { home, agents } = readConfig({ ...around.env });
  const action = textOf(call.args.action);
  const name = textOf(call.args.name);
  if (action === undefined) return listed(home);
  if (action === "table" && name === undefined) {
    const table = await tableOfHarnesses(agents);
    return { result: { table }, show: () => table };
  }
  if (action !== "install" || name === undefined) {
    const next = `Use tool harness, tool harness table, or tool harness install <name>, with one of ${AGENT_NAMES.join(", ")}.`;
    throw new KnownError("bad_command", "This is not how `tool harness` is used.", next);
  }
  const progress = (words: string) => around.progress({ step: "install", state: "begins", words });
  const installed = await installAgent(name, { home, env: { ...around.env }, progress });
  around.hasChanged(installed.hostFolder);
  return {
    result: installed,
    show: () =>
      `${name} ${installed.version} is installed in ${installed.hostFolder}. What starts from now on finds it.`,
  };
}

function listed(home: string): Outcome {
  const there = new Set(installedAgents(home).map(({ name }) => name));
  const agents = AGENT_NAMES.map(agentNamed).map(({ name, version, licence }) => ({
    ...{ name, version, licence },
    isInstalled: there.has(name),
  }));
  const lines = agents.map(
    ({ name, version, licence, isInstalled }) =>
      `${name.padEnd(14)}${version.padEnd(10)}${isInstalled ? "installed" : "not installed"}  (${licence})`,
  );
  return { result: { agents }, show: () => lines.join("\n") };
}
