import type { Clock } from "../lib/clock.ts";
import { newId } from "../lib/ids.ts";
import type { Log } from "../lib/log.ts";
import type { Judgement, No } from "../operator/authority/judgement.ts";
import type { Authority, Verb } from "../operator/authority.ts";
import {
  type AppRequest,
  addRemark,
  addRequest,
  requestById,
  requestStop,
  requestsOfThread,
} from "../store/app-requests.ts";
import {
  type Answer,
  type Approval,
  approvalById,
  decideApproval,
  expireApprovals,
  latestApproval,
  pendingApproval,
} from "../store/approvals.ts";
import { type App, appByThread } from "../store/apps.ts";
import { appendAudit } from "../store/audit.ts";
import { outboundMessageByKey } from "../store/outbound-messages.ts";
import { releaseById } from "../store/releases.ts";
import type { Remark } from "../store/schema.ts";
import type { Store } from "../store/store.ts";
import type {
  DecisionInput,
  DecisionOutcome,
  Desk,
  Received,
  ReceivedAsk,
  Replied,
  StopOutcome,
  ThreadReply,
} from "./desk.ts";
import { lateWords, NEW_WISH, NOTHING_TO_TRY, noteWords, settledWords, underWay } from "./desk-words.ts";
import { keepsPlan, remarksBesidePlan } from "./kept-plan.ts";
import { isForRequest, readWord, type Word } from "./words.ts";

export interface DeskDeps {
  store: Store;
  clock: Clock;
  log: Log;
  authority: Authority;
  /** Starts the request's workflow, once. */
  start(requestId: string): Promise<void>;
  /** Wakes whoever waits for this Approval. */
  signal(approvalId: string): void;
  /** Stops or starts a live App; a sentence for its thread about what happened. */
  switchApp(appId: string, to: "stop" | "start", personId: string): Promise<string>;
}

const NOTHING_SAID = "Say what you wish you had, for example: “a page where we collect lunch orders until 11:00”.";

/** After these ends people are told to say it in other words. */
const SAYS_ON: ReadonlySet<AppRequest["status"]> = new Set(["refused", "failed", "answered"]);

/** The Desk over the registry and the durable workflow. Saved first, then started or woken. */
export function createDesk(deps: DeskDeps): Desk {
  return {
    receive: (ask) => receive(deps, ask, null),
    reply: (reply) => reply_(deps, reply),
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
  return { kind: "said", say: await deps.switchApp(appId, word, reply.personId) };
}

function mayAskFor(deps: DeskDeps, personId: string, appId: string | null): Promise<Judgement> {
  return deps.authority.mayDo(personId, appId === null ? "ask" : "change", { appId });
}

function sayNo({ why, askWhom }: No): string {
  return `${why} ${askWhom}`.trim();
}

function started(received: Received): Replied {
  return received.kind === "refused" ? received : { kind: "started", requestId: received.requestId };
}

async function replyToOpen(deps: DeskDeps, request: AppRequest, reply: ThreadReply): Promise<Replied> {
  const may = await deps.authority.mayDo(reply.personId, "reply", { requestId: request.id });
  if (!may.yes) return reply.mentioned ? { kind: "refused", say: sayNo(may) } : overheard(deps, reply, may);
  const word = readWord(reply.text);
  if (word === "chatter") return { kind: "ignored" };
  const pending = await pendingApproval(deps.store, request.id);
  if (word === "retry") return tryAgain(deps, request, pending, reply);
  if (word === "stop" || (word === "no" && pending === undefined)) {
    const stopped = await stop(deps, request.id, reply.personId);
    if (stopped.kind === "stopping") return { kind: "taken", requestId: request.id, as: "stop" };
    return { kind: "refused", say: stopped.say };
  }
  const remark = { ts: reply.messageTs, personId: reply.personId, text: reply.text };
  const answer = pending === undefined ? null : answerIn(pending, word, reply.text);
  if (word !== null && answer === null) {
    return reply.mentioned ? { kind: "refused", say: underWay(pending) } : { kind: "ignored" };
  }
  if (pending === undefined || answer === null) {
    await addRemark(deps.store, request.id, remark, reply.inputs);
    return { kind: "taken", requestId: request.id, as: noteWords(request.stage) };
  }
  const allowed = await deps.authority.mayDo(reply.personId, verbOf(pending), { approvalId: pending.id });
  if (!allowed.yes) return { kind: "refused", say: sayNo(allowed) };
  const said =
    word === null || (pending.kind === "questions" && answer === "yes")
      ? { words: reply.text, saidIn: reply.messageTs, inputs: reply.inputs }
      : {};
  const outcome = await decide(deps, { approvalId: pending.id, personId: reply.personId, answer, ...said });
  return outcome.kind === "taken" ? { ...outcome, requestId: request.id } : { kind: "refused", say: outcome.say };
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
  if (pending?.kind === "release" && !(await isAsked(deps, pending))) {
    const { personId } = reply;
    const change = { approvalId: pending.id, personId, answer: "change" as const, words: null, remark: null, at };
    if (await decideApproval(deps.store, pending, { ...change, inputs: [] })) deps.signal(pending.id);
    return { kind: "taken", requestId: request.id, as: `ask @${pending.groupHandle ?? ""} once more` };
  }
  return { kind: "refused", say: underWay(pending) };
}

/** Whether its card stands in Slack: the announcer keys it by the Approval. */
async function isAsked(deps: DeskDeps, approval: Approval): Promise<boolean> {
  return (await outboundMessageByKey(deps.store, `${approval.id}:card`))?.ts != null;
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

async function decide(deps: DeskDeps, decision: DecisionInput): Promise<DecisionOutcome> {
  const approval = await approvalById(deps.store, decision.approvalId);
  if (approval === undefined)
    return { kind: "refused", say: "I do not know this question any more. Mention me in its thread with your wish." };
  if (approval.status !== "pending") return settled(deps, approval);
  const may = await deps.authority.mayDo(decision.personId, verbOf(approval), { approvalId: approval.id });
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
  const at = deps.clock.now();
  if (approval.expiresAt <= at) {
    return { kind: "refused", say: lateWords(approval, await requestsAround(deps, approval)) };
  }
  const { approvalId, personId, answer } = decision;
  const words = decision.words ?? null;
  const isWish = answer === "change" || (answer === "yes" && approval.kind === "questions");
  const remark =
    isWish && words !== null ? { ts: decision.saidIn ?? approvalId, personId, text: words, takenBy: approvalId } : null;
  const { inputs = [] } = decision;
  const first = await decideApproval(deps.store, approval, { approvalId, personId, answer, words, remark, inputs, at });
  if (!first) return settled(deps, (await approvalById(deps.store, approvalId)) ?? approval);
  deps.signal(approvalId);
  deps.log.info("decided", { requestId: approval.requestId, kind: approval.kind, answer });
  return { kind: "taken", as: await echo(deps, approval, answer) };
}

async function settled(deps: DeskDeps, approval: Approval): Promise<DecisionOutcome> {
  return { kind: "already", say: settledWords(approval, await requestsAround(deps, approval)) };
}

/** All requests of the thread it was asked in, newest first. */
async function requestsAround(deps: DeskDeps, approval: Approval): Promise<AppRequest[]> {
  const request = await requestById(deps.store, approval.requestId);
  return request === undefined ? [] : requestsOfThread(deps.store, request.channelId, request.threadTs);
}

async function echo(deps: DeskDeps, approval: Approval, answer: Answer): Promise<string> {
  const release = approval.releaseId === null ? undefined : await releaseById(deps.store, approval.releaseId);
  const subject = release === undefined ? "" : ` v${release.number}`;
  if (answer === "change") return "a change";
  if (approval.kind === "plan") return answer === "yes" ? "build it" : "cancel";
  if (approval.kind === "questions") return answer === "yes" ? "your answer" : "cancel";
  if (approval.kind === "preview") return answer === "yes" ? `${subject.trim()} is right` : "cancel";
  return answer === "yes" ? `approve${subject}` : `decline${subject}`;
}

function verbOf(approval: Approval): Verb {
  if (approval.kind === "release") return "approve_release";
  return approval.kind === "preview" ? "decide_preview" : "decide_plan";
}

async function stop(deps: DeskDeps, requestId: string, personId: string): Promise<StopOutcome> {
  const request = await requestById(deps.store, requestId);
  if (request === undefined || request.status !== "open") {
    return { kind: "nothing_to_stop", say: "Nothing is under way here any more." };
  }
  const may = await deps.authority.mayDo(personId, "stop", { requestId });
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
  if (request.stage === "deploy") {
    return {
      kind: "nothing_to_stop",
      say: "It is going live this very moment. Say *stop* afterwards to switch it off.",
    };
  }
  const at = deps.clock.now();
  await requestStop(deps.store, requestId, personId, at);
  await appendAudit(deps.store, { at, actor: personId, verb: "stop", subject: `request:${requestId}`, details: {} });
  const pending = await pendingApproval(deps.store, requestId);
  if (pending !== undefined) {
    const no = { approvalId: pending.id, personId, answer: "no" as const, words: null, remark: null, inputs: [], at };
    await decideApproval(deps.store, pending, no);
    deps.signal(pending.id);
  }
  return { kind: "stopping" };
}
