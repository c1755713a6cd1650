import { z } from "zod";

/**
 * What an App may ask of the platform through `/door/door.sock` (HTTP over a Unix socket; identity is which door).
 * Calls made while a Delivery is handled carry its id and a call number, so that a repeat posts once.
 */

/** `POST /slack/post` */
export const slackPostSchema = z.strictObject({
  channel: z.string().regex(/^#[a-z0-9_-]{1,80}$/),
  text: z.string().min(1).max(40_000),
});

export type SlackPost = z.infer<typeof slackPostSchema>;

/** `POST /slack/dm`: said to one person in private. */
export const slackDmSchema = z.strictObject({
  /** Slack user id. */
  person: z.string().regex(/^[UW][A-Z0-9]{2,}$/),
  text: z.string().min(1).max(40_000),
});

/** Every answer of the door. `fix` says what the app's author can do. */
export const doorAnswerSchema = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), error: z.object({ code: z.string(), message: z.string(), fix: z.string() }) }),
]);

export type DoorAnswer = z.infer<typeof doorAnswerSchema>;
