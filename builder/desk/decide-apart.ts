import { sayNo } from "../../operator/authority/judgement.ts";
import { type AppRequest, requestById, requestsOfThread, setApart } from "../../store/app-requests.ts";
import type { Remark } from "../../store/schema.ts";
import type { ApartDecision, ApartOutcome, Received } from "../desk.ts";
import type { DeskDeps } from "./deps.ts";
import { receive } from "./receive.ts";

/** Whether what was asked in an App's thread begins in a thread of its own, or changes that App after all. */
export async function decideApart(deps: DeskDeps, decision: ApartDecision): Promise<ApartOutcome> {
  const { requestId, personId, isApart } = decision;
  const asked = await readAsked(deps, requestId, personId);
  if ("say" in asked) return { kind: "refused", say: asked.say };
  const { request } = asked;
  if (request.apart === (isApart ? "declined" : "started")) {
    const say = isApart ? "It was taken as a change of this app already." : "It has a thread of its own already.";
    return { kind: "refused", say };
  }
  if (isApart) {
    const isFirst = await setApart(deps.store, requestId, "offered", "started");
    if (!isFirst && request.apart === "offered") return decideApart(deps, decision);
    // Also the second time: a kill may have come before the thread was there.
    return { kind: "thread_wanted", askerId: request.requesterId, channelId: request.channelId, text: request.text };
  }
  const messageTs = `here:${requestId}`;
  const requests = await requestsOfThread(deps.store, request.channelId, request.threadTs);
  if (requests.some((one) => one.status === "open" && one.messageTs !== messageTs))
    return { kind: "refused", say: "A change is under way here. Say *stop* to end it first." };
  const isFirst = await setApart(deps.store, requestId, "offered", "declined");
  if (!isFirst && request.apart === "offered") return decideApart(deps, decision);
  const ask = askOf(request, { channelId: request.channelId, threadTs: request.threadTs, messageTs });
  const received = await receive(deps, ask, request.appId, { remarks: saidBefore(request), isChange: true });
  if (received.kind === "refused") return received;
  return { kind: "changing", requestId: received.requestId, isNew: received.kind === "started" };
}

/** Opens the ask anew, for who asked, in a thread that was begun for it. */
export async function beginApart(
  deps: DeskDeps,
  requestId: string,
  personId: string,
  threadTs: string,
): Promise<Received> {
  const asked = await readAsked(deps, requestId, personId);
  if ("say" in asked) return { kind: "refused", say: asked.say };
  const { request } = asked;
  if (request.apart !== "started") return { kind: "refused", say: NOT_THERE };
  const { channelId } = request;
  const ask = askOf(request, { channelId, threadTs, messageTs: threadTs });
  return receive(deps, ask, null, { remarks: saidBefore(request) });
}

const NOT_THERE = "I do not know this question any more. Mention me in a new message with your wish.";

async function readAsked(
  deps: DeskDeps,
  requestId: string,
  personId: string,
): Promise<{ request: AppRequest } | { say: string }> {
  const request = await requestById(deps.store, requestId);
  if (request === undefined || request.apart === null) return { say: NOT_THERE };
  const may = await deps.authority.mayDo(personId, "reply", { requestId });
  return may.yes ? { request } : { say: sayNo(may) };
}

function askOf(request: AppRequest, place: { channelId: string; threadTs: string; messageTs: string }) {
  const { slackTeamId, requesterId: personId, text, inputs } = request;
  return { slackTeamId, personId, text, inputs, ...place };
}

function saidBefore({ remarks }: AppRequest): Remark[] {
  return remarks.map(({ takenBy: _, ...remark }) => remark);
}
