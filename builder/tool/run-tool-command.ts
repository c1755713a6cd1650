import { apps } from "./apps.ts";
import { audit } from "./audit.ts";
import { backup } from "./backup.ts";
import { deploy } from "./deploy/deploy.ts";
import { logs } from "./logs.ts";
import { policy } from "./policy.ts";
import { pull } from "./pull.ts";
import { restore } from "./restore.ts";
import { rollback } from "./rollback.ts";
import { secrets } from "./secrets.ts";
import { show } from "./show.ts";
import { slackSync } from "./slack-sync.ts";
import { status } from "./status.ts";
import type { ToolAsk, ToolOutcome } from "./tool-ask.ts";
import type { ToolDeps } from "./tool-deps.ts";
import { transfer } from "./transfer.ts";
import { usage } from "./usage.ts";

type ToolCommand = (deps: ToolDeps, ask: ToolAsk) => Promise<ToolOutcome>;

/**
 * What a running Toolroom does for `tool`, by its commands' names. Each asks the authority for whoever called, at the moment
 * of the act, and answers what cannot be as data.
 */
export const TOOL_COMMANDS: Readonly<Record<string, ToolCommand>> = {
  ...{ deploy, status, logs, rollback, apps, show, usage, policy, audit, pull, secrets, backup, restore, transfer },
  "slack sync": slackSync,
};
