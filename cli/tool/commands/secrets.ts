import { z } from "zod";
import type { Command } from "../../../sdk/contract/command-tree.ts";
import type { Call } from "../call.ts";
import { failed, type Outcome } from "../outcome.ts";
import { callPlatform } from "../platform/call-platform.ts";
import type { Surroundings } from "../surroundings.ts";

/** Names, never values. */
export const resultSchema = z.object({
  app: z.string(),
  name: z.string().optional(),
  said: z.string().optional(),
  secrets: z
    .array(
      z.object({
        name: z.string(),
        about: z.string().nullable(),
        setAt: z.iso.datetime().nullable(),
        setBy: z.string().nullable(),
      }),
    )
    .optional(),
});

/** Hands on a value that came on stdin; nothing of it is kept or printed here. */
export async function run(call: Call, around: Surroundings, command: Command): Promise<Outcome> {
  if (call.args.action !== "set" || call.options["dry-run"] === true) return callPlatform(around, command, call);
  if (around.canAsk)
    return failed(
      "needs_secret",
      "The value comes on stdin, so that no terminal shows it.",
      `Write it into the command from a file or a password manager: tool secrets ${call.args.app} set ${call.args.name ?? "NAME"} < file`,
    );
  return callPlatform(around, command, { ...call, input: await around.readInput() });
}
