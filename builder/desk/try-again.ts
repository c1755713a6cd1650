import { requestById, requestsOfThread } from "../../store/app-requests.ts";
import { appByThread } from "../../store/apps.ts";
import type { Received, ReceivedAsk } from "../desk.ts";
import type { DeskDeps } from "./deps.ts";
import { anew, liveAppId } from "./receive.ts";
import { NEWER_HERE, NOTHING_TO_TRY, UNKNOWN_ASK, underWay } from "./words.ts";

/**
 * *try again* by a button on how a request ended, which may stand elsewhere than its thread: the message stands for the ask,
 * so that it begins once, whoever presses how often. Who may is judged as for the words.
 */
export async function tryAgain(deps: DeskDeps, requestId: string, ask: ReceivedAsk): Promise<Received> {
  const request = await requestById(deps.store, requestId);
  if (request === undefined) return { kind: "refused", say: UNKNOWN_ASK };
  const { channelId, threadTs } = request;
  const ofThread = await requestsOfThread(deps.store, channelId, threadTs);
  const known = ofThread.find(({ messageTs }) => messageTs === ask.messageTs);
  if (known !== undefined) {
    await deps.start(known.id); // a crash may have come between the row and its run
    return { kind: "known", requestId: known.id };
  }
  if (ofThread[0]?.id !== requestId) return { kind: "refused", say: NEWER_HERE };
  if (request.status === "open") return { kind: "refused", say: underWay(undefined) };
  if (request.status === "live") return { kind: "refused", say: NOTHING_TO_TRY };
  const app = await appByThread(deps.store, channelId, threadTs);
  return anew(deps, request, liveAppId(app), { ...ask, channelId, threadTs }, []);
}
