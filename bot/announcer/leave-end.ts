import { requestById, requestsOfThread } from "../../store/app-requests.ts";
import { usdOfNano } from "../../store/budgets.ts";
import { outboundMessageByKey } from "../../store/outbound-messages.ts";
import { raisedFor } from "../../store/raised-budgets.ts";
import { leftEnd } from "../views/after-end.ts";
import { languageOfRequest } from "../words/choose-language.ts";
import type { AnnouncerDeps } from "./deps.ts";

type Deps = Pick<AnnouncerDeps, "store" | "reading" | "outbound">;

/** The buttons go from the end before this request in its thread. A second time nothing changes. */
export async function leaveEndBefore(deps: Deps, requestId: string): Promise<void> {
  const { ofThread, at } = await placeInThread(deps, requestId);
  const before = at < 0 ? undefined : ofThread[at + 1];
  if (before !== undefined) await leaveEnd(deps, before.id);
}

/** The buttons go from the end of this request, where something newer was begun in its thread. */
export async function leaveEnd(deps: Deps, requestId: string): Promise<void> {
  const { ofThread, at } = await placeInThread(deps, requestId);
  const next = ofThread[at - 1];
  const key = `${requestId}:end`;
  const end = await outboundMessageByKey(deps.store, key);
  if (next === undefined || end === undefined || end.ts === null) return;
  const shown = await deps.reading.message({ channelId: end.channelId, threadTs: end.threadTs, ts: end.ts });
  // The message with the button stands for the ask.
  const again = { personId: next.requesterId, at: next.createdAt };
  const raised = await raisedFor(deps.store, requestId);
  const more = raised === null ? again : { ...raised, moreUsd: usdOfNano(raised.nanoUsd) };
  const by = next.messageTs === end.ts ? more : null;
  const left = shown && leftEnd(shown, by, await languageOfRequest(deps, requestId));
  if (left) await deps.outbound.edit(key, left);
}

/** Its place among those of its thread, newest first; -1: there is no such request. */
async function placeInThread({ store }: Deps, requestId: string) {
  const request = await requestById(store, requestId);
  const ofThread = request === undefined ? [] : await requestsOfThread(store, request.channelId, request.threadTs);
  return { ofThread, at: ofThread.findIndex(({ id }) => id === requestId) };
}
