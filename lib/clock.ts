import { readFileSync, statSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/** The one source of time. Times are milliseconds since the epoch. */
export interface Clock {
  now(): number;
  /** Resolves after `ms` real milliseconds, or rejects when `signal` aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The day of a moment as YYYY-MM-DD, UTC. */
export function utcDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    await wait(ms, undefined, signal ? { signal } : {});
  },
};

/**
 * A clock that tests move: the file holds an offset in milliseconds, added to real time. All processes of one Toolroom
 * read the same file (`TOOLROOM_CLOCK`), so they move together; it is re-read when its modification time changes.
 */
export function createMovedClock(offsetFile: string): Clock {
  let offsetMs = 0;
  let readAt = -1;
  return {
    now: () => {
      const changedAt = statSync(offsetFile, { throwIfNoEntry: false })?.mtimeMs ?? 0;
      if (changedAt !== readAt) {
        offsetMs = changedAt === 0 ? 0 : Number(readFileSync(offsetFile, "utf8").trim() || 0);
        readAt = changedAt;
      }
      return Date.now() + offsetMs;
    },
    sleep: systemClock.sleep,
  };
}
