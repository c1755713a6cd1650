import { z } from "zod";
import { sha256 } from "../../lib/ids.ts";

const bodySchema = z.object({
  event_id: z.string().optional(),
  type: z.string().optional(),
  trigger_id: z.string().optional(),
  user: z.object({ id: z.string() }).optional(),
  user_id: z.string().optional(),
});

/** What makes it one and the same: Slack sends an event again under its event id, in a new envelope. */
export function envelopeKey(envelope: { envelopeId: string; body: Record<string, unknown> }): string {
  const body = bodySchema.safeParse(envelope.body).data;
  if (body?.event_id !== undefined) return body.event_id;
  if (envelope.envelopeId !== "") return envelope.envelopeId;
  return sha256([body?.type, body?.user?.id ?? body?.user_id, body?.trigger_id].join("\n"));
}

const threadedSchema = z.object({
  event: z.object({ channel: z.string(), ts: z.string(), thread_ts: z.string().optional() }),
});

/**
 * Messages of one thread are taken one after the other, so that a quick "cancel" does not overtake the ask it is about.
 * Null: needs no order.
 */
export function laneOf(body: Record<string, unknown>): string | null {
  const message = threadedSchema.safeParse(body).data?.event;
  return message === undefined ? null : `${message.channel}/${message.thread_ts ?? message.ts}`;
}
