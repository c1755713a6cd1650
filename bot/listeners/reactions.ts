import { outboundMessageAt } from "../../store/outbound-messages.ts";
import { reactionSchema } from "../payloads.ts";
import { words } from "../views/tool-answers.ts";
import type { ListenerDeps } from "./deps.ts";
import { stop } from "./stop.ts";

/** ❌ on a request's card stops it. */
export async function takeReaction(deps: ListenerDeps, event: unknown): Promise<void> {
  const { user: personId, reaction, item } = reactionSchema.parse(event);
  const { channel: channelId, ts } = item;
  if (reaction !== "x" || personId === deps.botUserId || channelId === undefined || ts === undefined) return;
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
