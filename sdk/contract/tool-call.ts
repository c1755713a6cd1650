import { z } from "zod";

/**
 * How `tool` asks a running Toolroom: `POST /tool/<command>`, the words of its name joined by `-`, with this as JSON. Outside of
 * boxes with `authorization: Bearer <token>` that `tool login` got; through a box's door without. The answer is an Envelope;
 * where `accept` is `application/x-ndjson` it is lines, each a ToolProgress, the Envelope last; while nothing happens an empty
 * one comes every 15 s.
 */
export const toolCallSchema = z.strictObject({
  /** By the names of its arguments in the command tree. */
  args: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  /** By the names of its options; true where it has no value. */
  options: z.record(z.string(), z.union([z.string(), z.array(z.string()), z.literal(true)])),
  /** What came on stdin, for the commands that take a secret there: never in `args` or `options`. */
  input: z.string().max(64_000).optional(),
  /** Files that go along, such as an app's: paths from its folder, each base64. */
  files: z.record(z.string(), z.string()).optional(),
  /** What somebody at the terminal says to what it waits for (`ToolProgress`'s `approvalId`); then nothing else is done. */
  answer: z.strictObject({ approvalId: z.string().max(60), is: z.enum(["yes", "no"]) }).optional(),
});

export type ToolCall = z.infer<typeof toolCallSchema>;

/** What long work says on its way. */
export const toolProgressSchema = z.object({
  progress: z.object({
    /** What is being done, in a few words: `checking`. */
    step: z.string(),
    /** `failed`: it came to its end, and something is wrong. */
    state: z.enum(["begins", "done", "failed", "waits"]),
    /** How long it took, where it came to its end. */
    tookMs: z.number().optional(),
    /** More of it, for people. */
    words: z.string().optional(),
    /** An address to look at, such as the preview's. */
    url: z.string().optional(),
    /** Waits for a yes that whoever reads this may give here, too, by `answer`. */
    approvalId: z.string().optional(),
  }),
});

export type ToolProgress = z.infer<typeof toolProgressSchema>;
