import { randomBytes } from "node:crypto";
import { chmod, mkdir, open, readdir, readFile, rename, rm, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { systemClock } from "../../lib/clock.ts";
import { KnownError } from "../../lib/errors.ts";
import { sha256OfMuch } from "../../lib/ids.ts";
import { packTar, readArchive } from "../../runners/archive.ts";
import { MODULES_FOLDER, type SourceFile, STRIPPED_FOLDER } from "../../runners/runner.ts";
import type { Stripping } from "./stripping.ts";

const AT_ONCE = 200;

/** Where bundles are kept, and what strips their sources. */
export interface BundlePlace {
  /** TOOLROOM_HOME. */
  home: string;
  stripping: Stripping;
}

/**
 * Keeps an app's files as `<home>/bundles/<hash>.tar` and, unpacked and read-only, as the folder `<home>/bundles/<hash>/`,
 * with what an app starts from faster beside them (`Stripping`); the hash is the tar's sha256. Each appears whole or not at all, and is on disk when this returns. One that is there already is
 * compared, and replaced where it is damaged; it is as young as if it had been made now (bundle-sweep.ts).
 */
export async function writeBundle(
  { home, stripping }: BundlePlace,
  files: readonly SourceFile[],
): Promise<{ bundleHash: string; folder: string }> {
  const tar = await packTar(files);
  const bundleHash = await sha256OfMuch(tar);
  const bundles = join(home, "bundles");
  await mkdir(bundles, { recursive: true, mode: 0o755 });
  await removeLeftovers(bundles, bundleHash);
  const tarFile = join(bundles, `${bundleHash}.tar`);
  const folder = join(bundles, bundleHash);
  // Before it is looked at: `removeBundle` leaves what was touched, and what it took away by now is missing here.
  await Promise.all([touch(tarFile), touch(folder)]);
  if (!(await holds(tarFile, bundleHash))) await writeTarFile(bundles, tarFile, tar, bundleHash);
  if ((await hashOfFolder(folder)) !== bundleHash)
    await writeFolder(bundles, folder, [...files, ...(await stripping.of(files))], bundleHash);
  await sync(bundles);
  return { bundleHash, folder };
}

/** The app's own files of a bundle we keep, without the packages it brings. Throws KnownError `no_bundle` where it is gone or damaged. */
export async function readBundle(home: string, bundleHash: string): Promise<SourceFile[]> {
  const tar = await readFile(join(home, "bundles", `${bundleHash}.tar`)).catch(ignoreMissing);
  if (tar === undefined || (await sha256OfMuch(tar)) !== bundleHash) {
    const name = bundleHash.slice(0, 12);
    throw new KnownError(
      "no_bundle",
      `Bundle ${name} is gone from ${home}/bundles.`,
      "Restore it from a backup, or ask for the app again.",
    );
  }
  const limits = { maxFiles: 100_000, maxBytes: tar.length };
  return ownFiles(await readArchive(Readable.from([tar]), limits, { holdsModules: true }));
}

/** All but what is installed in `node_modules`. */
export function ownFiles(files: readonly SourceFile[]): SourceFile[] {
  return files.filter(({ path }) => !path.startsWith(`${MODULES_FOLDER}/`));
}

async function writeTarFile(bundles: string, tarFile: string, tar: Uint8Array, hash: string): Promise<void> {
  const partial = partialName(bundles, hash);
  await writeFile(partial, tar);
  await rename(partial, tarFile);
}

async function writeFolder(bundles: string, folder: string, files: readonly SourceFile[], hash: string): Promise<void> {
  const partial = partialName(bundles, hash);
  await mkdir(partial, { mode: 0o755 });
  const folders = new Set([partial]);
  for (const file of files) {
    const folderOfFile = dirname(join(partial, file.path));
    await mkdir(folderOfFile, { recursive: true, mode: 0o755 });
    for (let above = folderOfFile; above !== partial; above = dirname(above)) folders.add(above);
  }
  // Each waits for the disk: together they wait once. A process may not have open as many as packages have.
  for (let at = 0; at < files.length; at += AT_ONCE)
    await Promise.all(files.slice(at, at + AT_ONCE).map((file) => writeFile(join(partial, file.path), file.content)));
  for (const one of [...folders].sort().reverse()) {
    await chmod(one, 0o555);
    await sync(one);
  }
  const aside = partialName(bundles, hash);
  await rename(folder, aside).catch(ignoreMissing);
  await rename(partial, folder);
  await removeTree(aside);
}

/** The hash that the folder's sources would have as a bundle; undefined where there is none or it is no bundle. */
async function hashOfFolder(folder: string): Promise<string | undefined> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(ignoreMissing);
  if (entries === undefined) return undefined;
  const files: SourceFile[] = [];
  for (const entry of entries) {
    if (entry.isDirectory()) continue;
    if (!entry.isFile()) return undefined;
    const full = join(entry.parentPath, entry.name);
    const path = full.slice(folder.length + 1);
    if (!path.startsWith(`${STRIPPED_FOLDER}/`)) files.push({ path, content: await readFile(full) });
  }
  return sha256OfMuch(await packTar(files));
}

async function holds(file: string, hash: string): Promise<boolean> {
  const content = await readFile(file).catch(ignoreMissing);
  return content !== undefined && (await sha256OfMuch(content)) === hash;
}

async function touch(path: string): Promise<void> {
  const nowS = systemClock.now() / 1_000;
  await utimes(path, nowS, nowS).catch(ignoreMissing);
}

/** What a killed process left half written. There is one control plane at a time: what another wrote is nobody's. */
async function removeLeftovers(bundles: string, hash: string): Promise<void> {
  for (const name of await readdir(bundles))
    if (name.startsWith(`.${hash}-`) && !name.startsWith(`.${hash}-${process.pid}-`))
      await removeTree(join(bundles, name));
}

/** A bundle's tar or folder; where there is none, nothing happens. */
export async function removeTree(path: string): Promise<void> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" || error.code === "ENOTDIR") return [];
      throw error;
    },
  );
  // Folders are read-only, which stops even their owner from emptying them.
  if (entries.length > 0) await chmod(path, 0o755);
  for (const entry of entries) if (entry.isDirectory()) await chmod(join(entry.parentPath, entry.name), 0o755);
  await rm(path, { recursive: true, force: true });
}

async function writeFile(path: string, content: Uint8Array): Promise<void> {
  const file = await open(path, "wx", 0o444);
  try {
    await file.writeFile(content);
    await file.chmod(0o444);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function sync(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Where what is to be, or was, a bundle stands until it is whole, or gone. */
export function partialName(bundles: string, hash: string): string {
  return join(bundles, `.${hash}-${process.pid}-${randomBytes(6).toString("hex")}`);
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT") return undefined;
  throw error;
}
