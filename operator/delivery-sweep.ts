import type { Clock } from "../lib/clock.ts";
import type { Log } from "../lib/log.ts";
import { pruneCountedCalls } from "../store/app-counts.ts";
import { pruneDeliveries } from "../store/deliveries.ts";
import type { Store } from "../store/store.ts";
import { type Poll, startPoll } from "./poll.ts";

const EVERY_MS = 3_600_000;
/** So long can be looked up what an App got and answered, and have it done again. Whom it served is counted for ever. */
export const DELIVERIES_KEPT_MS = 90 * 86_400_000;
/** Between two of these the process hears whoever speaks to it. */
const AT_ONCE = 500;

export interface DeliverySweepDeps {
  store: Store;
  clock: Clock;
  log: Log;
}

/** Looks at once, and then every hour. */
export function startDeliverySweep(deps: DeliverySweepDeps): Poll {
  const work = async () => void (await sweepDeliveries(deps));
  return startPoll({ name: "old deliveries", everyMs: EVERY_MS, clock: deps.clock, log: deps.log, work });
}

/** Forgets what ended long ago; answers how many Deliveries. */
export async function sweepDeliveries({ store, clock, log }: DeliverySweepDeps): Promise<number> {
  const before = clock.now() - DELIVERIES_KEPT_MS;
  const forgotten = await forgetAll((most) => pruneDeliveries(store, before, most));
  await forgetAll((most) => pruneCountedCalls(store, before, most));
  if (forgotten > 0) log.info("deliveries forgotten", { forgotten });
  return forgotten;
}

async function forgetAll(forget: (most: number) => Promise<number>): Promise<number> {
  let forgotten = 0;
  for (let more = AT_ONCE; more === AT_ONCE; ) {
    more = await forget(AT_ONCE);
    forgotten += more;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return forgotten;
}
