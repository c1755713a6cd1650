import { type Clock, utcDay } from "../lib/clock.ts";
import type { Log } from "../lib/log.ts";
import type { Store } from "../store/store.ts";
import { rollUpUsage } from "../store/usage-months.ts";
import { type Poll, startPoll } from "./poll.ts";

const EVERY_MS = 3_600_000;
/** So long it is kept who used an App on which day; of a month that is over for longer, how many did. */
const USAGE_KEPT_MS = 90 * 86_400_000;

export interface UsageSweepDeps {
  store: Store;
  clock: Clock;
  log: Log;
}

/** Looks at once, and then every hour. */
export function startUsageSweep(deps: UsageSweepDeps): Poll {
  const work = async () => void (await sweepUsage(deps));
  return startPoll({ name: "old usage", everyMs: EVERY_MS, clock: deps.clock, log: deps.log, work });
}

/** Puts together the months whose last day is no longer kept by the person; answers how many rows went. */
export async function sweepUsage({ store, clock, log }: UsageSweepDeps): Promise<number> {
  const month = utcDay(clock.now() - USAGE_KEPT_MS).slice(0, 7);
  let gone = 0;
  for (let more = 1; more > 0; gone += more) {
    more = await rollUpUsage(store, month);
    await new Promise((resolve) => setImmediate(resolve)); // one App after another: others are heard meanwhile
  }
  if (gone > 0) log.info("usage put together", { rows: gone });
  return gone;
}
