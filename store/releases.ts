import { and, desc, eq, inArray, isNotNull } from "./drizzle.ts";
import { apps, deployments, releases } from "./schema.ts";
import type { Store } from "./store.ts";

/** An immutable Release: numbered per App as it was cut. */
export type Release = typeof releases.$inferSelect;

/**
 * Saves a Release with the App's next number. The same content for the same request twice is one Release: the first
 * one's row is returned. Throws where the App is not in the registry.
 */
export async function addRelease(store: Store, release: Omit<Release, "number">): Promise<Release> {
  return store.orm.transaction(
    (tx) => {
      const same = and(eq(releases.requestId, release.requestId), eq(releases.hash, release.hash));
      const known = tx.select().from(releases).where(same).get();
      if (known !== undefined) return known;
      const app = tx.select({ last: apps.lastReleaseNumber }).from(apps).where(eq(apps.id, release.appId)).get();
      if (app === undefined) throw new Error(`App ${release.appId} is not in the registry.`);
      const number = app.last + 1;
      tx.update(apps).set({ lastReleaseNumber: number }).where(eq(apps.id, release.appId)).run();
      return tx
        .insert(releases)
        .values({ ...release, number })
        .returning()
        .get();
    },
    { behavior: "immediate" },
  );
}

export async function releaseById(store: Store, releaseId: string): Promise<Release | undefined> {
  return store.orm.select().from(releases).where(eq(releases.id, releaseId)).get();
}

/** A request's Releases, newest first. */
export async function releasesOfRequest(store: Store, requestId: string): Promise<Release[]> {
  return store.orm
    .select()
    .from(releases)
    .where(eq(releases.requestId, requestId))
    .orderBy(desc(releases.number))
    .all();
}

/** Newest first. */
export async function releasesOfApp(store: Store, appId: string): Promise<Release[]> {
  return store.orm.select().from(releases).where(eq(releases.appId, appId)).orderBy(desc(releases.number)).all();
}

/** Those that were live at some time, or are, newest first. */
export async function releasesOnceLive(store: Store, appId: string): Promise<Release[]> {
  const wereLive = store.orm
    .select({ id: deployments.releaseId })
    .from(deployments)
    .where(and(eq(deployments.appId, appId), isNotNull(deployments.liveAt)));
  return store.orm
    .select()
    .from(releases)
    .where(and(eq(releases.appId, appId), inArray(releases.id, wereLive)))
    .orderBy(desc(releases.number))
    .all();
}

/** The one that was live before the one that is, undefined where that is the first. */
export async function releaseBefore(store: Store, appId: string): Promise<Release | undefined> {
  const row = store.orm
    .select({ release: releases })
    .from(deployments)
    .innerJoin(releases, eq(releases.id, deployments.releaseId))
    .where(and(eq(deployments.appId, appId), eq(deployments.status, "replaced")))
    .orderBy(desc(deployments.endedAt))
    .get();
  return row?.release;
}

/** The one that is live, undefined before the first. */
export async function liveRelease(store: Store, appId: string): Promise<Release | undefined> {
  const row = store.orm
    .select({ release: releases })
    .from(deployments)
    .innerJoin(releases, eq(releases.id, deployments.releaseId))
    .where(and(eq(deployments.appId, appId), eq(deployments.status, "live")))
    .get();
  return row?.release;
}

/** What live Apps tell others, as others listen for it: `lunch/ordered`. */
export async function eventsToldBy(store: Store, appNames: readonly string[]): Promise<Set<string>> {
  const rows = store.orm
    .select({ appName: apps.name, manifest: releases.manifest })
    .from(deployments)
    .innerJoin(apps, eq(apps.id, deployments.appId))
    .innerJoin(releases, eq(releases.id, deployments.releaseId))
    .where(and(eq(deployments.status, "live"), inArray(apps.name, [...appNames])))
    .all();
  return new Set(
    rows.flatMap(({ appName, manifest }) => (manifest.bindings.emits ?? []).map((event) => `${appName}/${event}`)),
  );
}
