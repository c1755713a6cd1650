import type { Replied } from "../../builder/desk.ts";
import { sha256 } from "../../lib/ids.ts";
import { revisionSchema } from "../payloads.ts";
import { newlyMaskedIn } from "../receiver/mask-body.ts";
import { spoken } from "../views/pieces.ts";
import { quietWords, words } from "../views/tool-answers.ts";
import type { ListenerDeps } from "./deps.ts";
import { isOurThread } from "./our-thread.ts";
import { askOf, type PersonMessage } from "./read-message.ts";
import { reviseComment } from "./revise-comment.ts";
import { warnOfSecrets } from "./warn-of-secrets.ts";

/** A message that somebody edited or deleted. False: it is none of these. Links that Slack unfolds change no words. */
export async function takeRevision(deps: ListenerDeps, event: unknown): Promise<boolean> {
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
  const isOurs = await isOurThread(deps, said);
  const isComment = !isOurs && (await reviseComment(deps, said, now, revisedTs));
  if (now !== null && (isOurs || isComment))
    await warnOfSecrets(deps, said, newlyMaskedIn(now.text, before.text), revisedTs);
  const calls = `<@${deps.botUserId}>`;
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
  const content =
    replied.kind === "taken"
      ? quietWords(`Taken as: ${spoken(replied.as)}.`)
      : replied.kind === "told" || replied.kind === "refused"
        ? words(replied.say)
        : null;
  if (content === null) return;
  const key = `revised:${channelId}:${messageTs}:${sinceOf(replied)}:${sha256(content.text).slice(0, 16)}`;
  await deps.outbound.sayToOne({ ...content, channelId, threadTs, personId, key, isOnce: true, saidBy: revisedTs });
}

/** The same words are said once to many edits of a message, until something new is asked about it. */
function sinceOf(replied: Replied): string {
  return ("revised" in replied && replied.revised?.since) || "";
}
