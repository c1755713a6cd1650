import { sha256 } from "../lib/ids.ts";
import { requestById } from "../store/app-requests.ts";
import { type Approval, type ApprovalKind, approvalById } from "../store/approvals.ts";
import type { BuilderDeps } from "./deps.ts";

/** How an Approval ended: nobody in time is `expired`; one that was taken back is a `change`, to be asked anew. */
export interface Decided {
  answer: "yes" | "no" | "change" | "expired";
  byId: string | null;
  words: string | null;
}

/** Opaque, and the same for the same request, kind and round: the step that opens it may run twice. */
export function approvalIdOf(requestId: string, kind: ApprovalKind, round: number): string {
  return `apr_${sha256(`${requestId} ${kind} ${round}`).slice(0, 24)}`;
}

/** Who said stop; null: nobody. */
export async function stopSaid(deps: Pick<BuilderDeps, "store">, requestId: string): Promise<{ byId: string } | null> {
  const byId = (await requestById(deps.store, requestId))?.stopRequestedBy ?? null;
  return byId === null ? null : { byId };
}

/** Reads the Decision that a waiter was woken for, and takes the buttons off its card. */
export async function readDecision(deps: BuilderDeps, approvalId: string): Promise<Decided> {
  const approval = await approvalById(deps.store, approvalId);
  if (approval === undefined) throw new Error(`Approval ${approvalId} is not in the registry.`);
  await deps.announcer.settle(approvalId);
  return { answer: answerOf(approval.status), byId: approval.decidedBy, words: approval.words };
}

function answerOf(status: Approval["status"]): Decided["answer"] {
  if (status === "superseded") return "change";
  return status === "pending" ? "expired" : status;
}
