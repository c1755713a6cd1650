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
  event: z.object({
    channel: z.string(),
    ts: z.string(),
    thread_ts: z.string().optional(),
    /** Of an edit or a deletion: what it was before, which says where it stands. */
    previous_message: z.object({ ts: z.string(), thread_ts: z.string().optional() }).optional(),
  }),
});

/** Something is chosen in a modal. */
const chosenSchema = z.object({ type: z.literal("block_actions"), view: z.object({ id: z.string() }) });

/**
 * Messages of one thread are taken one after the other, so that a quick "cancel" does not overtake the ask it is about,
 * and neither does an edit; so is what is chosen in one modal, where each choice shows other fields. Null: needs no order.
 */
export function laneOf(body: Record<string, unknown>): string | null {
  const event = threadedSchema.safeParse(body).data?.event;
  if (event === undefined) return chosenSchema.safeParse(body).data?.view.id ?? null;
  const { ts, thread_ts: threadTs = ts } = event.previous_message ?? event;
  return `${event.channel}/${threadTs}`;
}
