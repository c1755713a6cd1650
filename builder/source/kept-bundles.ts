import { renameSync, statSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { systemCode } from "../../lib/errors.ts";
import { partialName, removeTree } from "./bundle.ts";

/** What of a bundle is on disk; half of it after a crash. */
export interface KeptBundle {
  bundleHash: string;
  /** When it was last made, or found by who would have made it: ms since the epoch, as the disk has it. */
  touchedAt: number;
}

const BUNDLE = /^([0-9a-f]{64})(\.tar)?$/;

export async function keptBundles(home: string): Promise<KeptBundle[]> {
  const bundles = join(home, "bundles");
  const touchedAt = new Map<string, number>();
  for (const name of await namesIn(bundles)) {
    const bundleHash = BUNDLE.exec(name)?.[1];
    const facts = await stat(join(bundles, name)).catch(ignoreMissing);
    if (bundleHash === undefined || facts === undefined) continue;
    touchedAt.set(bundleHash, Math.max(touchedAt.get(bundleHash) ?? 0, facts.mtimeMs));
  }
  return [...touchedAt].map(([hash, at]) => ({ bundleHash: hash, touchedAt: at }));
}

/**
 * Takes a bundle away whole, unless it was touched after `untouchedSince`; whether it did. A step may make the same bundle at
 * this moment: `writeBundle` touches what it finds before it looks at it, in this thread. So between this look and the
 * renaming nothing may wait: what was touched is seen here, and what is gone is made anew there.
 */
export async function removeBundle(home: string, bundleHash: string, untouchedSince: number): Promise<boolean> {
  const bundles = join(home, "bundles");
  const found = [`${bundleHash}.tar`, bundleHash].flatMap((name) => {
    const path = join(bundles, name);
    const facts = statSync(path, { throwIfNoEntry: false });
    return facts === undefined ? [] : [{ path, touchedAt: facts.mtimeMs }];
  });
  if (found.some(({ touchedAt }) => touchedAt > untouchedSince)) return false;
  const asides = found.map(({ path }) => {
    const aside = partialName(bundles, bundleHash);
    renameSync(path, aside);
    return aside;
  });
  for (const aside of asides) await removeTree(aside);
  return asides.length > 0;
}

/**
 * What a control plane that was killed left half written or half removed. There is one at a time: what is another process's is
 * nobody's, and so is what is as old as `untouchedSince` where this one has got the same number.
 */
export async function removeLeftovers(home: string, untouchedSince: number): Promise<void> {
  const bundles = join(home, "bundles");
  for (const name of await namesIn(bundles)) {
    const pid = /^\.[0-9a-f]{64}-(\d+)-[0-9a-f]+$/.exec(name)?.[1];
    const facts = await stat(join(bundles, name)).catch(ignoreMissing);
    if (pid === undefined || facts === undefined) continue;
    if (Number(pid) !== process.pid || facts.mtimeMs <= untouchedSince) await removeTree(join(bundles, name));
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(ignoreMissing)) ?? [];
}

function ignoreMissing(error: unknown): undefined {
  if (systemCode(error) === "ENOENT") return undefined;
  throw error;
}
