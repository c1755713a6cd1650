import type { Clock } from "../lib/clock.ts";
import { explain } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";
import type { Announcer, Card } from "../operator/announcer.ts";
import { type Poll, startPoll } from "../operator/poll.ts";

const TELL_EVERY_MS = 30_000;
const LOOK_EVERY_MS = 5_000;

/**
 * Keeps the time on the cards of what is worked on: a card that nothing else edits is told again after half a minute. A step
 * tells its card as it begins, so after a start it runs again with the first of them.
 */
export function startRunningTime(deps: { announcer: Announcer; clock: Clock; log: Log }): {
  announcer: Announcer;
  poll: Poll;
} {
  const { announcer, clock, log } = deps;
  const running = new Map<string, { card: Card; toldAt: number }>();

  const progress: Announcer["progress"] = (requestId, card) => {
    if (card.ending === null && !card.isWaiting) running.set(requestId, { card, toldAt: clock.now() });
    else running.delete(requestId);
    return announcer.progress(requestId, card);
  };

  const tellAgain = async (): Promise<void> => {
    const now = clock.now();
    for (const [requestId, { card, toldAt }] of running) {
      if (now - toldAt < TELL_EVERY_MS) continue;
      // Nobody waits for it: where Slack is away, the card comes with what is told next.
      progress(requestId, { ...card, at: now }).catch((error: unknown) =>
        log.warn("running_time_unsaid", { requestId, reason: explain(error) }),
      );
    }
  };

  const poll = startPoll({ name: "running time", everyMs: LOOK_EVERY_MS, clock, log, work: tellAgain });
  return { announcer: { ...announcer, progress }, poll };
}
