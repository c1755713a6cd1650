import { existsSync } from "node:fs";
import { readdir, readFile, rename } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import { removeHostileFolder } from "../lib/hostile-folder.ts";
import { sha256 } from "../lib/ids.ts";
import { parseJson } from "../lib/json.ts";
import type { BoxLimits, TaskSpec } from "../runners/runner.ts";
import { endlessMigration, lastBegun, MIGRATIONS_MS } from "../sdk/contract/migrating.ts";
import { makeBoxFolder } from "./box-folder.ts";
import { bundleFolderOf, dataFolderOf, type OperatorDeps } from "./deps.ts";

/** Whose files, and by which Release's migrations. `key` names the attempt: its copy and its backup. */
export interface FilesJob {
  key: string;
  appId: string;
  bundleHash: string;
  imageDigest: string;
  /** Name below `<home>/data`. */
  dataFolder: string;
  /** Ends the box that works on them: the job then fails. */
  over?: AbortSignal | undefined;
}

export type FilesResult = { ok: true; applied: string[] } | { ok: false; problem: string };

const LIMITS: BoxLimits = { memoryMb: 256, cpus: 1, pids: 32, fileSizeMb: 1024, scratchMb: 64 };
/** What one of these may take while people wait; the whole wait is promised to be at most 10 s. */
const LIVE_TIMEOUT_MS = MIGRATIONS_MS;
/** Shorter, because restoring takes as long again. */
const BACK_UP_TIMEOUT_MS = 2_500;
const CALM_TIMEOUT_MS = 60_000;

const answerSchema = z.union([
  z.object({ ok: z.literal(true), applied: z.array(z.string()) }),
  z.object({ ok: z.literal(false), file: z.string(), error: z.string() }),
]);

/** Migrations of a bundle that another does not have, by name and content: what a deploy would apply. */
export async function newMigrations(
  deps: Pick<OperatorDeps, "home">,
  bundleHash: string,
  liveBundleHash: string | null,
): Promise<string[]> {
  const live = new Map(liveBundleHash === null ? [] : await migrationsOf(deps, liveBundleHash));
  return (await migrationsOf(deps, bundleHash)).filter(([file, hash]) => live.get(file) !== hash).map(([file]) => file);
}

/** Applies the migrations to a copy; the App may be running. As slow as would break the promise counts as failed. */
export async function rehearse(deps: OperatorDeps, job: FilesJob): Promise<FilesResult> {
  const copy = join(deps.home, "backups", job.appId, `${job.key}.rehearsal`);
  await removeHostileFolder(copy);
  await makeBoxFolder(copy);
  try {
    const flags = ["--backup", "/backup", "--no-migrate"];
    const copied = await runFiles(deps, job, { what: "copy", flags, backupFolder: copy, timeoutMs: CALM_TIMEOUT_MS });
    if (!copied.ok) return copied;
    const onCopy = { what: "rehearse", flags: ["--verify"], dataFolder: copy, timeoutMs: LIVE_TIMEOUT_MS };
    return await runFiles(deps, job, onCopy);
  } finally {
    await removeHostileFolder(copy);
  }
}

/** A whole backup per `key`: taken once, because after it the files change. The App is stopped. */
export async function backUp(deps: OperatorDeps, job: FilesJob): Promise<FilesResult> {
  const folder = backupFolderOf(deps, job);
  if (existsSync(folder)) return { ok: true, applied: [] };
  const done = await takePartial(deps, job, BACK_UP_TIMEOUT_MS);
  if (done.ok) await rename(`${folder}.partial`, folder);
  return done;
}

/**
 * The same while the App runs, where nobody waits. `isStill` is asked when all is copied: false, and the copy is of a time in
 * which something else changed the data, and goes.
 */
export async function backUpRunning(
  deps: OperatorDeps,
  job: FilesJob,
  isStill: () => Promise<boolean>,
): Promise<FilesResult | "overtaken"> {
  const folder = backupFolderOf(deps, job);
  let isKept = false;
  try {
    const done = await takePartial(deps, job, CALM_TIMEOUT_MS);
    if (!done.ok) return done;
    if (!(await isStill())) return "overtaken";
    await rename(`${folder}.partial`, folder);
    isKept = true;
    return done;
  } finally {
    if (!isKept) await removeHostileFolder(`${folder}.partial`);
  }
}

async function takePartial(deps: OperatorDeps, job: FilesJob, timeoutMs: number): Promise<FilesResult> {
  const partial = `${backupFolderOf(deps, job)}.partial`;
  await removeHostileFolder(partial);
  await makeBoxFolder(partial);
  const flags = ["--backup", "/backup", "--no-migrate"];
  return await runFiles(deps, job, { what: "back-up", flags, backupFolder: partial, timeoutMs });
}

/** `leftMs`: how long people may still wait for it. */
export async function migrate(deps: OperatorDeps, job: FilesJob, leftMs = LIVE_TIMEOUT_MS): Promise<FilesResult> {
  await makeBoxFolder(dataFolderOf(deps, job.dataFolder));
  const timeoutMs = Math.ceil(Math.min(LIVE_TIMEOUT_MS, leftMs));
  return await runFiles(deps, job, { what: "migrate", flags: [], timeoutMs });
}

/** Puts back what `backUp` kept, if it did. It counts once: the next attempt takes a backup of its own. */
export async function restore(deps: OperatorDeps, job: FilesJob): Promise<FilesResult> {
  const folder = backupFolderOf(deps, job);
  if (!existsSync(folder)) return { ok: true, applied: [] };
  const flags = ["--restore", "/backup"];
  const done = await runFiles(deps, job, { what: "restore", flags, backupFolder: folder, timeoutMs: CALM_TIMEOUT_MS });
  if (!done.ok) return done;
  await removeHostileFolder(`${folder}.restored`);
  await rename(folder, `${folder}.restored`);
  return done;
}

/** Whether the App's data is kept as it was before that attempt changed it: whole, and nothing written after it. */
export function hasBackup(deps: Pick<OperatorDeps, "home">, appId: string, key: string): boolean {
  return existsSync(join(deps.home, "backups", appId, key));
}

/** Puts back what an earlier attempt kept, which stays kept. This attempt's own backup holds what it replaces. */
export async function putBack(deps: OperatorDeps, job: FilesJob, from: string, leftMs: number): Promise<FilesResult> {
  if (!hasBackup(deps, job.appId, from)) return failed("The copy of the data from before is not there any more");
  const backupFolder = backupFolderOf(deps, { ...job, key: from });
  const timeoutMs = Math.ceil(Math.min(LIVE_TIMEOUT_MS, leftMs));
  return await runFiles(deps, job, { what: "put-back", flags: ["--restore", "/backup"], backupFolder, timeoutMs });
}

/** The App wrote after it: put back, it would lose that. It is kept all the same, and the next `backUp` takes a new one. */
export async function outdateBackup(deps: OperatorDeps, job: FilesJob): Promise<void> {
  const folder = backupFolderOf(deps, job);
  if (!existsSync(folder)) return;
  await removeHostileFolder(`${folder}.outdated`);
  await rename(folder, `${folder}.outdated`);
}

function backupFolderOf(deps: OperatorDeps, job: FilesJob): string {
  return join(deps.home, "backups", job.appId, job.key);
}

/** Paths of a bundle's migrations, in their order. */
export async function migrationFilesOf(deps: Pick<OperatorDeps, "home">, bundleHash: string): Promise<string[]> {
  const folder = join(bundleFolderOf(deps, bundleHash), "migrations");
  if (!existsSync(folder)) return [];
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql"));
  return names.sort().map((name) => join(folder, name));
}

/** By their names, with what they say as a hash. */
async function migrationsOf(deps: Pick<OperatorDeps, "home">, bundleHash: string): Promise<[string, string][]> {
  const files = await migrationFilesOf(deps, bundleHash);
  return await Promise.all(
    files.map(async (file): Promise<[string, string]> => [basename(file), sha256(await readFile(file))]),
  );
}

interface FilesWork {
  what: string;
  flags: string[];
  /** Host folder seen at /data; the job's own when absent. */
  dataFolder?: string;
  /** Host folder seen at /backup. */
  backupFolder?: string;
  timeoutMs: number;
}

/** `migrate.mjs` in a box of its own, which sees these files and nothing else: see cli/box/migrate.ts. */
async function runFiles(deps: OperatorDeps, job: FilesJob, work: FilesWork): Promise<FilesResult> {
  const { what, flags, backupFolder, timeoutMs } = work;
  const fields = { appId: job.appId, what, key: job.key };
  deps.log.info("app files task", fields);
  const dataFolder = work.dataFolder ?? dataFolderOf(deps, job.dataFolder);
  const mounts: TaskSpec["mounts"] = [
    { hostFolder: bundleFolderOf(deps, job.bundleHash), inside: "/bundle", writable: false },
    { hostFolder: dataFolder, inside: "/data", writable: true },
  ];
  if (backupFolder !== undefined) mounts.push({ hostFolder: backupFolder, inside: "/backup", writable: true });
  const result = await deps.runner.runTask({
    name: `${job.key}-${what}`,
    labels: { kind: "task", appId: job.appId },
    limits: LIMITS,
    env: {},
    imageDigest: job.imageDigest,
    command: ["node", "/opt/toolroom/migrate.mjs", "/bundle", "/data", ...flags],
    mounts,
    timeoutMs,
    over: job.over,
  });
  const answer = result.timedOut
    ? tooSlow(lastBegun(result.stdout), what, timeoutMs)
    : readAnswer(result.stdout, result.stderr, what);
  deps.log.info("app files task done", { ...fields, ok: answer.ok });
  return answer;
}

function tooSlow(begun: string | undefined, what: string, timeoutMs: number): FilesResult {
  if (begun === undefined)
    return failed(`The step “${what}” on the app's data takes longer than ${(timeoutMs / 1000).toFixed(1)} s`);
  const { problem, fix } = endlessMigration(begun, timeoutMs);
  return failed(`${problem}. ${fix}`);
}

function readAnswer(stdout: string, stderr: string, what: string): FilesResult {
  const answer = answerSchema.safeParse(parseJson(stdout.trim().split("\n").at(-1) ?? ""));
  if (!answer.success) return failed(`The step “${what}” on the app's data broke off: ${stderr.trim().slice(-500)}`);
  if (answer.data.ok) return answer.data;
  const { file, error } = answer.data;
  return failed(file === "" ? `The step “${what}” on the app's data failed: ${error}` : `${file} fails: ${error}`);
}

function failed(problem: string): FilesResult {
  return { ok: false, problem };
}
