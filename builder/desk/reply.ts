import { type AppRequest, requestsOfThread } from "../../store/app-requests.ts";
import { appByThread } from "../../store/apps.ts";
import { heardOutcome, keepHeard } from "../../store/heard-messages.ts";
import type { Replied, ThreadReply } from "../desk.ts";
import { answer } from "./answer.ts";
import { approvalOfCard, decideInWords, hintBelow } from "./decide-in-words.ts";
import type { DeskDeps } from "./deps.ts";
import { messageOf } from "./heard.ts";
import { replyToEnded } from "./reply-to-ended.ts";
import { replyToOpen } from "./reply-to-open.ts";
import { startedBack } from "./roll-back.ts";
import { LEFT_OUT } from "./words.ts";

/** Slack and we bring the same message again; what was done because of it is not done twice. */
export async function reply(deps: DeskDeps, message: ThreadReply, isTakenBack: boolean): Promise<Replied> {
  const heard = await heardOutcome(deps.store, message.channelId, message.messageTs);
  if (heard !== undefined) return heard;
  const outcome = await actOn(deps, message, isTakenBack);
  const kept = await keepHeard(deps.store, messageOf(deps, message), withoutEntries(outcome));
  return showsEntries(outcome) && kept.kind === "answered" ? outcome : kept;
}

/** What an App keeps is kept there alone: who hears the same message again gets the way to its page. */
function withoutEntries(outcome: Replied): Replied {
  if (outcome.kind !== "answered" || outcome.answer.about !== "entries") return outcome;
  const { found, ...answer } = outcome.answer;
  return { ...outcome, answer };
}

function showsEntries(outcome: Replied): boolean {
  return outcome.kind === "answered" && outcome.answer.about === "entries" && outcome.answer.found !== undefined;
}

async function actOn(deps: DeskDeps, reply: ThreadReply, isTakenBack: boolean): Promise<Replied> {
  const requests = await requestsOfThread(deps.store, reply.channelId, reply.threadTs);
  const known = requests.find((request) => request.messageTs === reply.messageTs);
  if (known !== undefined) return startedBack(deps, known.id, known.returnsTo);
  const app = await appByThread(deps.store, reply.channelId, reply.threadTs);
  const card = await approvalOfCard(deps.store, reply.channelId, reply.threadTs);
  const isOurs = app !== undefined || requests.length > 0;
  if (!isOurs && card === undefined) return { kind: "ignored" };
  if (isTakenBack) return reply.mentioned ? { kind: "told", say: LEFT_OUT } : { kind: "ignored" };
  // Also where something was asked below it: a verdict there is on what the card is about.
  const decided = card === undefined ? null : await decideInWords(deps, card, reply);
  if (decided !== null) return decided;
  if (!isOurs) return card === undefined ? { kind: "ignored" } : hintBelow(deps, card, reply);
  const answered = app === undefined ? null : await answer(deps, app, reply, requests.some(isOpen));
  return answered ?? takeUp(deps, reply);
}

/** As things stand when it is taken up: reading it may have taken its time. */
async function takeUp(deps: DeskDeps, reply: ThreadReply): Promise<Replied> {
  const app = await appByThread(deps.store, reply.channelId, reply.threadTs);
  const requests = await requestsOfThread(deps.store, reply.channelId, reply.threadTs);
  const open = requests.find(isOpen);
  if (open === undefined) return replyToEnded(deps, requests[0], app, reply);
  return (await replyToOpen(deps, open, reply)) ?? takeUp(deps, reply);
}

function isOpen({ status }: AppRequest): boolean {
  return status === "open";
}
