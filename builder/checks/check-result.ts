import { z } from "zod";

/** What was seen instead, where a Check did not hold: for sentences in any language. */
export const seenSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["due", "not_due", "refused", "not_refused", "broke", "not_shown", "not_kept"]) }),
  z.object({ kind: z.literal("answered"), text: z.string() }),
  z.object({ kind: z.literal("posted"), posts: z.array(z.object({ channel: z.string(), text: z.string() })) }),
]);

/** How one Check ended. `detail` says in plain words what was seen; `seen` is there where it did not hold. */
export const checkResultSchema = z.object({
  sentence: z.string(),
  ok: z.boolean(),
  detail: z.string(),
  seen: seenSchema.optional(),
});

export type Seen = z.infer<typeof seenSchema>;
export type CheckResult = z.infer<typeof checkResultSchema>;
