import { z } from "zod";
import type { Command } from "../../../sdk/contract/command-tree.ts";
import type { Call } from "../call.ts";
import { nameOfApp } from "../local/app-folder.ts";
import { failed, type Outcome } from "../outcome.ts";
import { deployFolder } from "../platform/deploy-folder.ts";
import type { Surroundings } from "../surroundings.ts";

/** What went live; or what waits, or was found, in whatever shape that has. */
export const resultSchema = z.looseObject({
  app: z.string().optional(),
  version: z.string().optional(),
  url: z.string().nullable().optional(),
  commands: z.array(z.string()).optional(),
  said: z.array(z.string()).optional(),
});

/** In a box it says how an app goes live; elsewhere the platform takes the app over. */
export async function run(call: Call, around: Surroundings, command: Command): Promise<Outcome> {
  if (around.box === null) return deployFolder(call, around, command);
  const needsHuman =
    "The platform checks and previews the app when you end your work; the person who asked says yes, then it goes live.";
  return {
    ...nameOfApp(around.folder),
    ...failed(
      "platform_deploys",
      "An app is not deployed from inside its box.",
      "Make `tool check` pass, then end your work.",
    ),
    needsHuman,
    next: [{ command: "tool check", why: "the platform runs the same checks" }],
  };
}
