import { KnownError } from "../../lib/errors.ts";
import { type AppRequest, requestById } from "../../store/app-requests.ts";
import { firstOutboundMessageIn } from "../../store/outbound-messages.ts";
import type { Store } from "../../store/store.ts";
import { type Content, disclosure } from "../views/pieces.ts";
import { languageOfRequest } from "../words/choose-language.ts";
import type { Language } from "../words/language.ts";
import type { AnnouncerDeps } from "./deps.ts";

/** Posts in the request's thread, in its language; where its channel refuses, the requester gets it directly. */
export async function postInThread(
  deps: AnnouncerDeps,
  requestId: string,
  key: string,
  contentIn: (language: Language) => Content,
) {
  const { outbound, store, log } = deps;
  const request = await requestOf(store, requestId);
  const language = await languageOfRequest(deps, requestId);
  const disclosed = { ...(await withDisclosure(store, request, key, contentIn(language), language)), language };
  const { channelId, threadTs, requesterId } = request;
  const posted = await outbound.post({ ...disclosed, key, channelId, threadTs, elseTo: requesterId });
  if (posted.kind === "refused") log.error("announcement_refused", { requestId, key, reason: posted.error });
  return { posted, disclosed };
}

/** The first message in a thread says that this is a machine. */
async function withDisclosure(
  store: Store,
  request: AppRequest,
  key: string,
  content: Content,
  language: Language,
): Promise<Content> {
  const first = await firstOutboundMessageIn(store, request.channelId, request.threadTs);
  if (first !== undefined && first.key !== key) return content;
  return { text: content.text, blocks: [...content.blocks, disclosure(language)] };
}

async function requestOf(store: Store, requestId: string): Promise<AppRequest> {
  const request = await requestById(store, requestId);
  if (request === undefined)
    throw new KnownError("request_unknown", `Request ${requestId} is not known.`, "Ask again.");
  return request;
}
