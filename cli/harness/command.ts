import { KnownError } from "../../lib/errors.ts";
import { AGENT_NAMES, agentNamed } from "./agents.ts";
import { installAgent } from "./install.ts";
import { installedAgents } from "./installed.ts";

/** `tool harness`: says which coding agents there are. `tool harness install <name>`: fetches one. */
export async function runHarnessCommand(
  [verb, name, ...rest]: string[],
  { home, env, print }: { home: string; env: NodeJS.ProcessEnv; print(line: string): void },
): Promise<void> {
  if (verb === undefined) return printAgents(home, print);
  if (verb !== "install" || name === undefined || rest.length > 0) {
    const next = `Use tool harness install <name>, with one of ${AGENT_NAMES.join(", ")}.`;
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
