import { type Poll, startPoll } from "../operator/poll.ts";
import type { BuilderDeps } from "./deps.ts";
import { showQueued } from "./progress.ts";

const LOOK_EVERY_MS = 2_000;

/**
 * Tells on their cards which requests wait for a free place, and anew where their turn changes. `waiting`: their ids, in the
 * order of their turns, as the workflow's database says now.
 */
export function startQueue(deps: BuilderDeps, waiting: () => string[]): Poll {
  const told = new Map<string, number>();

  const work = async (): Promise<void> => {
    const queue = waiting();
    for (const requestId of [...told.keys()].filter((one) => !queue.includes(one))) told.delete(requestId);
    for (const [before, requestId] of queue.entries()) {
      if (told.get(requestId) === before) continue;
      await showQueued(deps, requestId, before, () => waiting().includes(requestId));
      told.set(requestId, before);
    }
  };
  return startPoll({ name: "queue", everyMs: LOOK_EVERY_MS, clock: deps.clock, log: deps.log, work });
}
