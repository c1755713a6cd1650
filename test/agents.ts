import { tmpdir } from "node:os";
import { join } from "node:path";
import { type InstalledAgent, installedAgents } from "../cli/harness/installed.ts";

/** Where the programs of coding agents lie for tests, once for a machine. No test fetches them: `npm run test:agents` does. */
export const AGENTS_HOME = join(tmpdir(), "toolroom-test-agents");

/** A reason to skip, or false where the pinned version of it is there. */
export function noAgent(name: string): string | false {
  return find(name) === undefined ? `${name} is not here: npm run test:agents -- ${name}` : false;
}

export function agentForTests(name: string): InstalledAgent {
  const found = find(name);
  if (found === undefined) throw new Error(String(noAgent(name)));
  return found;
}

function find(name: string): InstalledAgent | undefined {
  return installedAgents(AGENTS_HOME).find((agent) => agent.name === name);
}
