import { requestsOfThread } from "../../store/app-requests.ts";
import { pendingApproval } from "../../store/approvals.ts";
import type { App } from "../../store/apps.ts";
import { liveRelease } from "../../store/releases.ts";
import type { DeskDeps } from "./deps.ts";

/** Why nothing can be asked for just now because of this Release. */
export type Hindrance = { kind: "other_live"; releaseNumber: number } | { kind: "under_way"; asks: boolean };

/** null: nothing stands against it. The request of that message itself is no hindrance: a kill came after it. */
export async function hindranceTo(
  deps: DeskDeps,
  app: App,
  releaseId: string,
  messageTs: string,
): Promise<Hindrance | null> {
  const live = await liveRelease(deps.store, app.id);
  if (live !== undefined && live.id !== releaseId) return { kind: "other_live", releaseNumber: live.number };
  const requests = await requestsOfThread(deps.store, app.channelId, app.threadTs);
  const open = requests.find(({ status }) => status === "open");
  if (open === undefined || open.messageTs === messageTs) return null;
  const asked = await pendingApproval(deps.store, open.id);
  return { kind: "under_way", asks: asked?.kind === "questions" };
}

/**
 * To who asks from elsewhere than the App's thread. `after`: what to do once nothing is asked there any more; the words are
 * no answer to that.
 */
export function sayHindrance(hindrance: Hindrance, meanwhile: string, after: string): string {
  if (hindrance.kind === "under_way" && hindrance.asks)
    return `I asked something in its thread, and nobody has answered yet. Answer it there, or say *cancel*. ${after}`;
  if (hindrance.kind === "under_way") return `A change is under way in its thread. ${meanwhile}`;
  return `v${hindrance.releaseNumber} is live meanwhile. Say in its thread what is still wrong.`;
}
