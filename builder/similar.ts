import type { SimilarApp } from "../operator/announcer.ts";
import { isSurelyOpen } from "../operator/authority/opening.ts";
import type { AppRequest } from "../store/app-requests.ts";
import { type SimilarFound, similarApps } from "../store/similar-apps.ts";
import type { BuilderDeps } from "./deps.ts";
import { planOf } from "./planning.ts";

/** What answers a planned request already, or is about to, as its card may say it. */
export async function similarTo(
  deps: Pick<BuilderDeps, "store" | "clock">,
  request: AppRequest,
): Promise<SimilarApp[]> {
  const { text, slackTeamId } = request;
  const found = await similarApps(deps.store, {
    ...{ text, slackTeamId, manifest: planOf(request).manifest, at: deps.clock.now() },
    ...{ exceptAppId: null, exceptRequestId: request.id },
  });
  return found.map((one) => asTold(one, request));
}

function asTold(found: SimilarFound, asking: AppRequest): SimilarApp {
  if (found.kind === "request") return { kind: "asked", askedBy: found.request.requesterId };
  const { app, peopleThisWeek, words } = found;
  const { name, title, purpose, ownerId, access } = app;
  // The card stands in its thread: of a channel's, others read it, too.
  const isTold = access === "company" || (isDirect(asking) && isSurelyOpen(app, asking.requesterId));
  return isTold ? { kind: "open", name, title, purpose, ownerId, peopleThisWeek, words } : { kind: "closed", ownerId };
}

function isDirect({ channelId }: AppRequest): boolean {
  return channelId.startsWith("D");
}
