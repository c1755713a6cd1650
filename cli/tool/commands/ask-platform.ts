import { z } from "zod";
import type { Command } from "../../../sdk/contract/command-tree.ts";
import type { Call } from "../call.ts";
import type { Outcome } from "../outcome.ts";
import { callPlatform } from "../platform/call-platform.ts";
import type { Surroundings } from "../surroundings.ts";

export const resultSchema = z.unknown();

/** A command that the platform does alone, with nothing of this machine but its words. */
export async function run(call: Call, around: Surroundings, command: Command): Promise<Outcome> {
  return callPlatform(around, command, call);
}
