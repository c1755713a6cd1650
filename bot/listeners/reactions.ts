import { outboundMessageAt } from "../../store/outbound-messages.ts";
import { reactionSchema } from "../payloads.ts";
import { words } from "../views/tool-answers.ts";
import type { ListenerDeps } from "./deps.ts";
import { stop } from "./stop.ts";

interface Reaction {
  name: string;
  personId: string;
  channelId: string;
  /** Of the message it is on. */
  ts: string;
  at: string;
}

/** ❌ on a request's card stops it; a thumb on what an App posted is kept for its Owner. */
export async function takeReaction(deps: ListenerDeps, event: unknown): Promise<void> {
  const reaction = readReaction(deps, event);
  if (reaction === null) return;
  if (reaction.name === "x") return stopByCard(deps, reaction);
  await takeThumb(deps, reaction, false);
}

export async function takeReactionBack(deps: ListenerDeps, event: unknown): Promise<void> {
  const reaction = readReaction(deps, event);
  if (reaction !== null) await takeThumb(deps, reaction, true);
}

/** Null: not a person's, or not on a message. */
function readReaction(deps: ListenerDeps, event: unknown): Reaction | null {
  const { user: personId, reaction, item, event_ts: at } = reactionSchema.parse(event);
  const { channel: channelId, ts } = item;
  if (personId === deps.botUserId || channelId === undefined || ts === undefined) return null;
  return { name: reaction.replace(/::skin-tone-\d$/, ""), personId, channelId, ts, at };
}

async function stopByCard(deps: ListenerDeps, { personId, channelId, ts }: Reaction): Promise<void> {
  const card = await outboundMessageAt(deps.store, channelId, ts);
  const requestId = /^(req_[a-z0-9]+):card$/.exec(card?.key ?? "")?.[1];
  if (card === undefined || requestId === undefined) return;
  await deps.people.know(personId);
  const say = await stop(deps, requestId, personId);
  const place = card.threadTs === null ? {} : { threadTs: card.threadTs };
  await deps.outbound.sayToOne({
    ...words(say),
    key: `reaction:${channelId}:${ts}:${personId}`,
    channelId,
    personId,
    ...place,
  });
}

const THUMBS: Record<string, { isUp: boolean }> = {
  "+1": { isUp: true },
  thumbsup: { isUp: true },
  "-1": { isUp: false },
  thumbsdown: { isUp: false },
};

/** Nothing is said: a thumb wants no answer. */
async function takeThumb(deps: ListenerDeps, reaction: Reaction, isTakenBack: boolean): Promise<void> {
  const thumb = THUMBS[reaction.name];
  const { personId, channelId, ts: postTs, at: saidTs } = reaction;
  if (thumb === undefined || (await outboundMessageAt(deps.store, channelId, postTs)) === undefined) return;
  await deps.people.know(personId);
  const isOpen = await deps.channels.isOpen(channelId);
  const said = { kind: "thumb" as const, isUp: thumb.isUp, isTakenBack };
  await deps.desk.comment({ personId, channelId, postTs, isOpen, said, saidTs });
}
