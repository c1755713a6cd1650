import { sayNo } from "../../operator/authority/judgement.ts";
import { requestById, requestStop } from "../../store/app-requests.ts";
import { type Approval, decideApproval, decisionWrites, pendingApproval } from "../../store/approvals.ts";
import type { Write } from "../../store/store.ts";
import type { StopOutcome } from "../desk.ts";
import { DEPLOY } from "../progress.ts";
import type { DeskDeps } from "./deps.ts";

/**
 * Asks a request to stop and declines what waits for an answer, in one write with what comes along. Who may is asked of
 * Slack, and meanwhile the workflow goes on: where the write comes to nothing, all is read again.
 */
export async function stop(
  deps: DeskDeps,
  requestId: string,
  personId: string,
  along: Write[] = [],
): Promise<StopOutcome> {
  for (;;) {
    const request = await requestById(deps.store, requestId);
    if (request === undefined || request.status !== "open") {
      return { kind: "nothing_to_stop", say: "Nothing is under way here any more." };
    }
    const may = await deps.authority.mayDo(personId, "stop", { requestId });
    if (!may.yes) return { kind: "refused", say: sayNo(may) };
    if (request.stage === DEPLOY) {
      return {
        kind: "nothing_to_stop",
        say: "It is going live this very moment. Say *stop* afterwards to switch it off.",
      };
    }
    const pending = await pendingApproval(deps.store, requestId);
    const isAsked = request.stopRequestedBy !== null;
    if (isAsked && pending === undefined) return { kind: "stopping" };
    if (!(await written(deps, { requestId, personId, pending, isAsked }, along))) continue;
    if (pending !== undefined) deps.signal(pending.id);
    return { kind: "stopping" };
  }
}

async function written(
  deps: DeskDeps,
  stopped: { requestId: string; personId: string; pending: Approval | undefined; isAsked: boolean },
  along: Write[],
): Promise<boolean> {
  const { requestId, personId, pending, isAsked } = stopped;
  const at = deps.clock.now();
  const no = { personId, answer: "no" as const, words: null, remark: null, inputs: [], at };
  if (isAsked && pending !== undefined) {
    return decideApproval(deps.store, pending, { ...no, approvalId: pending.id }, along);
  }
  const declined = pending === undefined ? [] : decisionWrites(pending, { ...no, approvalId: pending.id });
  return requestStop(deps.store, { requestId, personId, exceptStage: DEPLOY, at }, [...declined, ...along]);
}
