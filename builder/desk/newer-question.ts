import { type AppRequest, requestById } from "../../store/app-requests.ts";
import { type Approval, latestApproval } from "../../store/approvals.ts";
import { outboundMessageByKey } from "../../store/outbound-messages.ts";
import type { Store } from "../../store/store.ts";
import type { DecisionOutcome } from "../desk.ts";
import { newerWords } from "./words.ts";

/** Pressed on a question that was taken back: where the one stands that took its place. */
export async function newerQuestion(store: Store, old: Approval): Promise<Exclude<DecisionOutcome, { kind: "taken" }>> {
  const request = await requestById(store, old.requestId);
  const latest = await latestApproval(store, old.requestId);
  const isAnother = latest !== undefined && latest.id !== old.id;
  const newer = isAnother ? await placeOf(store, latest) : null;
  if (newer === null) return { kind: "already", say: newerWords(request?.status === "open" ? "coming" : "ended") };
  const before = await placeOf(store, old);
  const say = newerWords({ channelId: newer.channelId, thread: threadOf(newer, before, request) });
  return { kind: "already", say, newer: { channelId: newer.channelId, ts: newer.ts } };
}

interface Place {
  channelId: string;
  threadTs: string | null;
  ts: string;
}

async function placeOf(store: Store, { id: approvalId }: Approval): Promise<Place | null> {
  const card = await outboundMessageByKey(store, `${approvalId}:card`);
  return card === undefined || card.ts === null ? null : { ...card, ts: card.ts };
}

/** Which thread it stands in, as whoever pressed on the old card sees it; null: none of the request's. */
function threadOf(newer: Place, before: Place | null, request: AppRequest | undefined): "same" | "asked" | null {
  const isIn = (place: Pick<Place, "channelId" | "threadTs"> | null | undefined) =>
    newer.channelId === place?.channelId && newer.threadTs !== null && newer.threadTs === place.threadTs;
  if (isIn(before)) return "same";
  return isIn(request) ? "asked" : null;
}
