import { z } from "zod";
import { type Call, listOf } from "../call.ts";
import { readOverDoor } from "../local/read-over-door.ts";
import { failed, type Outcome } from "../outcome.ts";
import type { Surroundings } from "../surroundings.ts";

export const resultSchema = z.union([
  z.object({ calls: z.array(z.object({ name: z.string(), description: z.string(), usage: z.string() })) }),
  z.object({ call: z.string(), text: z.string() }),
]);

/** What the company lets a coding agent read: through the door of the box that it works in. */
export async function run(call: Call, { box }: Surroundings): Promise<Outcome> {
  if (box !== null) return readOverDoor(listOf(call.args.call), box.doorSocket);
  const fix = "Read `tool skills`; what a box may read stands in docs/reading.md.";
  return failed("not_here", "There is nothing to read outside of a box: reading is allowed to one build.", fix);
}
