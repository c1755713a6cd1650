import type { Release } from "../../store/releases.ts";
import { findFile, textOf } from "../checks/candidate-files.ts";
import { LOCKFILE, readLock } from "../checks/packages/lockfile.ts";
import { NO_PACKAGES } from "../checks/packages/policy.ts";
import { namesOf } from "../checks/packages/wanted.ts";
import type { NewPackages } from "../policy/things.ts";
import { readBundle } from "../source/bundle.ts";

/** What a Release brings that the live one does not, by their lockfiles. */
export async function newPackages(
  { home }: { home: string },
  release: Pick<Release, "bundleHash">,
  live: Pick<Release, "bundleHash"> | undefined,
): Promise<NewPackages> {
  const now = await packagesOf(home, release.bundleHash);
  const before = live === undefined ? [] : await packagesOf(home, live.bundleHash);
  const known = new Set(before.map(({ what }) => what));
  const fresh = now.filter(({ what }) => !known.has(what));
  return {
    asked: fresh.filter(({ isAsked }) => isAsked).map(({ what }) => what),
    others: fresh.filter(({ isAsked }) => !isAsked).map(({ what }) => what),
    inAll: now.length,
  };
}

/** Each name and version once. A lockfile that a Release has was judged when it was made. */
async function packagesOf(home: string, bundleHash: string): Promise<{ what: string; isAsked: boolean }[]> {
  const lockfile = findFile(await readBundle(home, bundleHash), LOCKFILE);
  if (lockfile === undefined) return [];
  const { lock } = readLock(textOf(lockfile), NO_PACKAGES);
  const asked = new Set(namesOf(lock.root).map((name) => `node_modules/${name}`));
  const all = new Map<string, boolean>();
  for (const { path, name, version, isOptional } of lock.packages) {
    const what = `${name}@${version}`;
    if (!isOptional) all.set(what, asked.has(path) || all.get(what) === true);
  }
  return [...all].sort(([one], [other]) => (one < other ? -1 : 1)).map(([what, isAsked]) => ({ what, isAsked }));
}
