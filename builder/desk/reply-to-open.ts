import { sayNo } from "../../operator/authority/judgement.ts";
import { type AppRequest, addRemark, requestById } from "../../store/app-requests.ts";
import {
  type Answer,
  type Approval,
  decideApproval,
  expireApprovals,
  latestApproval,
  pendingApproval,
} from "../../store/approvals.ts";
import { appByThread } from "../../store/apps.ts";
import type { Store } from "../../store/store.ts";
import type { Replied, ThreadReply } from "../desk.ts";
import { stageWords } from "../progress.ts";
import { isBetweenPeople } from "./between-people.ts";
import { decide, echo, verbOf } from "./decide.ts";
import { decideInWords } from "./decide-in-words.ts";
import type { DeskDeps } from "./deps.ts";
import { noted, wordFor } from "./heard.ts";
import { overheard } from "./overheard.ts";
import { asksForProgress } from "./read-progress.ts";
import { readQuestion } from "./read-question.ts";
import { readReturn } from "./read-return.ts";
import { wantsAnotherModel } from "./read-way-on.ts";
import { readWord, type Word } from "./read-word.ts";
import { anew, liveAppId, started } from "./receive.ts";
import { isRefused, whenShown } from "./shown.ts";
import { steeredTogether } from "./steering.ts";
import { stop } from "./stop.ts";
import {
  askedWords,
  ENDS_NOW,
  NO_WORD_FOR_EACH,
  NOT_ASKED,
  noteWords,
  progressWords,
  TO_AN_END,
  underWay,
  undoAfter,
} from "./words.ts";

/** What people say to each other, too: by itself it ends nothing that is under way. */
const BARE_NO = /^\W*(?:no|nein|nö|nee)(?:[\s,]+(?:thanks|thank you|danke))?\W*$/i;

/**
 * While a request is open: a decision in words, an answer, a wish, or *stop*. null: it ended while this was read, and so
 * nothing came of it here.
 */
export async function replyToOpen(deps: DeskDeps, request: AppRequest, reply: ThreadReply): Promise<Replied | null> {
  const may = await deps.authority.mayDo(reply.personId, "reply", { requestId: request.id });
  const word = readWord(reply.text);
  if (!may.yes) {
    const decided = await decidedByOthers(deps, request, reply, word);
    return decided ?? (reply.mentioned ? { kind: "refused", say: sayNo(may) } : overheard(deps, reply, may));
  }
  if (word === "chatter") return { kind: "ignored" };
  const open = await pendingApproval(deps.store, request.id);
  if (open?.kind !== "questions" && isBetweenPeople(reply)) return { kind: "ignored" };
  const decided = open === undefined ? null : await decideInWords(deps, open, reply);
  if (decided !== null) return decided;
  if (word === "retry") return tryAgain(deps, request, open, reply);
  if (word === null && open !== undefined && (await asksBack(deps, reply)))
    return { kind: "refused", say: undoAfter(open) };
  const shown = open === undefined ? null : await whenShown(deps, open, reply.messageTs);
  if (open !== undefined && shown === "not yet" && (word === "yes" || word === "no")) {
    return { kind: "refused", say: NOT_ASKED[open.kind] };
  }
  // What somebody had not seen yet when they said it is not what they mean.
  const pending = shown === "before" ? open : undefined;
  // A yes to a Release is not theirs to refuse: they do not want it any more.
  const isEnd = word === "no" && !BARE_NO.test(reply.text) && (pending === undefined || pending.kind === "release");
  if (word === "stop" || isEnd) return stopIt(deps, request, reply);
  if (word === null && asksForProgress(reply.text)) return { kind: "refused", say: howFar(deps, request, open) };
  if (word === null && pending?.kind !== "questions" && readQuestion(reply.text) !== null)
    return { kind: "refused", say: askedWords(pending) };
  const remark = { ts: reply.messageTs, personId: reply.personId, text: reply.text };
  const answer = pending === undefined ? null : answerIn(pending, word, reply.text);
  if (word !== null && answer === null) {
    return reply.mentioned ? { kind: "refused", say: underWay(open) } : { kind: "ignored" };
  }
  const { id: requestId } = request;
  if (pending === undefined || answer === null) {
    const isOver = await isEnding(deps.store, requestId);
    const wishes = isOver ? null : steeredTogether(request, remark);
    const together = wishes === null ? {} : { together: wishes };
    const said = await wordFor(deps, reply);
    const as = `${isOver ? TO_AN_END : noteWords(request)}${said === "last" ? NO_WORD_FOR_EACH : ""}`;
    const quiet = said === "none" ? { isOneOfMany: true as const } : {};
    const taken = { kind: "taken" as const, requestId, as, ...together, ...quiet };
    const added = await addRemark(deps.store, requestId, remark, reply.inputs, noted(deps, reply, taken));
    return added === "ended" ? null : taken;
  }
  const allowed = await deps.authority.mayDo(reply.personId, verbOf(pending), { approvalId: pending.id });
  if (!allowed.yes) return { kind: "refused", say: sayNo(allowed) };
  const isBare = word !== null || (pending.kind === "dead_end" && answer === "yes");
  const said =
    !isBare || (pending.kind === "questions" && answer === "yes")
      ? { words: reply.text, saidIn: reply.messageTs, inputs: reply.inputs }
      : {};
  const taken = { kind: "taken" as const, requestId, as: await echo(deps, pending, answer) };
  const decision = { approvalId: pending.id, personId: reply.personId, answer, ...said };
  const outcome = await decide(deps, decision, noted(deps, reply, taken));
  return outcome.kind === "taken" ? taken : { kind: "refused", say: outcome.say };
}

/** Its step and its time; what waits for somebody says for whom. */
function howFar({ clock }: DeskDeps, request: AppRequest, open: Approval | undefined): string {
  return progressWords({ stage: stageWords(request), askedMs: clock.now() - request.createdAt }, open);
}

/** "undo", of an app that is live: no answer to what is asked about its change. */
async function asksBack({ store }: DeskDeps, { channelId, threadTs, text }: ThreadReply): Promise<boolean> {
  return readReturn(text) !== null && liveAppId(await appByThread(store, channelId, threadTs)) !== null;
}

/** Who has no say in what is built may have one on its Release, and on whether it goes on. */
async function decidedByOthers(
  deps: DeskDeps,
  request: AppRequest,
  reply: ThreadReply,
  word: Word,
): Promise<Replied | null> {
  const { id: requestId } = request;
  if (word === "stop" && (await deps.authority.mayDo(reply.personId, "stop", { requestId })).yes)
    return stopIt(deps, request, reply);
  const open = await pendingApproval(deps.store, request.id);
  return open === undefined ? null : decideInWords(deps, open, reply);
}

/** Stopped, or answered with a no: its end is on its way. */
async function isEnding(store: Store, requestId: string): Promise<boolean> {
  if ((await requestById(store, requestId))?.stopRequestedBy !== null) return true;
  const last = await latestApproval(store, requestId);
  return last?.status === "no" || last?.status === "expired";
}

async function stopIt(deps: DeskDeps, request: AppRequest, reply: ThreadReply): Promise<Replied> {
  const taken = { kind: "taken" as const, requestId: request.id, as: "stop" };
  const stopped = await stop(deps, request.id, reply.personId, noted(deps, reply, taken));
  return stopped.kind === "stopping" ? taken : { kind: "refused", say: stopped.say };
}

/** While a request is open: what nobody answered in time begins anew, whom we could not ask is asked once more. */
async function tryAgain(
  deps: DeskDeps,
  request: AppRequest,
  pending: Approval | undefined,
  reply: ThreadReply,
): Promise<Replied> {
  const at = deps.clock.now();
  const asked = pending ?? (await latestApproval(deps.store, request.id));
  if (asked?.status === "expired" || (asked?.status === "pending" && asked.expiresAt <= at)) {
    // Its end is on its way, by the sweep: this only does not wait for it.
    await expireApprovals(deps.store, at);
    deps.signal(asked.id);
    const app = await appByThread(deps.store, reply.channelId, reply.threadTs);
    const { mentioned: _, ...ask } = reply;
    return started(await anew(deps, request, liveAppId(app), ask, []));
  }
  if (pending?.kind === "release" && (await isRefused(deps.store, pending))) {
    const { personId } = reply;
    const change = { approvalId: pending.id, personId, answer: "change" as const, words: null, remark: null, at };
    const as = `ask @${pending.groupHandle ?? ""} once more`;
    const taken = { kind: "taken" as const, requestId: request.id, as };
    if (await decideApproval(deps.store, pending, { ...change, inputs: [] }, noted(deps, reply, taken)))
      deps.signal(pending.id);
    return taken;
  }
  if (pending?.kind === "dead_end") return goOn(deps, pending, reply);
  const isOver = pending === undefined && (await isEnding(deps.store, request.id));
  return { kind: "refused", say: isOver ? ENDS_NOW : underWay(pending) };
}

/** The agent is stuck: it goes on as it is. */
async function goOn(deps: DeskDeps, pending: Approval, reply: ThreadReply): Promise<Replied> {
  const taken = { kind: "taken" as const, requestId: pending.requestId, as: await echo(deps, pending, "change") };
  const decision = { approvalId: pending.id, personId: reply.personId, answer: "change" as const };
  const outcome = await decide(deps, decision, noted(deps, reply, taken));
  return outcome.kind === "taken" ? taken : { kind: "refused", say: outcome.say };
}

/** What words mean on what is pending. On a Release only a verdict counts, which was read before. */
function answerIn(pending: Approval, word: Word, text: string): Answer | null {
  // To a question of ours, a bare yes or no is its answer.
  if (pending.kind === "questions" && (word === "yes" || BARE_NO.test(text))) return "yes";
  if (pending.kind === "release") return null;
  if (pending.kind === "dead_end") return wayOnIn(word, text);
  if (word === "yes") return "yes";
  if (word === "no") return "no";
  if (word !== null) return null;
  return pending.kind === "questions" ? "yes" : "change";
}

/** Where the agent is stuck: a bare yes only lets it go on. */
function wayOnIn(word: Word, text: string): Answer | null {
  if (word === "no") return "no";
  if (word === "yes") return "change";
  if (word !== null) return null;
  return wantsAnotherModel(text) ? "yes" : "change";
}
