import { z } from "zod";

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
