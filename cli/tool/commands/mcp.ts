import { z } from "zod";
import type { Call } from "../call.ts";
import { serveMcp } from "../mcp/serve-mcp.ts";
import { failed, type Outcome } from "../outcome.ts";
import type { Surroundings } from "../surroundings.ts";

export const resultSchema = z.unknown();

/** Goes on on their own, or are for whoever sits at this machine. */
const NOT_SERVED = ["mcp", "serve", "harness"];

/** Serves the other commands over stdin and stdout: nothing but the protocol is printed, at the end neither. */
export async function run(_: Call, around: Surroundings): Promise<Outcome> {
  if (around.isTerminal)
    return failed(
      "usage",
      "This speaks to a program, over stdin and stdout.",
      'Name `tool mcp` in your agent\'s configuration: { "command": "npx", "args": ["tool", "mcp"] }.',
    );
  const commands = around.commands.filter(({ name }) => !NOT_SERVED.includes(name));
  await serveMcp(around, commands);
  return { isSaid: true };
}
