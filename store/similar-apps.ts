import type { Manifest } from "../sdk/contract/manifest.ts";
import { type AppRequest, requestById } from "./app-requests.ts";
import { type App, appById, peopleThisWeek } from "./apps.ts";
import { similarNeeds } from "./needs/similar-needs.ts";
import type { Store } from "./store.ts";

/** What answers an ask already, or is about to. */
export type SimilarFound = (
  | { kind: "app"; app: App; peopleThisWeek: number }
  | { kind: "request"; request: AppRequest }
) & {
  /** 0 to 1. */
  score: number;
  /** Words of the ask for what both are about, what tells most first. */
  words: string[];
};

export interface SimilarAsked {
  text: string;
  /** What is planned for it, where it is planned. */
  manifest: Manifest | null;
  slackTeamId: string;
  exceptAppId: string | null;
  /** The asker's own, which is not like itself. */
  exceptRequestId: string | null;
  at: number;
}

const MOST = 3;

/** Live Apps and open AppRequests of the same need as an ask, best first, three at most; an App and its own change are one. */
export async function similarApps(store: Store, asked: SimilarAsked): Promise<SimilarFound[]> {
  const found: SimilarFound[] = [];
  for (const { kind, subjectId, score, words } of await similarNeeds(store, asked)) {
    if (found.length === MOST) break;
    if (kind === "app") {
      const app = subjectId === asked.exceptAppId ? undefined : await appById(store, subjectId);
      if (app === undefined) continue;
      const people = await peopleThisWeek(store, [app.id], asked.at);
      found.push({ kind, app, peopleThisWeek: people.get(app.id) ?? 0, score, words });
    } else {
      const request = subjectId === asked.exceptRequestId ? undefined : await requestById(store, subjectId);
      if (request === undefined) continue;
      const live = request.appId === null ? undefined : await appById(store, request.appId);
      if (live?.status !== "live") found.push({ kind, request, score, words });
    }
  }
  return found;
}
