import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { KnownError } from "../../../lib/errors.ts";
import { parseJson } from "../../../lib/json.ts";
import { endlessMigration, lastBegun, MIGRATIONS_MS } from "../../../sdk/contract/migrating.ts";
import type { MigrationResult } from "../../../sdk/src/apply-migrations.ts";

/** Node and the program are loaded by then; so much passes only where the machine is busy. */
const LOADED_WITHIN_MS = 30_000;
/** Whoever ends `tool` at any price leaves one behind that nothing reaches: the kernel ends it, after so many seconds of work. */
const ENDS_BY_ITSELF = 'ulimit -t 60; exec "$0" "$@"';

/** A migration without an end: the app's own tests would never come to theirs either. */
export const ENDLESS = "migration_endless";

/**
 * Applies the migrations of an app's folder to the database of a data folder, by `program` (cli/box/migrate.ts) as a process of
 * its own, with the platform's limit. Throws KnownError `migration_failed` and `migration_endless`, which name the file.
 */
export async function migrateLocally(
  program: string,
  folder: string,
  dataFolder: string,
  limitMs = MIGRATIONS_MS,
): Promise<void> {
  const words = ["-c", ENDS_BY_ITSELF, process.execPath, "--disable-warning=ExperimentalWarning", program];
  // Nothing of our own environment reaches what an app wrote.
  const child = spawn("/bin/sh", [...words, folder, dataFolder], { env: {}, stdio: ["ignore", "pipe", "pipe"] });
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  let isLate = false;
  const late = () => {
    isLate = true;
    end();
  };
  let limit = setTimeout(late, LOADED_WITHIN_MS);
  // The app's share of the time begins with its first migration, however slow this machine starts a program.
  let stdout = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    const isFirst = stdout === "";
    stdout += chunk;
    if (!isFirst) return;
    clearTimeout(limit);
    limit = setTimeout(late, limitMs);
  });
  try {
    const [stderr] = await Promise.all([text(child.stderr), once(child, "close")]);
    judge(stdout, stderr, isLate ? limitMs : null);
  } finally {
    clearTimeout(limit);
    process.off("exit", end);
  }
}

/** `lateMs`: what it was ended after; null: it ended by itself. */
function judge(stdout: string, stderr: string, lateMs: number | null): void {
  const begun = lastBegun(stdout);
  if (lateMs !== null && begun !== undefined) {
    const { problem, fix } = endlessMigration(begun, lateMs);
    throw new KnownError(ENDLESS, `${problem}.`, `${fix}.`);
  }
  const answer = parseJson(stdout.trim().split("\n").at(-1) ?? "") as MigrationResult | undefined;
  if (answer?.ok === true) return;
  if (answer?.ok === false && answer.file !== "")
    throw new KnownError(
      "migration_failed",
      `migrations/${answer.file} fails: ${answer.error}.`,
      "Correct the migration.",
    );
  const said = answer?.ok === false ? answer.error : stderr.trim().slice(-500);
  throw new KnownError(
    "migration_failed",
    `The app's database cannot be opened: ${said || "the program that applies the migrations was ended"}.`,
    "Look whether another program holds it and whether the disk has room, then run it again.",
  );
}
