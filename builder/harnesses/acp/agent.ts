import type { ConfiguredAgent } from "../../../lib/config-agents.ts";
import { DOOR_URL, TOKEN } from "../cli/home.ts";

/**
 * An agent that speaks the Agent Client Protocol, as data: what the platform team writes for one of their own is the same
 * as what stands in known-agents.ts. `{baseUrl}` is the door's address from inside a box.
 */
export type AcpAgent = ConfiguredAgent;

/** Its environment and files with the blanks filled in. */
export function fillIn(agent: AcpAgent, model: string): Pick<AcpAgent, "env" | "files"> {
  const values: Record<string, string> = { model, token: TOKEN, baseUrl: DOOR_URL };
  const fill = (texts: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [
        name,
        text.replace(/\{(model|token|baseUrl)\}/g, (_, blank: string) => values[blank] ?? ""),
      ]),
    );
  return { env: fill(agent.env), files: fill(agent.files) };
}
