import { appPostByKey } from "../store/app-posts.ts";
import { alikeComplaintsOf, type Feedback, isOfVersion } from "../store/feedback.ts";
import type { Store } from "../store/store.ts";
import type { ComplaintNote, OfferToFix } from "./announcer.ts";

/** What people say alike of a Release, as its Owner is shown it: all of it that stands when it is said. */
export async function offerToFix(store: Store, releaseId: string): Promise<OfferToFix> {
  const complaints = await alikeComplaintsOf(store, releaseId);
  return { releaseId, complaints: await Promise.all(complaints.map((one) => noteOf(store, one))) };
}

async function noteOf(store: Store, complaint: Feedback): Promise<ComplaintNote> {
  const { personId, kind, words, isOpen, postKey, channelId, postTs: ts } = complaint;
  const channel = (await appPostByKey(store, postKey))?.channel ?? "";
  const post = channel.startsWith("#") ? { channel, channelId, ts } : null;
  return {
    ...{ personId, words: isOpen ? words : null, isThumb: kind === "thumb_down", post },
    isOfVersion: isOfVersion(complaint),
  };
}
