import { lstatSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { asKnown } from "../../../lib/errors.ts";
import { bindingsSchema } from "../../../sdk/contract/bindings.ts";
import type { Command } from "../../../sdk/contract/command-tree.ts";
import { triggerName } from "../../../sdk/contract/trigger-name.ts";
import { triggerSchema } from "../../../sdk/contract/triggers.ts";
import type { Call } from "../call.ts";
import { readFolder, requireManifest } from "../local/app-folder.ts";
import { failed, type Outcome } from "../outcome.ts";
import { harmless, wrap } from "../pen.ts";
import type { Surroundings } from "../surroundings.ts";
import { run as askPlatform } from "./ask-platform.ts";

/** Where no Toolroom can be asked: what the app of this folder declares. Elsewhere: where it and what is under way for it stand. */
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

/** Then the folder is all there is to tell of. */
const NOBODY_TO_ASK = ["not_signed_in", "sign_in_expired", "unreachable"];

export async function run(call: Call, around: Surroundings, command: Command): Promise<Outcome> {
  if (around.box !== null) return statusOfFolder(around);
  const asked = await askPlatform(call, around, command).catch(asFailed);
  const { error } = asked;
  const isHere =
    call.args.app === undefined && lstatSync(join(around.folder, "app.yaml"), { throwIfNoEntry: false }) !== undefined;
  if (error === undefined || !NOBODY_TO_ASK.includes(error.code) || !isHere) return asked;
  const here = statusOfFolder(around);
  const warnings = [`This is the folder alone. ${error.message} ${error.fix}`];
  return { ...here, warnings, next: [...(here.next ?? []), ...(asked.next ?? [])] };
}

function asFailed(error: unknown): Outcome {
  const known = asKnown(error);
  if (known === null) throw error;
  return failed(known.code, known.message, known.next);
}

function statusOfFolder({ folder }: Surroundings): Outcome {
  const files = readFolder(folder);
  const { name, purpose, triggers, bindings, checks } = requireManifest(files);
  const paths = files.map((file) => file.path).sort();
  return {
    app: name,
    result: { name, purpose, triggers, bindings, checks: checks.length, files: paths },
    next: [{ command: "tool check", why: "to see what is still wrong" }],
    show: (pen) => {
      const field = (title: string, text: string) =>
        `${pen.quiet(title.padEnd(10))}${wrap(harmless(text) || "none", pen.width, " ".repeat(10))}`;
      return [
        `${pen.bold(name)}  ${wrap(harmless(purpose), pen.width, " ".repeat(name.length + 2))}`,
        field("acts on", triggers.map(triggerName).join("; ")),
        field("uses", Object.keys(bindings).join(", ")),
        field("checks", String(checks.length)),
        field("files", paths.join(", ")),
      ].join("\n");
    },
  };
}
