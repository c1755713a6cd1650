import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Command } from "../../../sdk/contract/command-tree.ts";
import type { Call } from "../call.ts";
import { nameOfApp } from "../local/app-folder.ts";
import type { Outcome } from "../outcome.ts";
import { callPlatform } from "../platform/call-platform.ts";
import { showLive } from "../platform/deploy-folder.ts";
import type { Surroundings } from "../surroundings.ts";

export const resultSchema = z.unknown();

/** A command that the platform does alone, with nothing of this machine but its words, and which app this folder's is. */
export async function run(call: Call, around: Surroundings, command: Command): Promise<Outcome> {
  const isFollowed = FOLLOWED.includes(command.name);
  const whole = { ...call, args: { ...appOfFolder(call, around, command), ...call.args } };
  const outcome = await callPlatform(around, command, whole, isFollowed ? around.progress : undefined);
  const isLive = outcome.error === undefined && isFollowed && goneLiveSchema.safeParse(outcome.result).success;
  return isLive ? { ...outcome, show: (pen) => showLive(outcome, pen) } : outcome;
}

/** As `liveOutcome` answers. */
const goneLiveSchema = z.object({ version: z.string(), said: z.array(z.string()) });

/** Those that take long enough for somebody to wonder. */
const FOLLOWED = ["rollback", "restore"];

/** Where it may be left out, the app is the folder's. */
function appOfFolder(call: Call, { folder }: Surroundings, command: Command): Record<string, string> {
  const isMeant = command.args.some(({ name, isRequired }) => name === "app" && !isRequired);
  if (!isMeant || call.args.app !== undefined || !existsSync(join(folder, "app.yaml"))) return {};
  const { app } = nameOfApp(folder);
  return app === undefined ? {} : { app };
}
