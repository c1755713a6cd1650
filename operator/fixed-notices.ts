import { alikeComplaintsOf } from "../store/feedback.ts";
import { fixOfferOfRequest } from "../store/fix-offers.ts";
import { noticeWrite } from "../store/notices.ts";
import { releaseById } from "../store/releases.ts";
import type { Store, Write } from "../store/store.ts";

/** Where a Release goes live because of what people said: each who complained hears of it once, but for who had it fixed. */
export async function fixedNotices(
  store: Store,
  deployed: { requestId: string; releaseId: string; releaseNumber: number; appName: string },
  at: number,
): Promise<Write[]> {
  const offer = await fixOfferOfRequest(store, deployed.requestId);
  const release = await releaseById(store, deployed.releaseId);
  if (offer === undefined || release === undefined) return [];
  const complaints = await alikeComplaintsOf(store, offer.releaseId);
  const personIds = new Set(complaints.map(({ personId }) => personId).filter((one) => one !== offer.decidedBy));
  const [first = ""] = release.summary.trim().split("\n");
  const changed = first.replace(/^(?:Changed|Geändert): /, "");
  const text = `You said that what ${deployed.appName} posts was not right; v${deployed.releaseNumber} is live now, and this is different: ${changed}`;
  return [...personIds].map((personId) =>
    noticeWrite({ key: `fixed:${offer.releaseId}:${personId}`, personId, text, createdAt: at }),
  );
}
