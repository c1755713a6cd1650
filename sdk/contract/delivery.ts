import { z } from "zod";
import { TRIGGER_KINDS } from "./triggers.ts";

/** A person as an App sees them: verified by the platform, never typed by anybody. */
export const userSchema = z.object({
  /** Slack user id. */
  id: z.string(),
  handle: z.string(),
  name: z.string(),
  timeZone: z.string(),
});

export type User = z.infer<typeof userSchema>;

/** One firing of a Trigger: the JSON body of `POST /_toolroom/deliver`. At least once; repeats have the same id. */
export const deliverySchema = z.object({
  deliveryId: z.string(),
  /** Name of the handler, `run` in the manifest. */
  run: z.string(),
  kind: z.enum(TRIGGER_KINDS),
  /** Moment it stands for, ISO 8601 UTC: a schedule's due time, of all others the arrival. `today()` uses it. */
  at: z.string(),
  /** What stands after the command word; a message's text; what a webhook got, where that is text; else empty. */
  text: z.string(),
  /**
   * What came: a webhook's JSON as it reads, the fields of a form, or text; what GitHub, Linear or another App sent; of Slack's
   * events and shortcuts what sdk/contract/payloads.ts says. Absent for schedules and commands.
   */
  payload: z.unknown().optional(),
  /** Who did it in Slack; null for schedules and for what programs send. */
  user: userSchema.nullable(),
  /** Slack channel id it was done in; null for others. */
  channelId: z.string().nullable(),
});

export type Delivery = z.infer<typeof deliverySchema>;

/**
 * The App's answer: what its handler returned as text, or what went wrong. `refused` marks a refusal on purpose
 * (`refuse("…")` in the app, or the platform): its text is meant for the person.
 */
export const deliveryAnswerSchema = z.union([
  z.object({ ok: z.literal(true), text: z.string().nullable() }),
  z.object({ ok: z.literal(false), error: z.string(), refused: z.literal(true).optional() }),
]);

export type DeliveryAnswer = z.infer<typeof deliveryAnswerSchema>;

/** `GET /_toolroom/health`: which release answers. */
export const healthSchema = z.object({ ok: z.literal(true), release: z.string() });
