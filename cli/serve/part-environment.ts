/** The processes of Toolroom, as the person at the terminal reads them. */
export type PartName = "local Slack" | "gateway" | "control plane";

/** Settings that are secret, with the parts that need each. The control plane speaks to models through the gateway. */
const SECRETS: Record<string, readonly PartName[]> = {
  ANTHROPIC_API_KEY: ["gateway"],
  SLACK_BOT_TOKEN: ["gateway", "control plane"],
  SLACK_APP_TOKEN: ["gateway", "control plane"],
};

/** What a part inherits of the supervisor's environment: no secret that it does not need. */
export function environmentOf(part: PartName, inherited: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(inherited).filter(([name]) => SECRETS[name]?.includes(part) ?? true));
}
