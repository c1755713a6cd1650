import type { News } from "../../operator/announcer.ts";
import { releaseApprovalsOf } from "../../store/approvals.ts";
import { outboundMessageByKey } from "../../store/outbound-messages.ts";
import { approvalEnd } from "../views/approval-end.ts";
import type { AnnouncerDeps } from "./deps.ts";

/** Who approved sees on their card what came of it. A second time nothing changes. */
export async function showEndOfApproval(deps: AnnouncerDeps, requestId: string, news: News): Promise<void> {
  if (news.kind !== "live" && news.kind !== "failed" && news.kind !== "cancelled") return;
  const { store, reading, outbound, clock } = deps;
  for (const approval of await releaseApprovalsOf(store, requestId)) {
    const key = `${approval.id}:card`;
    const card = await outboundMessageByKey(store, key);
    if (approval.status !== "yes" || card === undefined || card.ts === null) continue;
    const shown = await reading.message({ channelId: card.channelId, threadTs: card.threadTs, ts: card.ts });
    const ended = shown && approvalEnd(shown, news, clock.now(), deps.platformLanguage);
    if (ended) await outbound.edit(key, ended);
  }
}
