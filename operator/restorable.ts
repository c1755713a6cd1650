import { auditOfVerb } from "../store/audit.ts";
import { deploymentsOf } from "../store/deployments.ts";
import { type Release, releaseById, releasesOfApp } from "../store/releases.ts";
import type { Store } from "../store/store.ts";
import { isAsked, takenAt } from "./backups.ts";
import { keptBackups } from "./keep-backup.ts";

/** A copy of an App's data that can be put back. */
export interface Restorable {
  /** Its name. */
  key: string;
  /** When it was taken, ms. */
  at: number;
  /** Whose tables are in it: that one goes live again with it. */
  release: Release;
}

/**
 * The copy of that name, of this App and no other: whole, and of a Release that is known. Null: there is no such copy, or nobody
 * can say which Release can read it. `name` may be anything; it is compared with what lies there, and opens no path.
 */
export async function restorable(
  deps: { store: Store; home: string },
  appId: string,
  name: string,
): Promise<Restorable | null> {
  const at = takenAt(name);
  if (at === null || !(await keptBackups(deps, appId)).some((kept) => kept.name === name)) return null;
  const release = isAsked(name) ? await asNoted(deps.store, appId, name) : await liveBefore(deps.store, appId, name);
  return release === undefined ? null : { key: name, at, release };
}

/** What `keepBackup` wrote down with it. */
async function asNoted(store: Store, appId: string, name: string): Promise<Release | undefined> {
  const rows = await auditOfVerb(store, "keep_data", appId);
  const noted = rows.find(({ details }) => details.backup === name)?.details.of;
  return (await releasesOfApp(store, appId)).find(({ number }) => number === noted);
}

/** A deploy took it of what was live as it began; it is called after the Instance that was to start. */
async function liveBefore(store: Store, appId: string, name: string): Promise<Release | undefined> {
  const all = await deploymentsOf(store, appId);
  const taker = all.find(({ instanceId }) => instanceId === name.replace(/\..*$/, ""));
  if (taker === undefined) return undefined;
  const wasLive = all.find(
    ({ id, liveAt, endedAt }) =>
      id !== taker.id &&
      liveAt !== null &&
      liveAt <= taker.createdAt &&
      (endedAt === null || endedAt >= taker.createdAt),
  );
  return wasLive === undefined ? undefined : releaseById(store, wasLive.releaseId);
}
