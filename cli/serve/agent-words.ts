import type { Config } from "../../lib/config.ts";
import { AGENT_NAMES } from "../harness/agents.ts";
import { installedAgents } from "../harness/installed.ts";

/** Which harness writes the code, and whether its program is there. One of the configuration comes with the image: nobody here can look. */
export function agentWords({ home, harness, agents }: Pick<Config, "home" | "harness" | "agents">): string {
  const there = installedAgents(home);
  if (harness === "built-in") {
    const others = there.map(({ name, version }) => `${name} ${version}`).join(", ");
    return others === ""
      ? "Toolroom's own; tool harness install fetches others"
      : `Toolroom's own; installed: ${others}`;
  }
  const own = agents.find(({ name }) => name === harness);
  if (own !== undefined) return `${harness}, by ${own.command[0]} in the boxes' image`;
  const version = there.find(({ name }) => name === harness)?.version;
  if (version !== undefined) return `${harness} ${version}`;
  return AGENT_NAMES.includes(harness)
    ? `${harness}, which is not installed: run \`tool harness install ${harness}\``
    : harness;
}
