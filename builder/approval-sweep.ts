import type { Clock } from "../lib/clock.ts";
import type { Log } from "../lib/log.ts";
import { type Poll, startPoll } from "../operator/poll.ts";
import { expireApprovals, settledOfOpenRequests } from "../store/approvals.ts";
import type { Store } from "../store/store.ts";

const EVERY_MS = 5_000;

/** Ends Approvals whose time is over, and wakes every waiter whose Decision stands in the store: it may have missed the signal. */
export function startApprovalSweep(deps: {
  store: Store;
  clock: Clock;
  log: Log;
  signal(approvalId: string): void;
}): Poll {
  const work = async () => {
    await expireApprovals(deps.store, deps.clock.now());
    for (const approval of await settledOfOpenRequests(deps.store)) deps.signal(approval.id);
  };
  return startPoll({ name: "approvals", everyMs: EVERY_MS, clock: deps.clock, log: deps.log, work });
}
