import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Config } from "../../lib/config.ts";

/** How a process of Toolroom reaches Slack. */
export interface SlackConnection {
  botToken: string;
  appToken: string;
  /** Only of the local Slack. */
  slackApiUrl?: string;
  /** Only of the local Slack, whose app is ours. */
  configToken?: string;
}

const tokensSchema = z.object({ botToken: z.string(), appToken: z.string(), configToken: z.string().optional() });

/** The tokens set, or those the local Slack made for this home. */
export function slackConnection(config: Config): SlackConnection {
  if (config.slack.kind === "real") return { botToken: config.slack.botToken, appToken: config.slack.appToken };
  const file = join(config.home, "local-slack", "tokens.json");
  const { configToken, ...tokens } = tokensSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  const ours = configToken === undefined ? {} : { configToken };
  return { ...tokens, ...ours, slackApiUrl: `http://127.0.0.1:${config.workspacePort}/api/` };
}
