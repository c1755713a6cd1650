import { z } from "zod";
import { type CheckResult, seenSchema } from "./check-result.ts";

/**
 * What a Candidate was compared with, and what tells the two apart: the proof of a change. It counts where the Candidate's
 * own Checks hold.
 */
export const proofSchema = z.object({
  /** The Release that was live. */
  liveReleaseId: z.string(),
  /** Places of the manifest's Checks that failed there, with what it did instead. */
  told: z.array(z.object({ index: z.number().int(), seen: seenSchema })),
  /** How many of its Checks were promised before. */
  kept: z.number().int(),
  /** How many that were promised before are not any more. */
  dropped: z.number().int(),
  /** Whether the live Release could be tried: else nothing is known of it. */
  isTried: z.boolean(),
});

export type Proof = z.infer<typeof proofSchema>;

/** Of the new Checks, by their places, those that failed on the live Release. `onLive` stand in the manifest's order. */
export function toldApart(isNew: readonly number[], onLive: readonly CheckResult[]): Proof["told"] {
  return isNew.flatMap((index) => {
    const result = onLive[index];
    return result === undefined || result.ok || result.seen === undefined ? [] : [{ index, seen: result.seen }];
  });
}
