import type { ConfiguredAgent } from "../../lib/config-agents.ts";
import { KnownError } from "../../lib/errors.ts";
import { AGENT_NAMES, agentNamed } from "./agents.ts";
import { installAgent } from "./install.ts";
import { installedAgents } from "./installed.ts";
import { tableOfHarnesses } from "./table.ts";

export interface HarnessCommandContext {
  home: string;
  /** Those of the configuration. */
  agents: readonly ConfiguredAgent[];
  env: NodeJS.ProcessEnv;
  print(line: string): void;
}

/**
 * `tool harness`: says which coding agents there are. `tool harness table`: what is to be known of each harness before it is
 * chosen. `tool harness install <name>`: fetches one.
 */
export async function runHarnessCommand(
  [verb, name, ...rest]: string[],
  { home, agents, env, print }: HarnessCommandContext,
): Promise<void> {
  if (verb === undefined) return printAgents(home, print);
  if (verb === "table" && name === undefined) return print(await tableOfHarnesses(agents));
  if (verb !== "install" || name === undefined || rest.length > 0) {
    const next = `Use tool harness, tool harness table, or tool harness install <name>, with one of ${AGENT_NAMES.join(", ")}.`;
    throw new KnownError("bad_command", `There is no tool harness ${[verb, name, ...rest].join(" ").trim()}.`, next);
  }
  const { version, hostFolder } = await installAgent(name, { home, env, progress: print });
  print(`${name} ${version} is installed in ${hostFolder}. What starts from now on finds it.`);
}

function printAgents(home: string, print: (line: string) => void): void {
  const there = new Set(installedAgents(home).map(({ name }) => name));
  for (const { name, version, licence } of AGENT_NAMES.map(agentNamed))
    print(`${name.padEnd(14)}${version.padEnd(10)}${there.has(name) ? "installed" : "not installed"}  (${licence})`);
}
