import type { Clock } from "../lib/clock.ts";
import type { Log } from "../lib/log.ts";
import { type Poll, startPoll } from "../operator/poll.ts";
import { expireApprovals, settledOfOpenRequests, supersedeOtherGroups } from "../store/approvals.ts";
import type { Store } from "../store/store.ts";

const EVERY_MS = 5_000;

/**
 * Ends Approvals whose time is over, takes back what was asked of a group that is not the approvers' any more, and wakes
 * every waiter whose Decision stands in the store: it may have missed the signal.
 */
export function startApprovalSweep(deps: {
  store: Store;
  clock: Clock;
  log: Log;
  /** null: none is configured. Then nobody may decide (`operator/authority.ts`), and there is nobody to ask instead. */
  approverGroup: string | null;
  signal(approvalId: string): void;
}): Poll {
  const { approverGroup } = deps;
  const work = async () => {
    const takenBack = approverGroup === null ? [] : await supersedeOtherGroups(deps.store, approverGroup);
    for (const { requestId, groupHandle } of takenBack)
      deps.log.info("approval asked anew", { requestId, groupHandle });
    await expireApprovals(deps.store, deps.clock.now());
    for (const approval of await settledOfOpenRequests(deps.store)) deps.signal(approval.id);
  };
  return startPoll({ name: "approvals", everyMs: EVERY_MS, clock: deps.clock, log: deps.log, work });
}
