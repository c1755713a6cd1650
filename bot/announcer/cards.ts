import type { Clock } from "../../lib/clock.ts";
import type { Log } from "../../lib/log.ts";
import type { Card } from "../../operator/announcer.ts";
import { isSlackSilent } from "../slack-client.ts";

/** Each request's one card, brought to what was said last, however long Slack is away. */
export interface Cards {
  /** Resolves when this card or a newer one stands there, or the newer one is on its way. Rejects with what `show` throws, but for an outage. */
  keep(requestId: string, card: Card): Promise<void>;
  /** The last of `keep`; undefined: none since this process began. */
  last(requestId: string): Promise<void> | undefined;
}

const LONGEST_PAUSE_MS = 10_000;

export function createCards(options: {
  /** Posts or edits it. Throws KnownError `slack_silent` while Slack is away. */
  show: (requestId: string, card: Card) => Promise<void>;
  clock: Clock;
  log: Log;
}): Cards {
  const latest = new Map<string, { card: Card; shown: Promise<void> }>();

  async function showUntilThere(requestId: string, card: Card): Promise<void> {
    for (let failures = 0; latest.get(requestId)?.card === card; ) {
      try {
        return await options.show(requestId, card);
      } catch (error) {
        if (!isSlackSilent(error)) throw error;
        failures += 1;
        options.log.warn("card_waits", { requestId, failures });
        await options.clock.sleep(Math.min(300 * 2 ** failures, LONGEST_PAUSE_MS));
      }
    }
  }

  return {
    keep: (requestId, card) => {
      const kept = { card, shown: Promise.resolve() };
      latest.set(requestId, kept);
      kept.shown = showUntilThere(requestId, card).finally(() => {
        if (latest.get(requestId) === kept) latest.delete(requestId);
      });
      return kept.shown;
    },
    last: (requestId) => latest.get(requestId)?.shown,
  };
}
