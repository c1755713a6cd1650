import type { Clock } from "../lib/clock.ts";
import { explain } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";
import { type Poll, startPoll } from "../operator/poll.ts";
import { requestById } from "../store/app-requests.ts";
import type { Store } from "../store/store.ts";
import { requestsGoneOnWith } from "./kept-work.ts";
import { forgetMemory, memoriesKept } from "./work-memory.ts";

const EVERY_MS = 3_600_000;
/**
 * A conversation is kept so long after its request ended. Whoever says *try again* does so within days, a holiday included;
 * later the code is gone on from by an agent that begins anew, as it is for every change of what is live.
 */
export const MEMORY_KEPT_MS = 60 * 86_400_000;

export interface WorkSweepDeps {
  home: string;
  store: Store;
  clock: Clock;
  log: Log;
}

/** Looks at once, and then every hour. */
export function startWorkSweep(deps: WorkSweepDeps): Poll {
  const work = async () => void (await sweepWork(deps));
  return startPoll({ name: "kept work", everyMs: EVERY_MS, clock: deps.clock, log: deps.log, work });
}

/**
 * Removes what agents remember of requests that ended long ago, and of none that is open or that an open one goes on with;
 * its ids. One that cannot be removed is tried again at the next look, as is one that a crash left half removed.
 */
export async function sweepWork({ home, store, clock, log }: WorkSweepDeps): Promise<string[]> {
  const kept = await memoriesKept(home);
  if (kept.length === 0) return [];
  const isInUse = await requestsGoneOnWith(store);
  const removed: string[] = [];
  for (const { requestId, at } of kept) {
    const request = await requestById(store, requestId);
    // Of one that the registry does not know, as after a backup of it was put back, the file says how old it is.
    const since = request?.updatedAt ?? at;
    if (isInUse.has(requestId) || clock.now() - since < MEMORY_KEPT_MS) continue;
    try {
      await forgetMemory(home, requestId);
      removed.push(requestId);
    } catch (error) {
      log.warn("conversation not removed", { requestId, error: explain(error) });
    }
  }
  if (removed.length > 0) log.info("conversations removed", { requests: removed.length });
  return removed;
}
