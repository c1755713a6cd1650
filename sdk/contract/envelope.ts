import { z } from "zod";

/** Exit codes of `tool`. */
export const EXIT_CODES = {
  ok: 0,
  failedCheck: 1,
  usage: 2,
  waitsForApproval: 3,
  needsHuman: 4,
  conflict: 5,
  tryAgain: 6,
  bug: 7,
} as const;

/** The one JSON object `tool` prints on stdout without a terminal, or with `--json`. */
export const envelopeSchema = z.object({
  ok: z.boolean(),
  command: z.string(),
  app: z.string().optional(),
  result: z.unknown().optional(),
  error: z.object({ code: z.string(), message: z.string(), fix: z.string() }).optional(),
  warnings: z.array(z.string()),
  next: z.array(z.object({ command: z.string(), why: z.string() })),
  changed: z.array(z.string()),
  needsHuman: z.string().optional(),
});

export type Envelope = z.infer<typeof envelopeSchema>;
