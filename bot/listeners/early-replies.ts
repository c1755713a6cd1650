import { processedOfThread } from "../../store/envelopes.ts";
import { heardOutcome } from "../../store/heard-messages.ts";
import { revisionSchema } from "../payloads.ts";
import type { ListenerDeps } from "./deps.ts";
import { type PersonMessage, personMessage } from "./read-message.ts";

/** By how much Slack's clock may be ahead of ours. */
const CLOCKS_APART_MS = 60_000;

/**
 * Replies without a mention that were taken before the ask of their thread was: Slack may send them first, and an ask that
 * failed once is tried again after them. Then they were nobody's. Each as it stands; what is deleted is left out.
 */
export async function earlyReplies(deps: ListenerDeps, ask: PersonMessage): Promise<PersonMessage[]> {
  const { channel: channelId, ts: askTs, thread_ts: threadTs = askTs } = ask;
  const since = Number(askTs) * 1_000 - CLOCKS_APART_MS;
  const said = new Map<string, { revisedTs: number; message: PersonMessage | null }>();
  for (const { body } of await processedOfThread(deps.store, { channelId, threadTs, since })) {
    const found = spoken(body.event);
    if (found === null || Number(found.ts) <= Number(askTs)) continue;
    const known = said.get(found.ts);
    if (known === undefined || known.revisedTs < found.revisedTs) said.set(found.ts, found);
  }
  const replies: PersonMessage[] = [];
  for (const { message } of said.values()) {
    // What calls us began something of its own.
    if (message === null || message.text.includes(`<@${deps.botUserId}>`)) continue;
    if ((await heardOutcome(deps.store, channelId, message.ts)) === undefined) replies.push(message);
  }
  return replies.sort((one, other) => Number(one.ts) - Number(other.ts));
}

/** A message as it was said, or as it was edited; null: it is deleted. */
function spoken(event: unknown): { ts: string; revisedTs: number; message: PersonMessage | null } | null {
  const message = personMessage(event);
  if (message !== null) return message.type === "message" ? { ts: message.ts, revisedTs: 0, message } : null;
  const { success, data } = revisionSchema.safeParse(event);
  if (!success || data.previous_message.user === undefined || data.previous_message.bot_id !== undefined) return null;
  const { channel, previous_message: before, message: now } = data;
  const isDeleted = data.subtype === "message_deleted" || now === undefined || now.subtype === "tombstone";
  const words = { ...before, ...now, type: "message" as const, channel, user: before.user ?? "" };
  return { ts: before.ts, revisedTs: Number(data.ts), message: isDeleted ? null : words };
}
