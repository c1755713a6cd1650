import { requestsOfThread } from "../../store/app-requests.ts";
import { appByThread } from "../../store/apps.ts";
import { outboundMessageAt } from "../../store/outbound-messages.ts";
import type { SlackMessage } from "../payloads.ts";
import type { ListenerDeps } from "./deps.ts";

/** Whether something was asked for where this stands. */
export async function isOurThread(
  deps: ListenerDeps,
  message: Pick<SlackMessage, "channel" | "ts" | "thread_ts">,
): Promise<boolean> {
  const root = message.thread_ts ?? message.ts;
  const requests = await requestsOfThread(deps.store, message.channel, root);
  return requests.length > 0 || (await appByThread(deps.store, message.channel, root)) !== undefined;
}

/** Whether it stands below the card of an Approval. The announcer keys the card by its Approval. */
export async function isApprovalCard(
  { store }: Pick<ListenerDeps, "store">,
  { channel, thread_ts: root = "" }: Pick<SlackMessage, "channel" | "thread_ts">,
): Promise<boolean> {
  const post = await outboundMessageAt(store, channel, root);
  return post !== undefined && /^apr_\w+:card$/.test(post.key);
}
