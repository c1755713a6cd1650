import { type AppRequest, requestById, requestsOfThread } from "../../store/app-requests.ts";
import type { App } from "../../store/apps.ts";
import type { Deployment } from "../../store/deployments.ts";
import { liveOutcome } from "./deploy/live-outcome.ts";
import { refused, type ToolAsk, type ToolOutcome } from "./tool-ask.ts";
import type { ToolDeps } from "./tool-deps.ts";

const FRESH_MS = 60_000;

/** Whether a request is the way back that is meant. */
type IsIt = (request: AppRequest) => boolean;

/**
 * The same way back, of the same person, that is under way (then nothing new is begun), how often it ended before, and why none
 * can be begun now.
 */
export async function waysBack(
  { builder: { store } }: ToolDeps,
  { personId }: ToolAsk,
  app: App,
  isIt: IsIt,
): Promise<{ underWay: AppRequest | null; tried: number; hindrance: ToolOutcome | null }> {
  const requests = await requestsOfThread(store, app.channelId, app.threadTs);
  const open = requests.find(({ status }) => status === "open");
  const isSame = open !== undefined && open.requesterId === personId && isIt(open);
  const tried = requests.filter((request) => request.status !== "open" && isIt(request)).length;
  const isHindered = (open !== undefined && !isSame) || app.status === "stopped";
  return { underWay: isSame ? open : null, tried, hindrance: isHindered ? hindered(app, open !== undefined) : null };
}

/** Run again, because its answer was lost or twice by mistake: what went live within this minute is what was meant. */
export async function justDone(
  deps: ToolDeps,
  { personId }: ToolAsk,
  { requestId, liveAt }: Deployment,
  isIt: IsIt,
): Promise<ToolOutcome | null> {
  const request = await requestById(deps.builder.store, requestId);
  const isFresh = Math.abs(deps.builder.clock.now() - (liveAt ?? 0)) < FRESH_MS;
  const isSame = request !== undefined && request.requesterId === personId && isIt(request);
  return isFresh && isSame ? await liveOutcome(deps, request, { isNew: false }) : null;
}

function hindered({ name }: App, isUnderWay: boolean): ToolOutcome {
  return isUnderWay
    ? refused("conflict", `A change of ${name} is under way in its thread.`, "Say stop there; then run it again.")
    : refused("conflict", `${name} is switched off.`, "Say start in its thread in Slack; then run it again.");
}
