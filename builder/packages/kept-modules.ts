import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { sha256, sha256OfMuch } from "../../lib/ids.ts";
import { packTar, readArchive } from "../../runners/archive.ts";
import { nameUnfinished } from "../../runners/host/leftovers.ts";
import type { SourceFile } from "../../runners/runner.ts";
import { type CandidateFile, findFile, textOf } from "../checks/candidate-files.ts";
import { LOCKFILE } from "../checks/packages/lockfile.ts";

const MOST = 40;
const PARTIAL = "partial";

/**
 * What was installed for a lockfile before: below the home, by the lockfile's hash, as a tar behind its own sha256. Null where
 * it is not there any more, or damaged.
 */
export async function readKept(home: string, lockText: string): Promise<SourceFile[] | null> {
  const file = fileOf(home, lockText);
  const content = await readFile(file).catch(ignoreMissing);
  if (content === undefined) return null;
  const tar = content.subarray(64);
  if ((await sha256OfMuch(tar)) !== content.subarray(0, 64).toString("latin1")) return null;
  return readArchive(Readable.from([tar]), { maxFiles: 100_000, maxBytes: tar.length }, { holdsModules: true });
}

/** Of an app whose lockfile was installed before; none where it was not, or where it needs none. */
export async function keptModulesOf(home: string, files: readonly CandidateFile[]): Promise<SourceFile[]> {
  const lockfile = findFile(files, LOCKFILE);
  return lockfile === undefined ? [] : ((await readKept(home, textOf(lockfile))) ?? []);
}

/** Whole or not at all; of many the ones that were installed longest ago go. */
export async function keep(home: string, lockText: string, modules: readonly SourceFile[]): Promise<void> {
  const folder = folderOf(home);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const tar = await packTar(modules);
  const partial = join(folder, nameUnfinished(PARTIAL));
  const handle = await open(partial, "wx", 0o600);
  try {
    await handle.write(Buffer.from(await sha256OfMuch(tar), "latin1"));
    await handle.writeFile(tar);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(partial, fileOf(home, lockText));
  await makeRoom(folder);
}

async function makeRoom(folder: string): Promise<void> {
  const found = await Promise.all(
    (await readdir(folder)).map(async (name) => ({
      file: join(folder, name),
      at: (await stat(join(folder, name)).catch(ignoreMissing))?.mtimeMs ?? 0,
    })),
  );
  const old = found.sort((one, other) => other.at - one.at).slice(MOST);
  for (const { file } of old) await rm(file, { force: true });
}

function fileOf(home: string, lockText: string): string {
  return join(folderOf(home), `${sha256(lockText)}.tar`);
}

function folderOf(home: string): string {
  return join(home, "cache", "packages", "installed");
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === "ENOENT") return undefined;
  throw error;
}
