import type { Clock } from "../../lib/clock.ts";
import { resultWithin, unlessAborted } from "../../lib/within.ts";
import type { TaskSpec } from "../runner.ts";

/** What the end of a task gives; undefined where its time was over first, or it is to end before that. */
export function endWithin<T>(
  clock: Clock,
  { timeoutMs, over }: Pick<TaskSpec, "timeoutMs" | "over">,
  ended: () => Promise<T>,
): Promise<T | undefined> {
  return resultWithin(clock, timeoutMs, () =>
    unlessAborted(ended(), over).catch((error: unknown) => {
      if (over?.aborted !== true) throw error;
      return undefined;
    }),
  );
}
