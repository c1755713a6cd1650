import { existsSync } from "node:fs";
import { readdir, statfs } from "node:fs/promises";
import { join } from "node:path";
import { KnownError } from "../lib/errors.ts";
import { type FolderSize, measureHostileFolder } from "../lib/hostile-folder.ts";
import { newId } from "../lib/ids.ts";
import { appendAudit } from "../store/audit.ts";
import { deploymentsOf, liveDeployment, startingDeployment } from "../store/deployments.ts";
import { releaseById } from "../store/releases.ts";
import type { Store } from "../store/store.ts";
import { backUpRunning } from "./app-files.ts";
import { isAsked, takenAt } from "./backups.ts";
import { makeBoxFolder } from "./box-folder.ts";
import { dataFolderOf, type OperatorDeps } from "./deps.ts";

/** Asked for again so soon, the copy that there is does. */
const FRESH_MS = 60_000;

/** A copy of an App's data, as it lies in `<home>/backups/<appId>/<name>`. */
export interface KeptBackup {
  name: string;
  /** ms */
  at: number;
  /** What it takes of the disk; null: it cannot be measured. */
  bytes: number | null;
  /** Somebody asked for it, or a deploy that was to change the data took it first. */
  why: "asked" | "deploy";
}

export type Kept =
  /** `releaseNumber`: of the Release whose tables are in it. */
  | { kind: "kept"; backup: KeptBackup; releaseNumber: number }
  /** One that was asked for within this minute. */
  | { kind: "fresh"; backup: KeptBackup }
  /** It was never live. */
  | { kind: "no_data" }
  /** A version of it goes live, and may change the data. */
  | { kind: "deploying" }
  | { kind: "no_room"; bytes: number }
  | { kind: "failed"; problem: string };

/**
 * Copies an App's databases, consistent and checked, and its files, while it runs. For one App one after another, so that two
 * who ask at once get one copy. What of it a kill leaves goes at the next start, by `pruneBackups`. Whoever calls has asked the
 * authority.
 */
export async function keepBackup(
  deps: OperatorDeps,
  { appId, personId }: { appId: string; personId: string },
): Promise<Kept> {
  return await deps.instanceTurns.take(`backup of ${appId}`, async () => {
    const hindrance = await hindranceToKeep(deps, appId);
    if (hindrance !== null) return hindrance;
    const live = await liveDeployment(deps.store, appId);
    const release = live === undefined ? undefined : await releaseById(deps.store, live.releaseId);
    if (release === undefined) return { kind: "no_data" };
    await makeBoxFolder(dataFolderOf(deps, appId));
    const at = deps.clock.now();
    const key = newId("bak", at);
    // Before it is there: no copy lies anywhere of which nobody can say who wanted it.
    const details = { backup: key, of: release.number };
    await appendAudit(deps.store, { at, actor: personId, verb: "keep_data", subject: appId, details });
    const before = await deploymentsAsTheyAre(deps.store, appId);
    const isStill = async () => (await deploymentsAsTheyAre(deps.store, appId)) === before;
    const { bundleHash, imageDigest } = release;
    const taken = await backUpRunning(deps, { key, appId, bundleHash, imageDigest, dataFolder: appId }, isStill);
    if (taken === "overtaken") return { kind: "deploying" };
    if (!taken.ok) return { kind: "failed", problem: taken.problem };
    return { kind: "kept", backup: await describe(deps, appId, key, at), releaseNumber: release.number };
  });
}

/** Why none is made now; null: nothing stands against it. Changes nothing. */
export async function hindranceToKeep(
  deps: Pick<OperatorDeps, "store" | "home" | "clock">,
  appId: string,
): Promise<Kept | null> {
  if ((await liveDeployment(deps.store, appId)) === undefined) return { kind: "no_data" };
  const fresh = (await keptBackups(deps, appId)).find(
    ({ why, at }) => why === "asked" && Math.abs(deps.clock.now() - at) < FRESH_MS,
  );
  if (fresh !== undefined) return { kind: "fresh", backup: fresh };
  if ((await startingDeployment(deps.store, appId)) !== undefined) return { kind: "deploying" };
  const data = dataFolderOf(deps, appId);
  const bytes = existsSync(data) ? (await measureHostileFolder(data, Number.MAX_SAFE_INTEGER)).bytes : 0;
  const { bavail, bsize } = await statfs(deps.home);
  // All of Toolroom writes on that disk, so the copy may take half of what is left.
  return bytes * 2 > bavail * bsize ? { kind: "no_room", bytes } : null;
}

/** Those that are whole, newest first. */
export async function keptBackups(deps: Pick<OperatorDeps, "home">, appId: string): Promise<KeptBackup[]> {
  const folder = join(deps.home, "backups", appId);
  const names = existsSync(folder) ? await readdir(folder) : [];
  const kept: KeptBackup[] = [];
  for (const name of names) {
    const at = takenAt(name);
    if (at !== null) kept.push(await describe(deps, appId, name, at));
  }
  return kept.toSorted((one, other) => other.at - one.at);
}

async function describe(
  deps: Pick<OperatorDeps, "home">,
  appId: string,
  name: string,
  at: number,
): Promise<KeptBackup> {
  const size = await measure(join(deps.home, "backups", appId, name));
  return { name, at, bytes: size?.bytes ?? null, why: isAsked(name) ? "asked" : "deploy" };
}

/** A box wrote it, and may have made it so that nobody can measure it: the others are listed all the same. */
async function measure(folder: string): Promise<FolderSize | null> {
  try {
    return await measureHostileFolder(folder, Number.MAX_SAFE_INTEGER);
  } catch (error) {
    if (error instanceof KnownError) return null;
    throw error;
  }
}

/** One that begins changes it, and so does one that began and was backed out: its tables may be in the copy. */
async function deploymentsAsTheyAre(store: Store, appId: string): Promise<string> {
  const begun = await startingDeployment(store, appId);
  const all = [...(begun === undefined ? [] : [begun]), ...(await deploymentsOf(store, appId))];
  return all.map(({ instanceId, status }) => `${instanceId} ${status}`).join();
}
