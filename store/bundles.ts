import { and, eq, isNotNull } from "./drizzle.ts";
import { appRequests, builds, instances, releases } from "./schema.ts";
import { atomically, type Store } from "./store.ts";

/** A bundle that a request names: what was written for it, or handed in with it. */
export interface NamedBundle {
  bundleHash: string;
  requestId: string;
  /** When the request last changed, ms since the epoch. */
  at: number;
}

/** Bundles of all Releases, and of Instances that should run. */
export async function bundlesInUse(store: Store): Promise<Set<string>> {
  const released = store.orm.select({ bundleHash: releases.bundleHash }).from(releases).all();
  const running = store.orm
    .select({ bundleHash: instances.bundleHash })
    .from(instances)
    .where(eq(instances.wanted, true))
    .all();
  return new Set([...released, ...running].map(({ bundleHash }) => bundleHash));
}

export async function namedBundles(store: Store): Promise<NamedBundle[]> {
  const written = store.orm
    .select({ bundleHash: builds.candidateHash, requestId: builds.requestId, at: appRequests.updatedAt })
    .from(builds)
    .innerJoin(appRequests, eq(appRequests.id, builds.requestId))
    .where(isNotNull(builds.candidateHash))
    .all();
  const handedIn = store.orm
    .select({ bundleHash: appRequests.handedIn, requestId: appRequests.id, at: appRequests.updatedAt })
    .from(appRequests)
    .where(isNotNull(appRequests.handedIn))
    .all();
  return [...written, ...handedIn].flatMap(({ bundleHash, ...of }) =>
    bundleHash === null ? [] : [{ bundleHash, ...of }],
  );
}

/** Nothing was written for this request, or handed in with it, that had this bundle: who goes on with it begins anew. */
export async function forgetBundle(store: Store, { bundleHash, requestId }: NamedBundle): Promise<void> {
  const written = and(eq(builds.requestId, requestId), eq(builds.candidateHash, bundleHash));
  const handedIn = and(eq(appRequests.id, requestId), eq(appRequests.handedIn, bundleHash));
  await atomically(store, [
    { statement: (orm) => orm.update(builds).set({ candidateHash: null }).where(written) },
    { statement: (orm) => orm.update(appRequests).set({ handedIn: null }).where(handedIn) },
  ]);
}
