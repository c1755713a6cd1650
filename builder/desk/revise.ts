import { sayNo } from "../../operator/authority/judgement.ts";
import { type AppRequest, requestsOfThread } from "../../store/app-requests.ts";
import { latestAsked } from "../../store/approvals.ts";
import { appByThread } from "../../store/apps.ts";
import { earlyRevision, keepEarly } from "../../store/early-revisions.ts";
import { type HeardMessage, heardOutcome, heardWrite, keepHeard, lastRevision } from "../../store/heard-messages.ts";
import type { RevisedAt } from "../../store/message-tables.ts";
import { reviseAsk } from "../../store/revise-ask.ts";
import type { AskInput } from "../../store/schema.ts";
import { type Replied, type Revision, WHOLE_ASK } from "../desk.ts";
import { approvalOfCard } from "./decide-in-words.ts";
import type { DeskDeps } from "./deps.ts";
import { isCorrection } from "./read-correction.ts";
import { rememberTaken, reviseReply } from "./revise-reply.ts";
import { stop } from "./stop.ts";

const AS_IT_STANDS = "your ask as it stands now";
const AGREED =
  "You changed your ask after its plan was agreed, so I go on with what was agreed. Say in its thread what should be different, and I take it in.";
const GOES_BACK = "That is under way as it was asked. Say in its thread what should be different.";
const TAKEN_BACK =
  "You deleted your ask, so I stop working on it. What is live stays as it is. Say *try again* in its thread to go on.";

type NewWords = NonNullable<Revision["ask"]>;

/**
 * Something said to an open request was edited in Slack, or deleted. The words of an ask are those of its last edit until
 * its plan is agreed; from then on, nothing changes unasked.
 */
export async function revise(deps: DeskDeps, revision: Revision): Promise<Replied> {
  const { channelId, threadTs, revisedTs } = revision;
  const heard = await heardOutcome(deps.store, channelId, revisedTs);
  if (heard !== undefined) {
    // Also where a crash came between the two.
    await rememberTaken(deps, revision, heard);
    return heard;
  }
  const message = { channelId, threadTs, ts: revisedTs, at: deps.clock.now() };
  if ((await mayComeYet(deps, revision)) && (await keptForLater(deps, revision, message))) return { kind: "ignored" };
  return keepHeard(deps.store, message, await reviseKnown(deps, revision));
}

/** Of a message that has come, or that is none for us. */
export async function reviseKnown(deps: DeskDeps, said: Revision): Promise<Replied> {
  const { channelId, threadTs, revisedTs, personId } = said;
  const requests = await requestsOfThread(deps.store, channelId, threadTs);
  const messageTs = await tsOfAsk(deps, said, requests);
  if (messageTs !== said.messageTs && Number(messageTs) >= Number(revisedTs)) return { kind: "ignored" };
  const revision = { ...said, messageTs };
  const last = await lastRevision(deps.store, channelId, messageTs);
  const early = await earlyRevision(deps.store, revision);
  const lastTs = Math.max(Number(last?.ts ?? 0), Number(early?.revisedTs ?? 0));
  if (lastTs > Number(revisedTs)) return { kind: "ignored" };
  const own = requests.find((one) => one.messageTs === messageTs);
  const asked = own === undefined ? undefined : (triedAgain(own, requests) ?? own);
  if (asked === undefined || (revision.ask !== null && asked === own && isOnceMore(asked, requests)))
    return reviseReply(deps, requests, revision);
  const isTheirs = asked.status === "open" && asked.requesterId === personId;
  return isTheirs ? reviseOwn(deps, asked, revision) : { kind: "ignored" };
}

/** Of a message; of chatter that an edit made an ask of, the moment of that edit, by which the ask is known. */
async function tsOfAsk(
  deps: DeskDeps,
  { channelId, messageTs }: Revision,
  requests: readonly AppRequest[],
): Promise<string> {
  const heard = await heardOutcome(deps.store, channelId, messageTs);
  const begun = heard?.kind === "started" ? requests.find(({ id }) => id === heard.requestId) : undefined;
  return begun?.messageTs ?? messageTs;
}

/** What goes on by the words that began this thread, where they were tried again: with an App there, each wish has its own. */
function triedAgain(asked: AppRequest, requests: readonly AppRequest[]): AppRequest | undefined {
  const { threadTs, messageTs, requesterId } = asked;
  if (messageTs !== threadTs || asked.status === "open" || requests.some(({ status }) => status === "live"))
    return undefined;
  return requests.find((one) => one.status === "open" && one.requesterId === requesterId);
}

/** Begun by words that were not its ask: *try again*, or other words for what was asked before, which are a remark of it. */
function isOnceMore(asked: AppRequest, requests: readonly AppRequest[]): boolean {
  const { messageTs, remarks, text, createdAt } = asked;
  if (remarks.some(({ ts }) => ts === messageTs)) return true;
  return requests.some(
    (one) => one !== asked && one.status !== "live" && one.createdAt <= createdAt && one.text === text,
  );
}

/** Keeps it for when its message comes; false: that has come. */
async function keptForLater(deps: DeskDeps, revision: Revision, message: HeardMessage): Promise<boolean> {
  const { mentioned: _, ask, ...said } = revision;
  const words = ask === null ? null : { text: ask.text, inputs: ask.inputs };
  const along = [heardWrite(message, { kind: "ignored" })];
  return (await keepEarly(deps.store, { ...said, ask: words, createdAt: message.at }, along)) === "kept";
}

/** Whether a message that is not here yet would be for us. */
async function mayComeYet(deps: DeskDeps, { channelId, threadTs, messageTs, mentioned }: Revision): Promise<boolean> {
  const requests = await requestsOfThread(deps.store, channelId, threadTs);
  if (requests.some(({ remarks }) => remarks.some(({ ts }) => ts === messageTs))) return false;
  if (mentioned || requests.length > 0) return true;
  const isOfApp = (await appByThread(deps.store, channelId, threadTs)) !== undefined;
  return isOfApp || (await approvalOfCard(deps.store, channelId, threadTs)) !== undefined;
}

async function reviseOwn(deps: DeskDeps, request: AppRequest, revision: Revision): Promise<Replied> {
  if (revision.ask !== null) return rewrite(deps, request, revision, revision.ask);
  const stopped = await stop(deps, request.id, request.requesterId);
  return { kind: "told", say: stopped.kind === "stopping" ? TAKEN_BACK : stopped.say };
}

async function rewrite(deps: DeskDeps, request: AppRequest, revision: Revision, ask: NewWords): Promise<Replied> {
  const { channelId, threadTs, messageTs, revisedTs, personId } = revision;
  const { id: requestId } = request;
  if (ask.text === request.text) return { kind: "ignored" };
  const may = await deps.authority.mayDo(personId, "reply", { requestId });
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
  const at = deps.clock.now();
  const since = (await latestAsked(deps.store, requestId))?.id ?? null;
  const revised: RevisedAt = { messageTs, since };
  const corrects = request.appId !== null && isCorrection(ask.text);
  const words = { requestId, text: ask.text, inputs: inputsOf(request, ask), isCorrection: corrects, personId, at };
  const taken: Replied = { kind: "taken", requestId, as: AS_IT_STANDS, revised };
  const outcome = await reviseAsk(deps.store, words, [heardWrite({ channelId, threadTs, ts: revisedTs, at }, taken)]);
  if (outcome.kind === "ended") return { kind: "ignored" };
  if (outcome.kind === "agreed") return { kind: "told", say: request.returnsTo === null ? AGREED : GOES_BACK, revised };
  if (outcome.reopened !== null) deps.signal(outcome.reopened.id);
  return taken;
}

/** Of one that was too long for an ask, and is no more, all is in its words. */
function inputsOf(request: AppRequest, ask: NewWords): AskInput[] {
  const isWhole = (input: AskInput) => input.kind === "text" && input.name === WHOLE_ASK;
  const whole = request.inputs.find(isWhole);
  return whole === undefined || ask.inputs.some(isWhole)
    ? ask.inputs
    : [...ask.inputs, { ...whole, content: ask.text }];
}
