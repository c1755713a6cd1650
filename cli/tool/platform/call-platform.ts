import type { Command } from "../../../sdk/contract/command-tree.ts";
import type { ToolCall } from "../../../sdk/contract/tool-call.ts";
import { failed, type Outcome } from "../outcome.ts";
import type { Surroundings } from "../surroundings.ts";

/** Asks a running Toolroom to do this command. Whoever is not signed in is told how to be. */
export async function callPlatform(_: Surroundings, command: Command, _call: ToolCall): Promise<Outcome> {
  return {
    ...failed(
      "not_signed_in",
      `\`tool ${command.name}\` is done by a running Toolroom, and you are signed in to none.`,
      "Run `tool login`, with the address of another than http://127.0.0.1:3000 behind it.",
    ),
    next: [{ command: "tool login", why: "to sign in, by Slack" }],
  };
}
