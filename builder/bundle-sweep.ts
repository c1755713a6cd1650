import type { Clock } from "../lib/clock.ts";
import { explain } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";
import { type Poll, startPoll } from "../operator/poll.ts";
import { openRequests } from "../store/app-requests.ts";
import { bundlesInUse, forgetBundle, type NamedBundle, namedBundles } from "../store/bundles.ts";
import type { Store } from "../store/store.ts";
import { requestsGoneOnWith } from "./kept-work.ts";
import { keptBundles, removeBundle, removeLeftovers } from "./source/kept-bundles.ts";
import { MEMORY_KEPT_MS } from "./work-sweep.ts";

const EVERY_MS = 3_600_000;
/** What an attempt was tried with, its packages among it: over a weekend, and while a backup of the registry is put back. */
export const BUNDLE_KEPT_MS = 7 * 86_400_000;
/** A request's first bundle is made after its row; the disk and the registry may see that in another order. */
const MARGIN_MS = 3_600_000;

export interface BundleSweepDeps {
  home: string;
  store: Store;
  /** The disk's: it says how old files are, also where a test has moved the platform's. */
  clock: Clock;
  log: Log;
}

/** Looks at once, and then every hour. */
export function startBundleSweep(deps: BundleSweepDeps): Poll {
  const work = async () => void (await sweepBundles(deps));
  return startPoll({ name: "bundles", everyMs: EVERY_MS, clock: deps.clock, log: deps.log, work });
}

/**
 * Removes bundles that no Release, no running Instance and no open request needs, a week after they were last made; what was
 * written for a request, as long after its end as its conversation (work-sweep.ts). Their hashes. An open request needs what it
 * goes on with, and all that was made since the oldest open one began: its saved steps name it, and nothing else does.
 */
export async function sweepBundles({ home, store, clock, log }: BundleSweepDeps): Promise<string[]> {
  const untouchedSince = await oldestNeeded(store, clock.now());
  await removeLeftovers(home, untouchedSince);
  const inUse = await bundlesInUse(store);
  const old = (await keptBundles(home)).filter(
    ({ bundleHash, touchedAt }) => touchedAt <= untouchedSince && !inUse.has(bundleHash),
  );
  if (old.length === 0) return [];
  const named = Map.groupBy(await namedBundles(store), (one) => one.bundleHash);
  const gone: string[] = [];
  for (const { bundleHash } of old) {
    const names = named.get(bundleHash) ?? [];
    if (names.some(({ at }) => clock.now() - at < MEMORY_KEPT_MS) || (await isGoneOnWith(store, names))) continue;
    try {
      // Who asks for it from now on begins anew. Who asked before is open by now: they keep it.
      for (const name of names) await forgetBundle(store, name);
      if ((await isGoneOnWith(store, names)) || (await isNamed(store, bundleHash))) continue;
      if (await removeBundle(home, bundleHash, untouchedSince)) gone.push(bundleHash);
    } catch (error) {
      log.warn("bundle not removed", { bundleHash, error: explain(error) });
    }
  }
  if (gone.length > 0) log.info("bundles removed", { bundles: gone.length });
  return gone;
}

async function isGoneOnWith(store: Store, names: readonly NamedBundle[]): Promise<boolean> {
  if (names.length === 0) return false;
  const ids = await requestsGoneOnWith(store);
  return names.some(({ requestId }) => ids.has(requestId));
}

async function isNamed(store: Store, bundleHash: string): Promise<boolean> {
  return (await namedBundles(store)).some((one) => one.bundleHash === bundleHash);
}

async function oldestNeeded(store: Store, now: number): Promise<number> {
  const [oldest] = await openRequests(store);
  return Math.min(now - BUNDLE_KEPT_MS, (oldest?.createdAt ?? now) - MARGIN_MS);
}
