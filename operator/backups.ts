import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { removeHostileFolder } from "../lib/hostile-folder.ts";
import { timeOfId } from "../lib/ids.ts";
import type { OperatorDeps } from "./deps.ts";

/** Of each App these stay however old they are, and younger ones however many. */
const KEPT = 5;
const KEPT_MS = 14 * 24 * 3_600_000;
/** Of those that were asked for, however old or young: whoever asks without end fills no disk. */
export const KEPT_ASKED = 10;

/** Ids of Apps, as names of folders. */
export async function appsWithBackups(deps: Pick<OperatorDeps, "home">): Promise<string[]> {
  return await namesIn(join(deps.home, "backups"));
}

/** When it was taken, ms; null: it is not one of ours, or not whole. */
export function takenAt(name: string): number | null {
  return /^[^.]+(\.(restored|outdated))?$/.test(name) ? timeOf(name) : null;
}

/** Taken because somebody asked for it: see `keepBackup`. */
export function isAsked(name: string): boolean {
  return name.startsWith("bak_");
}

/**
 * Removes the App's backups of deploys that are neither among its newest five nor younger than 14 days, and of those that were
 * asked for all but the newest ten: neither push out the others. `isFirst`: nobody can be at work yet, so what one that died had
 * begun goes too. What `keepBackup`, `backUp` and `rehearse` did not make is not touched.
 */
export async function pruneBackups(
  deps: Pick<OperatorDeps, "home" | "clock" | "log">,
  appId: string,
  isFirst: boolean,
): Promise<void> {
  const folder = join(deps.home, "backups", appId);
  const names = await namesIn(folder);
  const unfinished = names.filter((name) => /\.(partial|rehearsal)$/.test(name) && timeOf(name) !== null);
  for (const name of [...tooMany(names, deps.clock.now()), ...(isFirst ? unfinished : [])]) {
    // A box that reads the App's files wrote it.
    await removeHostileFolder(join(folder, name));
    deps.log.info("backup removed", { appId, backup: name });
  }
}

function tooMany(names: string[], now: number): string[] {
  const newestFirst = names
    .filter((name) => takenAt(name) !== null)
    .toSorted((one, other) => (timeOf(other) ?? 0) - (timeOf(one) ?? 0));
  const asked = newestFirst.filter(isAsked).slice(KEPT_ASKED);
  const ofDeploys = newestFirst.filter((name) => !isAsked(name)).slice(KEPT);
  return [...asked, ...ofDeploys.filter((name) => (timeOf(name) ?? 0) <= now - KEPT_MS)];
}

/** Named after the Instance that a deploy was to start, or with a time of its own: see `FilesJob`. */
function timeOf(name: string): number | null {
  return timeOfId(name.replace(/\..*$/, ""));
}

async function namesIn(folder: string): Promise<string[]> {
  return existsSync(folder) ? await readdir(folder) : [];
}
