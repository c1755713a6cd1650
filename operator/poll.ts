import type { Clock } from "../lib/clock.ts";
import { explain } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";

/** Work that is done again and again, and at once when woken. */
export interface Poll {
  wake(): void;
  /** Resolves when the work under way is done; none begins after it. */
  stop(): Promise<void>;
}

/** One at a time. Every `everyMs` of real time, because the platform's clock may be moved without telling anybody. */
export function startPoll(options: {
  name: string;
  everyMs: number;
  clock: Clock;
  log: Log;
  work: () => Promise<void>;
}): Poll {
  let isStopped = false;
  let isWoken = false;
  let rest = new AbortController();

  const running = (async () => {
    while (!isStopped) {
      isWoken = false;
      try {
        await options.work();
      } catch (error) {
        // The next round tries again: one bad moment must not end all rounds.
        options.log.error("poll failed", { poll: options.name, error: explain(error) });
      }
      if (isStopped) return;
      rest = new AbortController();
      const { signal } = rest;
      // Woken meanwhile: at once, but after what else waits in this process.
      await options.clock.sleep(isWoken ? 0 : options.everyMs, signal).catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
    }
  })();

  return {
    wake: () => {
      isWoken = true;
      rest.abort();
    },
    stop: async () => {
      isStopped = true;
      rest.abort();
      await running;
    },
  };
}
