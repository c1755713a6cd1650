import { revisionSchema } from "../payloads.ts";
import type { Turn } from "../receiver/attempts.ts";
import { newlyMaskedIn } from "../receiver/mask-body.ts";
import type { ListenerDeps } from "./deps.ts";
import { answerReply, takeMention } from "./messages.ts";
import { isOurThread } from "./our-thread.ts";
import { askOf, type PersonMessage } from "./read-message.ts";
import { reviseComment } from "./revise-comment.ts";
import { sayRevised } from "./say-revised.ts";
import { warnOfSecrets } from "./warn-of-secrets.ts";

/** A message that somebody edited or deleted. False: it is none of these. Links that Slack unfolds change no words. */
export async function takeRevision(deps: ListenerDeps, event: unknown, turn: Turn): Promise<boolean> {
  const { success, data } = revisionSchema.safeParse(event);
  if (!success) return false;
  const { channel: channelId, ts: revisedTs, message, previous_message: before } = data;
  const { user: personId } = before;
  if (personId === undefined || before.bot_id !== undefined || personId === deps.botUserId) return true;
  const isDeleted = data.subtype === "message_deleted" || message?.subtype === "tombstone";
  if (!isDeleted && (message === undefined || message.edited === undefined || message.text === before.text))
    return true;
  const said = { ...before, type: "message" as const, channel: channelId, user: personId };
  const now = isDeleted || message === undefined ? null : { ...said, ...message, user: personId };
  const calls = `<@${deps.botUserId}>`;
  const isOurs = await isOurThread(deps, said);
  const isComment = !isOurs && (await reviseComment(deps, said, now, revisedTs));
  if (now !== null && (isOurs || isComment))
    await warnOfSecrets(deps, said, newlyMaskedIn(now.text, before.text), revisedTs);
  // What nobody heard as it was said calls us now: as if it had been said so.
  const isNewCall = data.channel_type !== "im" && now?.text.includes(calls) && !before.text.includes(calls);
  if (now !== null && isNewCall === true && !isOurs && !isComment) {
    await takeMention(deps, { ...now, edited: undefined }, turn);
    return true;
  }
  const mentioned = data.channel_type === "im" || [before.text, now?.text ?? ""].some((text) => text.includes(calls));
  if (!isComment) await reviseSaid(deps, said, now, { revisedTs, mentioned });
  return true;
}

async function reviseSaid(
  deps: ListenerDeps,
  said: PersonMessage,
  now: PersonMessage | null,
  { revisedTs, mentioned }: { revisedTs: string; mentioned: boolean },
): Promise<void> {
  const { channel: channelId, ts: messageTs, thread_ts: threadTs = messageTs, user: personId } = said;
  const ask = now === null ? null : await askOf(deps, now);
  const replied = await deps.desk.revise({ channelId, threadTs, messageTs, revisedTs, personId, mentioned, ask });
  // Chatter that became a wish: it began, or answered, what a reply does.
  if (now !== null && !["ignored", "told", "refused", "taken"].includes(replied.kind))
    return answerReply(deps, now, replied);
  await sayRevised(deps, { channelId, threadTs, messageTs, personId, revisedTs }, replied);
}
