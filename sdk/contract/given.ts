import { z } from "zod";

/**
 * What the world outside answers where an App is only tried: in its Checks, its own tests and `tool run`. No model, no host
 * and no source of data is asked there, and what nothing is given for is refused with the words that are missing. A preview has
 * its hosts and secrets from here, too: nobody has agreed to them yet. Live it is never looked at.
 */
export const givenSchema = z.strictObject({
  /** The first whose `asked` stands in what the model is asked answers it; one without `asked` answers all. */
  llm: z
    .array(
      z.strictObject({
        asked: z.string().min(1).optional(),
        answers: z.union([z.string(), z.record(z.string(), z.unknown())]),
      }),
    )
    .optional(),
  /** The first with this method and address answers: `address` is all of it, or its beginning up to a `*` at its end. */
  http: z
    .array(
      z.strictObject({
        method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]).optional(),
        address: z.string().startsWith("https://"),
        status: z.number().int().min(100).max(599).optional(),
        answers: z.union([z.string(), z.record(z.string(), z.unknown()), z.array(z.unknown())]),
      }),
    )
    .optional(),
  /** Rows of `<source>.<table>`; the query is really made on them. */
  data: z
    .record(
      z.string().regex(/^[a-z][a-z0-9-]*\.[a-z_][a-z0-9_]*$/i, "is a source and its table, such as sales.orders"),
      z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
    )
    .optional(),
  /** Values of secrets; what is left out is a word that says so. */
  secrets: z.record(z.string(), z.string()).optional(),
  /** Who is in a Slack user group: `asker`, `colleague`. */
  groups: z.record(z.string(), z.array(z.enum(["asker", "colleague"]))).optional(),
});

export type Given = z.infer<typeof givenSchema>;
