import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { KnownError } from "../../lib/errors.ts";

/** Where the local Slack looks, too: it starts on no home that has this. */
const MARK = "real-slack";

/** Once a real Slack has answered: its people and apps are in this home, and no local Slack's fixed tokens may reach them. */
export function bindHomeToRealSlack(home: string): void {
  mkdirSync(join(home, "local-slack"), { recursive: true });
  writeFileSync(join(home, "local-slack", MARK), "This home was bound to a real Slack.\n");
}

/** Throws KnownError `bound_home` where a local Slack may not start. */
export function requireUnboundHome(home: string): void {
  if (!existsSync(join(home, "local-slack", MARK))) return;
  throw new KnownError(
    "bound_home",
    `${home} belongs to a real Slack: its people and apps are in it, so no local Slack starts there.`,
    "Set SLACK_BOT_TOKEN and SLACK_APP_TOKEN, or set TOOLROOM_HOME to another folder.",
  );
}
