import { z } from "zod";
import type { Command } from "../../../sdk/contract/command-tree.ts";
import type { Call } from "../call.ts";
import { failed, type Outcome } from "../outcome.ts";
import { callPlatform } from "../platform/call-platform.ts";
import type { Surroundings } from "../surroundings.ts";

/** `native` is all commands that Slack itself knows now, `added` what it did not before, `removed` what no app has any more. */
export const resultSchema = z.object({
  added: z.array(z.string()).optional(),
  removed: z.array(z.string()).optional(),
  native: z.array(z.string()).optional(),
  commands: z.array(z.string()).optional(),
  shortcuts: z.array(z.string()).optional(),
});

/** Hands on a configuration token that came on stdin; nothing of it is kept here. */
export async function run(call: Call, around: Surroundings, command: Command): Promise<Outcome> {
  if (call.options["dry-run"] === true) return callPlatform(around, command, call);
  if (around.canAsk)
    return failed(
      "needs_secret",
      "The configuration token comes on stdin, so that no terminal shows it.",
      "Write it into the command from a file or a password manager: tool slack sync < token",
    );
  return callPlatform(around, command, { ...call, input: await around.readInput() });
}
