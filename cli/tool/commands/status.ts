import { z } from "zod";
import { bindingsSchema } from "../../../sdk/contract/bindings.ts";
import type { Command } from "../../../sdk/contract/command-tree.ts";
import { triggerSchema } from "../../../sdk/contract/triggers.ts";
import type { Call } from "../call.ts";
import { readFolder, requireManifest } from "../local/app-folder.ts";
import type { Outcome } from "../outcome.ts";
import type { Surroundings } from "../surroundings.ts";
import { run as askPlatform } from "./ask-platform.ts";

/** Of the app in a box: what it declares. Elsewhere: where it and what is under way for it stand. */
export const resultSchema = z.union([
  z.object({
    name: z.string(),
    purpose: z.string(),
    triggers: z.array(triggerSchema),
    bindings: bindingsSchema,
    checks: z.number(),
    files: z.array(z.string()),
  }),
  z.unknown(),
]);

export async function run(call: Call, around: Surroundings, command: Command): Promise<Outcome> {
  if (around.box === null) return askPlatform(call, around, command);
  const files = readFolder(around.folder);
  const { name, purpose, triggers, bindings, checks } = requireManifest(files);
  const paths = files.map((file) => file.path).sort();
  return {
    app: name,
    result: { name, purpose, triggers, bindings, checks: checks.length, files: paths },
    next: [{ command: "tool check", why: "to see what is still wrong" }],
    show: () => [`${name}: ${purpose}`, `${triggers.length} triggers, ${checks.length} checks`, ...paths].join("\n"),
  };
}
