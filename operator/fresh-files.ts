import { open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { readHostileFile } from "../lib/hostile-folder.ts";
import { type FilesJob, type FilesResult, migrate, migrationFilesOf } from "./app-files.ts";
import { BOX_USER, makeBoxFolder } from "./box-folder.ts";
import { dataFolderOf, type OperatorDeps } from "./deps.ts";
import { MAX_FRESH_BYTES } from "./fresh-databases.ts";

const DATABASE = "app.sqlite";
/** Migrations that make rows may make them of the moment, or by chance: also by another's default. */
const MAKES_ROWS = /\b(?:insert|replace|select|values)\b/i;
const VARIES = /random|now|current_|date|time|julianday|unixepoch/i;

/**
 * Migrates an empty folder: by a copy of what the same migrations make, where that is known. In a folder that holds
 * files, such as at a second call after a crash, the migrations that its database lacks are applied to it.
 */
export async function migrateFresh(deps: OperatorDeps, job: FilesJob): Promise<FilesResult> {
  const folder = dataFolderOf(deps, job.dataFolder);
  await makeBoxFolder(folder);
  if ((await readdir(folder)).length > 0) return await migrate(deps, job);
  const known = deps.freshDatabases.of(job);
  if (known !== undefined) {
    // Beside its place, on the same disk.
    await lay(dataFolderOf(deps, `.${job.key}.laying`), join(folder, DATABASE), known);
    deps.log.info("app files copied", { appId: job.appId, key: job.key });
    return { ok: true, applied: [] };
  }
  const migrated = await migrate(deps, job);
  if (!migrated.ok || !(await areAlikeTwice(deps, job))) return migrated;
  // No box runs here yet; what migrations left beside the database would be missing in a copy of it.
  const left = await readdir(folder);
  const database = left.join() === DATABASE ? await readHostileFile(folder, DATABASE, MAX_FRESH_BYTES) : undefined;
  if (database !== undefined) deps.freshDatabases.remember(job, database);
  return migrated;
}

/** Whole or not at all. */
async function lay(partial: string, path: string, content: Uint8Array): Promise<void> {
  await rm(partial, { force: true });
  const file = await open(partial, "wx", 0o600);
  try {
    await file.writeFile(content);
    if (process.getuid?.() === 0) await file.chown(BOX_USER, BOX_USER);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(partial, path);
}

async function areAlikeTwice(deps: OperatorDeps, job: FilesJob): Promise<boolean> {
  const files = await migrationFilesOf(deps, job.bundleHash);
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  const all = texts.join("\n");
  return !(MAKES_ROWS.test(all) && VARIES.test(all));
}
