import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { isLeftover } from "../../runners/host/leftovers.ts";
import type { AgentFolder } from "../../runners/runner.ts";
import { AGENT_NAMES, type Agent, agentNamed } from "./agents.ts";

/** An agent that is there for Sandboxes: at `/agents/<name>`, its programs at `/agents/<name>/bin/<program>`. */
export interface InstalledAgent extends AgentFolder {
  version: string;
}

/** What unfinished folders are called. */
export const PARTIAL = "partial";

/** Where an agent of exactly these files lies. */
export function agentFolder(home: string, { name, contentHash }: Pick<Agent, "name" | "contentHash">): string {
  return join(agentsFolder(home), `${name}-${contentHash.slice(0, 12)}`);
}

export function agentsFolder(home: string): string {
  return join(home, "cache", "agents");
}

/** Those whose pinned version is installed. */
export function installedAgents(home: string): InstalledAgent[] {
  return AGENT_NAMES.map(agentNamed).flatMap((agent) => {
    const hostFolder = agentFolder(home, agent);
    return existsSync(hostFolder) ? [{ name: agent.name, version: agent.version, hostFolder }] : [];
  });
}

/** Versions that are pinned no longer, and what a killed installation left. Only while no Sandbox may use them. */
export async function removeOldAgents(home: string): Promise<void> {
  const folder = agentsFolder(home);
  if (!existsSync(folder)) return;
  const kept = new Set(installedAgents(home).map(({ hostFolder }) => hostFolder));
  for (const name of await readdir(folder)) {
    const isOld = name.startsWith(`${PARTIAL}-`) ? isLeftover(PARTIAL, name) : !kept.has(join(folder, name));
    if (isOld) await rm(join(folder, name), { recursive: true, force: true });
  }
}
