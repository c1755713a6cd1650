import { KnownError } from "../../lib/errors.ts";
import type { HarnessMemory } from "../harness.ts";

/** What this harness is to go on from. Throws KnownError `other_harness` where another one left it. */
export function ownMemory(name: string, memory: HarnessMemory | null): HarnessMemory | null {
  if (memory === null || memory.harness === name) return memory;
  throw new KnownError(
    "other_harness",
    `What ${memory.harness} began, ${name} cannot go on with.`,
    "Start it anew: the code that was written is kept.",
  );
}
