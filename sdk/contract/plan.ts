import { z } from "zod";
import { manifestSchema } from "./manifest.ts";
import { compositionSchema } from "./parts.ts";

/**
 * What we would build: the planner's answer, shown on the card in the requester's words, scaffolded into an `app.yaml`,
 * and given to the harness. The Candidate's manifest may not ask for more than its Plan.
 */
export const planSchema = z.strictObject({
  /** The app's contract as it will stand in `app.yaml`; its `checks` are shown as sentences and must pass. */
  manifest: manifestSchema,
  /** Skill whose template the app starts from: a folder name in `skills/`. */
  skill: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** Two or three sentences, in the requester's language and words, saying what they will get. */
  summary: z.string().min(1).max(1200),
  /** How the ask was read and what was taken by default, said on the plan's card alone: later cards say what the app is. */
  remarks: z.string().max(1200).optional(),
  /** What the harness must know beyond the manifest: rules, texts, columns, edge cases. */
  details: z.string().max(8000),
  /** Parts of the ask this Plan leaves out, each with the reason. Shown on the card. */
  leftOut: z.array(z.string().max(300)).default([]),
  /** The known parts it is composed of, where no model made the Plan. */
  composition: compositionSchema.optional(),
});

export type Plan = z.infer<typeof planSchema>;
