import type { Config } from "../../lib/config.ts";

/** The processes of Toolroom, as the person at the terminal reads them. */
export type PartName = "local Slack" | "gateway" | "control plane";

/** Settings that are secret, with the parts that need each. The control plane speaks to models through the gateway. */
const SECRETS: Record<string, readonly PartName[]> = {
  SLACK_BOT_TOKEN: ["gateway", "control plane"],
  SLACK_APP_TOKEN: ["gateway", "control plane"],
  TOOLROOM_SECRET_KEYS: ["gateway", "control plane"],
};
/** Where a key usually stands: nobody gets it unless a provider has its key from there. */
const USUAL_KEYS = ["ANTHROPIC_API_KEY", "OPENAI_API_KEY"];

/**
 * What a part inherits of the supervisor's environment: no secret that it does not need. The keys of models, of registered
 * servers and of databases, which are the variables that these name, go to the gateway alone; the token of the context's repository to the
 * control plane.
 */
export function environmentOf(
  part: PartName,
  inherited: NodeJS.ProcessEnv,
  { models, context, mcpServers, sources }: Pick<Config, "models" | "context" | "mcpServers" | "sources">,
): NodeJS.ProcessEnv {
  const keys = [
    ...models.providers.flatMap(({ keyFrom, groupKeys }) =>
      [keyFrom ?? [], groupKeys.map((own) => own.keyFrom)].flat(),
    ),
    ...mcpServers.flatMap(({ keyFrom }) => keyFrom ?? []),
    ...sources.flatMap(({ postgres }) => postgres?.passwordFrom ?? []),
  ];
  const mayHave = (name: string): boolean => {
    const isKey = keys.includes(name);
    const isToken = name === context?.keyFrom;
    if (isKey || isToken) return (isKey && part === "gateway") || (isToken && part === "control plane");
    return !USUAL_KEYS.includes(name) && (SECRETS[name]?.includes(part) ?? true);
  };
  return Object.fromEntries(Object.entries(inherited).filter(([name]) => mayHave(name)));
}
