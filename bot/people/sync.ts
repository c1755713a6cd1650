import type { Clock } from "../../lib/clock.ts";
import type { Log } from "../../lib/log.ts";
import { type Poll, startPoll } from "../../operator/poll.ts";
import type { People } from "./people.ts";

const HOUR_MS = 3_600_000;
const RETRY_MS = 60_000;

/**
 * Reads everybody now, each hour, and when woken: Slack repeats a `user_change` for some minutes only, and who left the
 * company while nobody listened must be out all the same. What failed is tried again within a minute.
 */
export function startPeopleSync(options: { people: Pick<People, "syncAll">; clock: Clock; log: Log }): Poll {
  const { people, clock, log } = options;
  let isWanted = true;
  let dueAt = 0;
  const work = async () => {
    const at = clock.now();
    if (!isWanted && at < dueAt) return;
    isWanted = false;
    try {
      await people.syncAll();
      dueAt = at + HOUR_MS;
    } catch (error) {
      isWanted = true;
      throw error;
    }
  };
  const poll = startPoll({ name: "people", everyMs: RETRY_MS, clock, log, work });
  return {
    wake: () => {
      isWanted = true;
      poll.wake();
    },
    stop: poll.stop,
  };
}
