import { revisionSchema } from "../payloads.ts";
import { spoken } from "../views/pieces.ts";
import { quietWords, words } from "../views/tool-answers.ts";
import type { ListenerDeps } from "./deps.ts";
import { askOf } from "./read-message.ts";

/** A message that somebody edited or deleted. False: it is none of these. Links that Slack unfolds change no words. */
export async function takeRevision(deps: ListenerDeps, event: unknown): Promise<boolean> {
  const { success, data } = revisionSchema.safeParse(event);
  if (!success) return false;
  const { channel: channelId, ts: revisedTs, message, previous_message: before } = data;
  const { user: personId, ts: messageTs, thread_ts: threadTs = messageTs } = before;
  if (personId === undefined || before.bot_id !== undefined || personId === deps.botUserId) return true;
  const isDeleted = data.subtype === "message_deleted" || message?.subtype === "tombstone";
  if (!isDeleted && (message === undefined || message.edited === undefined || message.text === before.text))
    return true;
  const now = isDeleted || message === undefined ? null : { ...message, type: "message" as const, channel: channelId };
  const ask = now === null ? null : await askOf(deps, { ...now, user: personId });
  const replied = await deps.desk.revise({ channelId, threadTs, messageTs, revisedTs, personId, ask });
  const place = { channelId, threadTs, personId, key: `revised:${channelId}:${revisedTs}` };
  if (replied.kind === "taken")
    await deps.outbound.sayToOne({ ...quietWords(`Taken as: ${spoken(replied.as)}.`), ...place });
  if (replied.kind === "told" || replied.kind === "refused")
    await deps.outbound.sayToOne({ ...words(replied.say), ...place });
  return true;
}
