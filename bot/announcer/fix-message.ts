import type { OfferToFix } from "../../operator/announcer.ts";
import { fixOffer } from "../views/fix-offer.ts";
import type { Content } from "../views/pieces.ts";
import type { Language } from "../words/language.ts";
import type { AnnouncerDeps } from "./deps.ts";

/** Whether to have a Release fixed, with links to what people say it of. */
export async function fixMessage(
  { reading }: AnnouncerDeps,
  text: string,
  offer: OfferToFix,
  language: Language,
): Promise<Content> {
  const { releaseId, complaints } = offer;
  const shown = await Promise.all(
    complaints.map(async ({ post, ...said }) => ({
      ...said,
      channel: post?.channel ?? null,
      url: post === null ? null : await reading.permalink(post.channelId, post.ts),
    })),
  );
  return fixOffer({ releaseId, text, complaints: shown }, language);
}
