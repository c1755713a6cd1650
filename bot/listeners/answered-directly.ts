import { readWord } from "../../builder/desk/read-word.ts";
import { type AppRequest, requestById } from "../../store/app-requests.ts";
import { approvalById } from "../../store/approvals.ts";
import { lastOutboundMessageOf, type OutboundMessage, outboundMessageAt } from "../../store/outbound-messages.ts";
import type { ListenerDeps } from "./deps.ts";
import type { PersonMessage } from "./read-message.ts";

type Deps = Pick<ListenerDeps, "store" | "botUserId">;

/**
 * The request that its asker answers in a direct message, because its channel refused us and they were told there: below
 * what was told, or, where it is no more than a word, after it. Null: it answers none.
 */
export async function answeredDirectly(deps: Deps, message: PersonMessage): Promise<AppRequest | null> {
  const { channel, thread_ts: root } = message;
  if (message.channel_type !== "im") return null;
  const told = root === undefined ? await wordIsOf(deps, message) : await outboundMessageAt(deps.store, channel, root);
  const request = told === undefined ? undefined : await requestOf(deps, told);
  return request === undefined || request.channelId === channel ? null : request;
}

/** "looks right", at the top: of what was said there last. */
async function wordIsOf({ store, botUserId }: Deps, message: PersonMessage): Promise<OutboundMessage | undefined> {
  const word = readWord(message.text.replaceAll(`<@${botUserId}>`, ""));
  if (word === null || word === "chatter" || word === "start") return undefined;
  return lastOutboundMessageOf(store, message.channel);
}

/** As the announcer keys what it says of a request. The card of a Release is for who approves it, and read as such. */
async function requestOf({ store }: Deps, { key }: OutboundMessage): Promise<AppRequest | undefined> {
  const [, requestId, approvalId] = /^(?:(req_\w+):\S|(apr_\w+):card$)/.exec(key) ?? [];
  const approval = approvalId === undefined ? undefined : await approvalById(store, approvalId);
  const id = requestId ?? (approval?.kind === "release" ? undefined : approval?.requestId);
  return id === undefined ? undefined : requestById(store, id);
}
