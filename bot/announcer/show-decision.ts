import { approvalById } from "../../store/approvals.ts";
import { outboundMessageByKey } from "../../store/outbound-messages.ts";
import { releaseById } from "../../store/releases.ts";
import { decidedCard } from "../views/decided.ts";
import { languageOfRequest } from "../words/choose-language.ts";
import type { AnnouncerDeps } from "./deps.ts";

/** The card of what was asked shows how it was decided, instead of its buttons. */
export async function showDecision(deps: AnnouncerDeps, approvalId: string): Promise<void> {
  const { store, reading, outbound, platformLanguage } = deps;
  const key = `${approvalId}:card`;
  const [approval, card] = await Promise.all([approvalById(store, approvalId), outboundMessageByKey(store, key)]);
  if (approval === undefined || card === undefined || card.ts === null) return;
  const shown = await reading.message({ channelId: card.channelId, threadTs: card.threadTs, ts: card.ts });
  const release = approval.releaseId === null ? undefined : await releaseById(store, approval.releaseId);
  const language = approval.kind === "release" ? platformLanguage : await languageOfRequest(deps, approval.requestId);
  const decided = shown && decidedCard(shown, { ...approval, releaseNumber: release?.number ?? null }, language);
  if (decided) await outbound.edit(key, decided);
}
