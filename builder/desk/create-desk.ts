import { newId } from "../../lib/ids.ts";
import type { Judgement, No } from "../../operator/authority/judgement.ts";
import { type AppRequest, addRemark, addRequest, requestsOfThread } from "../../store/app-requests.ts";
import {
  type Answer,
  type Approval,
  decideApproval,
  expireApprovals,
  latestApproval,
  pendingApproval,
} from "../../store/approvals.ts";
import { type App, appByThread } from "../../store/apps.ts";
import { heardOutcome, heardWrite, isSwitchedSince, keepHeard, rewriteHeard } from "../../store/heard-messages.ts";
import type { Remark } from "../../store/schema.ts";
import type { Write } from "../../store/store.ts";
import type { Desk, Received, ReceivedAsk, Replied, ThreadReply } from "../desk.ts";
import { decide, echo, verbOf } from "./decide.ts";
import { type DeskDeps, sayNo } from "./deps.ts";
import { stop } from "./stop.ts";
import { NEW_WISH, NOT_ASKED, NOTHING_TO_TRY, noteWords, SWITCHED_SINCE, underWay } from "./words.ts";
import { keepsPlan, remarksBesidePlan } from "../kept-plan.ts";
import { isShown, whenShown } from "./shown.ts";
import { isForRequest, readWord, type Word } from "./read-word.ts";

const NOTHING_SAID = "Say what you wish you had, for example: “a page where we collect lunch orders until 11:00”.";

/** After these ends people are told to say it in other words. */
const SAYS_ON: ReadonlySet<AppRequest["status"]> = new Set(["refused", "failed", "answered"]);

/** The Desk over the registry and the durable workflow. Saved first, then started or woken. */
export function createDesk(deps: DeskDeps): Desk {
  return {
    receive: (ask) => receive(deps, ask, null),
    reply: (reply) => replyOnce(deps, reply),
    decide: (decision) => decide(deps, decision),
    stop: (requestId, personId) => stop(deps, requestId, personId),
  };
}

async function receive(
  deps: DeskDeps,
  ask: ReceivedAsk,
  appId: string | null,
  before: { remarks?: Remark[]; continuesId?: string } = {},
): Promise<Received> {
  const may = await mayAskFor(deps, ask.personId, appId);
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
  if (ask.text.trim() === "" && ask.inputs.length === 0) return { kind: "refused", say: NOTHING_SAID };
  const at = deps.clock.now();
  const { personId, ...place } = ask;
  const request = { ...place, id: newId("req", at), requesterId: personId, appId, ...before, at };
  const added = await addRequest(deps.store, request);
  const requestId = added.kind === "known" ? added.requestId : request.id;
  // Also for a known one: a crash may have come between the row and its run.
  await deps.start(requestId);
  if (added.kind === "known") return added;
  deps.log.info("request received", { requestId });
  return { kind: "started", requestId };
}

/** Slack and we bring the same message again; what was done because of it is not done twice. */
async function replyOnce(deps: DeskDeps, reply: ThreadReply): Promise<Replied> {
  const heard = await heardOutcome(deps.store, reply.channelId, reply.messageTs);
  return heard ?? (await keepHeard(deps.store, messageOf(deps, reply), await reply_(deps, reply)));
}

function messageOf(deps: DeskDeps, { channelId, threadTs, messageTs }: ThreadReply) {
  return { channelId, threadTs, ts: messageTs, at: deps.clock.now() };
}

/** What became of a message, to be written with its effect. */
function noted(deps: DeskDeps, reply: ThreadReply, replied: Replied): Write[] {
  return [heardWrite(messageOf(deps, reply), replied)];
}

async function reply_(deps: DeskDeps, reply: ThreadReply): Promise<Replied> {
  const requests = await requestsOfThread(deps.store, reply.channelId, reply.threadTs);
  const open = requests.find((request) => request.status === "open");
  const known = requests.find((request) => request.messageTs === reply.messageTs);
  if (known !== undefined) return { kind: "started", requestId: known.id };
  if (open !== undefined) return replyToOpen(deps, open, reply);
  const app = await appByThread(deps.store, reply.channelId, reply.threadTs);
  if (app === undefined && requests.length === 0) return { kind: "ignored" };
  return replyToEnded(deps, requests[0], app, reply);
}

/** Nothing is open: a wish for a change of the thread's app, or another try. */
async function replyToEnded(
  deps: DeskDeps,
  last: AppRequest | undefined,
  app: App | undefined,
  reply: ThreadReply,
): Promise<Replied> {
  const word = readWord(reply.text);
  const { mentioned, ...ask } = reply;
  const appId = liveAppId(app);
  if (word === "retry" && last !== undefined && last.status !== "live") return anew(deps, last, appId, reply, []);
  // What went live and was stopped: tried again, it is started.
  if (appId !== null && word === "retry" && app?.status === "stopped") return stopOrStart(deps, appId, "start", reply);
  if (appId !== null && (word === "stop" || word === "start")) return stopOrStart(deps, appId, word, reply);
  const may = await mayAskFor(deps, reply.personId, appId);
  if (word === "retry" && may.yes) return { kind: "refused", say: NOTHING_TO_TRY };
  if (word !== null) return { kind: "ignored" };
  // Told to say it in other words, the asker does: what was said before still counts.
  const isAnother = last !== undefined && last.requesterId === reply.personId && SAYS_ON.has(last.status);
  if (isAnother && appId === null) {
    return anew(deps, last, appId, reply, [{ ts: reply.messageTs, personId: reply.personId, text: reply.text }]);
  }
  // People talk to each other in an app's thread: only an owner's words, or a mention, are meant for us.
  if (!may.yes && !mentioned) return overheard(deps, reply, may);
  if (appId === null && !mentioned) return { kind: "ignored" };
  return started(await receive(deps, ask, appId));
}

/** The same ask once more, with everything that was said since. */
async function anew(
  deps: DeskDeps,
  last: AppRequest,
  appId: string | null,
  reply: ThreadReply,
  more: Remark[],
): Promise<Replied> {
  const { mentioned: _, ...ask } = reply;
  const goesOn = more.length === 0 && last.requesterId === reply.personId && (await keepsPlan(deps.store, last));
  const said = goesOn ? remarksBesidePlan(last) : last.remarks.map(({ takenBy: __, ...remark }) => remark);
  const inputs = [...last.inputs, ...reply.inputs];
  const continued = goesOn ? { continuesId: last.id } : {};
  return started(
    await receive(deps, { ...ask, text: last.text, inputs }, appId, { remarks: [...said, ...more], ...continued }),
  );
}

/** Chatter stays unanswered; a colleague who clearly meant us learns whose it is. */
async function overheard(deps: DeskDeps, reply: ThreadReply, may: No): Promise<Replied> {
  if (!isForRequest(reply.text) || !(await mayAskFor(deps, reply.personId, null)).yes) return { kind: "ignored" };
  return { kind: "hint", say: `${sayNo(may)} ${NEW_WISH}` };
}

function liveAppId(app: App | undefined): string | null {
  return app?.liveDeploymentId ? app.id : null;
}

/** The thread of a live app is its switch, too. */
async function stopOrStart(
  deps: DeskDeps,
  appId: string,
  word: "stop" | "start",
  reply: ThreadReply,
): Promise<Replied> {
  const may = await deps.authority.mayDo(reply.personId, "stop", { appId });
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
  const message = messageOf(deps, reply);
  // Kept while Slack was away, it must not undo what was said after it.
  if (await isSwitchedSince(deps.store, message)) return { kind: "refused", say: SWITCHED_SINCE };
  const said = (say: string): Replied => ({ kind: "said", say });
  const order = { appId, to: word, personId: reply.personId };
  const outcome = said(await deps.switchApp(order, (say) => noted(deps, reply, said(say))));
  await rewriteHeard(deps.store, message, outcome);
  return outcome;
}

function mayAskFor(deps: DeskDeps, personId: string, appId: string | null): Promise<Judgement> {
  return deps.authority.mayDo(personId, appId === null ? "ask" : "change", { appId });
}

function started(received: Received): Replied {
  return received.kind === "refused" ? received : { kind: "started", requestId: received.requestId };
}

async function replyToOpen(deps: DeskDeps, request: AppRequest, reply: ThreadReply): Promise<Replied> {
  const may = await deps.authority.mayDo(reply.personId, "reply", { requestId: request.id });
  if (!may.yes) return reply.mentioned ? { kind: "refused", say: sayNo(may) } : overheard(deps, reply, may);
  const word = readWord(reply.text);
  if (word === "chatter") return { kind: "ignored" };
  const open = await pendingApproval(deps.store, request.id);
  if (word === "retry") return tryAgain(deps, request, open, reply);
  const shown = open === undefined ? null : await whenShown(deps, open, reply.messageTs);
  if (open !== undefined && shown === "not yet" && (word === "yes" || word === "no")) {
    return { kind: "refused", say: NOT_ASKED[open.kind] };
  }
  // What somebody had not seen yet when they said it is not what they mean.
  const pending = shown === "before" ? open : undefined;
  if (word === "stop" || (word === "no" && pending === undefined)) return stopIt(deps, request, reply);
  const remark = { ts: reply.messageTs, personId: reply.personId, text: reply.text };
  const answer = pending === undefined ? null : answerIn(pending, word, reply.text);
  if (word !== null && answer === null) {
    return reply.mentioned ? { kind: "refused", say: underWay(open) } : { kind: "ignored" };
  }
  const { id: requestId } = request;
  if (pending === undefined || answer === null) {
    const taken = { kind: "taken" as const, requestId, as: noteWords(request.stage) };
    await addRemark(deps.store, requestId, remark, reply.inputs, noted(deps, reply, taken));
    return taken;
  }
  const allowed = await deps.authority.mayDo(reply.personId, verbOf(pending), { approvalId: pending.id });
  if (!allowed.yes) return { kind: "refused", say: sayNo(allowed) };
  const said =
    word === null || (pending.kind === "questions" && answer === "yes")
      ? { words: reply.text, saidIn: reply.messageTs, inputs: reply.inputs }
      : {};
  const taken = { kind: "taken" as const, requestId, as: await echo(deps, pending, answer) };
  const decision = { approvalId: pending.id, personId: reply.personId, answer, ...said };
  const outcome = await decide(deps, decision, noted(deps, reply, taken));
  return outcome.kind === "taken" ? taken : { kind: "refused", say: outcome.say };
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
    return anew(deps, request, liveAppId(app), reply, []);
  }
  if (pending?.kind === "release" && !(await isShown(deps.store, pending))) {
    const { personId } = reply;
    const change = { approvalId: pending.id, personId, answer: "change" as const, words: null, remark: null, at };
    const as = `ask @${pending.groupHandle ?? ""} once more`;
    const taken = { kind: "taken" as const, requestId: request.id, as };
    if (await decideApproval(deps.store, pending, { ...change, inputs: [] }, noted(deps, reply, taken)))
      deps.signal(pending.id);
    return taken;
  }
  return { kind: "refused", say: underWay(pending) };
}

/** What words mean on what is pending. Free words never approve a release. */
function answerIn(pending: Approval, word: Word, text: string): Answer | null {
  // To a question of ours, a bare yes or no is its answer.
  if (pending.kind === "questions" && (word === "yes" || /^(no|nein)\W*$/i.test(text))) return "yes";
  if (word === "yes") return "yes";
  if (word === "no") return "no";
  if (word !== null) return null;
  if (pending.kind === "questions") return "yes";
  return pending.kind === "release" ? null : "change";
}
