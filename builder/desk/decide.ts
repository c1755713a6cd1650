import { sayNo } from "../../operator/authority/judgement.ts";
import type { Verb } from "../../operator/authority.ts";
import { type AppRequest, requestById, requestsOfThread } from "../../store/app-requests.ts";
import { type Answer, type Approval, approvalById, decideApproval, lastSaidRight } from "../../store/approvals.ts";
import { appById } from "../../store/apps.ts";
import { releaseById } from "../../store/releases.ts";
import { slackTs } from "../../store/said-in-order.ts";
import type { Write } from "../../store/store.ts";
import type { DecisionInput, DecisionOutcome } from "../desk.ts";
import type { DeskDeps } from "./deps.ts";
import { newerQuestion } from "./newer-question.ts";
import { lateWords, NO_OTHER_MODEL, OF_ANOTHER, settledWords } from "./words.ts";

/** Takes a Decision, with what is written along. */
export async function decide(deps: DeskDeps, decision: DecisionInput, along: Write[] = []): Promise<DecisionOutcome> {
  const judged = await stillOpen(deps, decision.approvalId, decision.personId);
  if (judged.kind !== "open") return judged;
  const { approval, at } = judged;
  const { approvalId, personId, answer } = decision;
  if (answer === "yes" && !(await isOfItsRelease(deps, approval))) return { kind: "refused", say: OF_ANOTHER };
  if (answer === "yes" && approval.kind === "dead_end" && approval.subjectHash === "")
    return { kind: "refused", say: NO_OTHER_MODEL };
  const words = decision.words ?? null;
  const isWish = answer === "change" || (answer === "yes" && approval.kind === "questions");
  const { inputs = [], inForm } = decision;
  const ts = decision.saidIn ?? (inForm === true ? slackTs(at) : approvalId);
  const own = { ...(inForm === true ? { inForm } : {}), takenBy: approvalId };
  const remark = isWish && words !== null ? { ts, personId, text: words, ...own } : null;
  const taken = { approvalId, personId, answer, words, remark, inputs, at };
  const first = await decideApproval(deps.store, approval, taken, along);
  if (!first) return settled(deps, (await approvalById(deps.store, approvalId)) ?? approval);
  deps.signal(approvalId);
  deps.log.info("decided", { requestId: approval.requestId, kind: approval.kind, answer });
  return { kind: "taken", as: await echo(deps, approval, answer) };
}

/** Whether this person may decide it, as of now; else what to tell them. */
export async function stillOpen(
  deps: DeskDeps,
  approvalId: string,
  personId: string,
): Promise<{ kind: "open"; approval: Approval; at: number } | Exclude<DecisionOutcome, { kind: "taken" }>> {
  const approval = await approvalById(deps.store, approvalId);
  if (approval === undefined)
    return { kind: "refused", say: "I do not know this question any more. Mention me in its thread with your wish." };
  if (approval.status !== "pending") return settled(deps, approval);
  const may = await deps.authority.mayDo(personId, verbOf(approval), { approvalId });
  if (!may.yes) return { kind: "refused", say: sayNo(may) };
  const at = deps.clock.now();
  if (approval.expiresAt > at) return { kind: "open", approval, at };
  return { kind: "refused", say: lateWords(approval, await requestsAround(deps, approval)) };
}

/**
 * A yes to a Release is to what was cut and shown, by its hash: compared when it is given. It is another one where the row
 * changed under it, or where the asker called another Release right since.
 */
async function isOfItsRelease(
  { store }: DeskDeps,
  { kind, requestId, releaseId, subjectHash }: Approval,
): Promise<boolean> {
  if (kind !== "release") return true;
  const release = await releaseById(store, releaseId ?? "");
  const shown = await lastSaidRight(store, requestId);
  return release?.hash === subjectHash && (shown === undefined || shown.subjectHash === subjectHash);
}

async function settled(deps: DeskDeps, approval: Approval): Promise<Exclude<DecisionOutcome, { kind: "taken" }>> {
  const { status } = approval;
  if (status === "superseded") return newerQuestion(deps.store, approval);
  return { kind: "already", say: settledWords({ ...approval, status }, await requestsAround(deps, approval)) };
}

/** All requests of the thread it was asked in, newest first. */
async function requestsAround(deps: DeskDeps, approval: Approval): Promise<AppRequest[]> {
  const request = await requestById(deps.store, approval.requestId);
  return request === undefined ? [] : requestsOfThread(deps.store, request.channelId, request.threadTs);
}

/** As in "Taken as: build it" and "Taken as: approve lunch v4". */
export async function echo(deps: DeskDeps, approval: Approval, answer: Answer): Promise<string> {
  const release = approval.releaseId === null ? undefined : await releaseById(deps.store, approval.releaseId);
  const app = release === undefined ? undefined : await appById(deps.store, release.appId);
  const version = release === undefined ? "" : `v${release.number}`;
  if (approval.kind === "dead_end") return ON_WORDS[answer];
  if (answer === "change") return "a change";
  if (approval.kind === "plan") return answer === "yes" ? "build it" : "cancel";
  if (approval.kind === "questions") return answer === "yes" ? "your answer" : "cancel";
  if (approval.kind === "preview") return answer === "yes" ? `${version} is right` : "cancel";
  return [answer === "yes" ? "approve" : "decline", app?.name ?? "", version].filter(Boolean).join(" ");
}

const ON_WORDS: Record<Answer, string> = { yes: "another model", change: "go on", no: "stop" };

export function verbOf(approval: Approval): Verb {
  if (approval.kind === "release") return "approve_release";
  if (approval.kind === "dead_end") return "reply";
  return approval.kind === "preview" ? "decide_preview" : "decide_plan";
}
