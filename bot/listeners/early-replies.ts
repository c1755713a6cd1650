import { KnownError } from "../../lib/errors.ts";
import { isProcessed, processedOfThread } from "../../store/envelopes.ts";
import { heardOutcome } from "../../store/heard-messages.ts";
import { revisionSchema } from "../payloads.ts";
import type { Turn } from "../receiver/attempts.ts";
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

/** So often a call of us waits for the ask of its thread; then it is an ask of its own. */
const WAITS = 2;
/** An ask that is older came, or never will: the bot was not there yet. */
const OLDEST_MS = 60_000;

/**
 * Called in a thread of which nothing is known, whose first message called us a moment before, or was said to us directly:
 * that one is on its way, and what was said below it is no ask of its own. Throws KnownError `ahead_of_ask`, to be tried again behind it.
 */
export async function mustFollowItsAsk(deps: ListenerDeps, message: PersonMessage, { attempt }: Turn): Promise<void> {
  const { channel: channelId, thread_ts: askTs, ts } = message;
  if (askTs === undefined || attempt > WAITS || (Number(ts) - Number(askTs)) * 1_000 > OLDEST_MS) return;
  if (await isProcessed(deps.store, { channelId, ts: askTs })) return;
  const first = await deps.reading.message({ channelId, threadTs: askTs, ts: askTs });
  const isToUs = message.channel_type === "im" && first !== null && first.personId === message.user;
  if (isToUs || first?.text.includes(`<@${deps.botUserId}>`))
    throw new KnownError("ahead_of_ask", "The ask of its thread is on its way.", "It is tried again behind that.");
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
