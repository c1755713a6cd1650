import type { Clock } from "../lib/clock.ts";
import { newId } from "../lib/ids.ts";
import type { Log } from "../lib/log.ts";
import type { Authority, Judgement, Verb } from "../operator/authority.ts";
import {
  type AppRequest,
  addRemark,
  addRequest,
  requestById,
  requestStop,
  requestsOfThread,
} from "../store/app-requests.ts";
import { type Answer, type Approval, approvalById, decideApproval, pendingApproval } from "../store/approvals.ts";
import { appByThread } from "../store/apps.ts";
import { appendAudit } from "../store/audit.ts";
import { releaseById } from "../store/releases.ts";
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
import { readWord, type Word } from "./words.ts";

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

/** The Desk over the registry and the durable workflow. Saved first, then started or woken. */
export function createDesk(deps: DeskDeps): Desk {
  return {
    receive: (ask) => receive(deps, ask, null),
    reply: (reply) => reply_(deps, reply),
    decide: (decision) => decide(deps, decision),
    stop: (requestId, personId) => stop(deps, requestId, personId),
  };
}

async function receive(deps: DeskDeps, ask: ReceivedAsk, appId: string | null): Promise<Received> {
  const may = await mayAskFor(deps, ask.personId, appId);
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
  if (ask.text.trim() === "" && ask.inputs.length === 0) return { kind: "refused", say: NOTHING_SAID };
  const at = deps.clock.now();
  const { personId, ...place } = ask;
  const request = { ...place, id: newId("req", at), requesterId: personId, appId, at };
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
  return replyToEnded(deps, requests[0], app?.liveDeploymentId ? app.id : null, reply);
}

/** Nothing is open: a wish for a change of the thread's app, or another try. */
async function replyToEnded(
  deps: DeskDeps,
  last: AppRequest | undefined,
  appId: string | null,
  reply: ThreadReply,
): Promise<Replied> {
  const word = readWord(reply.text);
  const { mentioned, ...ask } = reply;
  if (word === "retry" && last !== undefined && last.status !== "live") {
    const inputs = [...last.inputs, ...reply.inputs];
    return started(await receive(deps, { ...ask, text: last.text, inputs }, appId));
  }
  if (appId !== null && (word === "stop" || word === "start")) return stopOrStart(deps, appId, word, reply);
  if (word !== null) return { kind: "ignored" };
  const may = await mayAskFor(deps, reply.personId, appId);
  // People talk to each other in an app's thread: only an owner's words, or a mention, are meant for us.
  if (!may.yes && !mentioned) return { kind: "ignored" };
  if (appId === null && !mentioned) return { kind: "ignored" };
  return started(await receive(deps, ask, appId));
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

function sayNo({ why, askWhom }: Extract<Judgement, { yes: false }>): string {
  return `${why} ${askWhom}`.trim();
}

function started(received: Received): Replied {
  return received.kind === "refused" ? received : { kind: "started", requestId: received.requestId };
}

async function replyToOpen(deps: DeskDeps, request: AppRequest, reply: ThreadReply): Promise<Replied> {
  const may = await deps.authority.mayDo(reply.personId, "reply", { requestId: request.id });
  if (!may.yes) return reply.mentioned ? { kind: "refused", say: sayNo(may) } : { kind: "ignored" };
  const word = readWord(reply.text);
  if (word === "chatter") return { kind: "ignored" };
  const pending = await pendingApproval(deps.store, request.id);
  if (word === "stop" || (word === "no" && pending === undefined)) {
    const stopped = await stop(deps, request.id, reply.personId);
    if (stopped.kind === "stopping") return { kind: "taken", requestId: request.id, as: "stop" };
    return { kind: "refused", say: stopped.say };
  }
  const remark = { ts: reply.messageTs, personId: reply.personId, text: reply.text };
  const answer = pending === undefined ? null : answerIn(pending, word);
  if (pending === undefined || answer === null) {
    await addRemark(deps.store, request.id, remark, reply.inputs);
    return { kind: "taken", requestId: request.id, as: "a note for the build" };
  }
  const allowed = await deps.authority.mayDo(reply.personId, verbOf(pending), { approvalId: pending.id });
  if (!allowed.yes) return { kind: "refused", say: sayNo(allowed) };
  const said = word === null ? { words: reply.text, saidIn: reply.messageTs, inputs: reply.inputs } : {};
  const outcome = await decide(deps, { approvalId: pending.id, personId: reply.personId, answer, ...said });
  return outcome.kind === "taken" ? { ...outcome, requestId: request.id } : { kind: "refused", say: outcome.say };
}

/** What words mean on what is pending. Free words never approve a release. */
function answerIn(pending: Approval, word: Word): Answer | null {
  if (word === "yes") return pending.kind === "questions" ? null : "yes";
  if (word === "no") return "no";
  if (pending.kind === "questions") return "yes";
  return pending.kind === "release" ? null : "change";
}

async function decide(deps: DeskDeps, decision: DecisionInput): Promise<DecisionOutcome> {
  const approval = await approvalById(deps.store, decision.approvalId);
  if (approval === undefined)
    return { kind: "refused", say: "I do not know this question any more. Ask again in its thread." };
  if (approval.status !== "pending") return settled(approval);
  const may = await deps.authority.mayDo(decision.personId, verbOf(approval), { approvalId: approval.id });
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
  const at = deps.clock.now();
  if (approval.expiresAt <= at) {
    return { kind: "refused", say: "Its time is over. Reply in the thread to have it shown again." };
  }
  const { approvalId, personId, answer } = decision;
  const words = decision.words ?? null;
  const isWish = answer === "change" || (answer === "yes" && approval.kind === "questions");
  const remark = isWish && words !== null ? { ts: decision.saidIn ?? approvalId, personId, text: words } : null;
  const { inputs = [] } = decision;
  const first = await decideApproval(deps.store, approval, { approvalId, personId, answer, words, remark, inputs, at });
  if (!first) return settled((await approvalById(deps.store, approvalId)) ?? approval);
  deps.signal(approvalId);
  deps.log.info("decided", { requestId: approval.requestId, kind: approval.kind, answer });
  return { kind: "taken", as: await echo(deps, approval, answer) };
}

function settled(approval: Approval): DecisionOutcome {
  const by = approval.decidedBy === null ? "" : ` by <@${approval.decidedBy}>`;
  const when =
    approval.decidedAt === null
      ? ""
      : ` <!date^${Math.floor(approval.decidedAt / 1000)}^{date_short_pretty} at {time}|earlier>`;
  const what: Record<Approval["status"], string> = {
    pending: "This is still open.",
    yes: `Already agreed${by}${when}.`,
    no: `Already declined${by}${when}.`,
    change: `Already sent back for a change${by}${when}.`,
    superseded: "There is a newer version of this question in the thread.",
    expired: "Its time is over. Reply in the thread to have it shown again.",
  };
  return { kind: "already", say: what[approval.status] };
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
