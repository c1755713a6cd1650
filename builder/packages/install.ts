import { KnownError } from "../../lib/errors.ts";
import { packTar } from "../../runners/archive.ts";
import type { BoxLimits, Sandbox, SourceFile, TaskResult } from "../../runners/runner.ts";
import { LOCKFILE } from "../checks/packages/lockfile.ts";
import type { WantedPackages } from "../checks/packages/wanted.ts";
import type { Problem } from "../checks/problem.ts";
import { MODULE_LIMITS, tooMuchOf } from "./judge-brought.ts";
import { registryDown } from "./registry-door.ts";

/** Of the box in which npm works: it holds what is fetched, what is unpacked, and npm. */
export const INSTALL_LIMITS: BoxLimits = { memoryMb: 1024, cpus: 1, pids: 128, fileSizeMb: 64, scratchMb: 256 };
/** What an installing box calls the folder with npm: it sees it at `/agents/npm`. */
export const NPM_FOLDER = "npm";

const TIMEOUT_MS = 5 * 60_000;
const OUTPUT_BYTES = 64_000;
/** Nothing of a package runs, and nothing is asked of anybody but the door. */
const FLAGS = [
  ...["--ignore-scripts", "--no-bin-links", "--no-audit", "--no-fund", "--no-update-notifier", "--fetch-retries=0"],
  ...["--registry=http://127.0.0.1:8080/", "--cache=/tmp/npm", "--loglevel=error"],
];
/**
 * npm's words for a way that is closed for a while (docs.npmjs.com, errors of make-fetch-happen). E403: a door that began anew,
 * which has to be asked from the top.
 */
const AWAY =
  /^(?:E5\d\d|E403|E429|ECONN\w+|ETIMEDOUT|ESOCKETTIMEDOUT|ERR_SOCKET_TIMEOUT|EAI_AGAIN|EPIPE|ENOTFOUND|FETCH_ERROR)$/;

/** In the place of one that is there already. */
const NOTHING_LOCKED = '{"lockfileVersion":3,"packages":{}}';

export type Installed<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };

/**
 * Has npm choose versions for what is wanted; what `before` says of the same packages stays. Gives the lockfile as npm wrote it,
 * which is still to be judged. Throws KnownError `registry_down`, and what the Sandbox throws.
 */
export async function makeLockfile(
  sandbox: Sandbox,
  wanted: WantedPackages,
  before: string | null,
  signal: AbortSignal,
): Promise<Installed<string>> {
  await lay(sandbox, wanted, before);
  const result = await npm(sandbox, ["install", "--package-lock-only", ...FLAGS], signal);
  // The door knows no name by a lockfile's word alone: what it says beyond the registry's is not gone by.
  if (codeOf(result) === "E403" && before !== null && before !== NOTHING_LOCKED)
    return makeLockfile(sandbox, wanted, NOTHING_LOCKED, signal);
  if (result.exitCode !== 0) return { ok: false, problems: [problemOf(result, "has no version of them that fits")] };
  const files = await sandbox.takeFiles({ maxFiles: 10, maxBytes: 4_000_000 });
  const lockfile = files.find(({ path }) => path === LOCKFILE);
  if (lockfile === undefined)
    throw new KnownError("npm_failed", "npm wrote no lockfile.", "Try again; if it stays, tell the platform team.");
  return { ok: true, value: Buffer.from(lockfile.content).toString("utf8") };
}

/** Has npm lay out what a judged lockfile says, and takes it out. It is still to be judged. Throws as `makeLockfile`. */
export async function installModules(
  sandbox: Sandbox,
  wanted: WantedPackages,
  lockText: string,
  signal: AbortSignal,
): Promise<Installed<SourceFile[]>> {
  await lay(sandbox, wanted, lockText);
  const result = await npm(sandbox, ["ci", "--omit=optional", ...FLAGS], signal);
  if (result.exitCode !== 0) return { ok: false, problems: [problemOf(result, "cannot lay them out")] };
  try {
    return { ok: true, value: await sandbox.takeFiles(MODULE_LIMITS, { folder: "/app-source", only: "node_modules" }) };
  } catch (error) {
    if (!(error instanceof KnownError) || error.code !== "hostile_archive") throw error;
    const message = `what its packages hold is not taken: ${error.message.replace(/: it is not taken\.$|\.$/, "")}`;
    return { ok: false, problems: [{ file: "package.json", message, fix: "do without the package it is of" }] };
  }
}

/** Only what npm may go by: no settings, no scripts, nothing else that the app says of itself. */
async function lay(sandbox: Sandbox, wanted: WantedPackages, lockText: string | null): Promise<void> {
  const manifest = { name: "app", version: "1.0.0", private: true, ...wanted };
  const files = [{ path: "package.json", content: Buffer.from(JSON.stringify(manifest)) }];
  if (lockText !== null) files.push({ path: LOCKFILE, content: Buffer.from(lockText) });
  await sandbox.putFiles(await packTar(files));
}

function npm(sandbox: Sandbox, args: string[], signal: AbortSignal): Promise<TaskResult> {
  const command = ["node", `/agents/${NPM_FOLDER}/bin/npm-cli.js`, ...args];
  return sandbox.exec(command, { timeoutMs: TIMEOUT_MS, maxOutputBytes: OUTPUT_BYTES, signal });
}

/** Throws KnownError `registry_down` where it was that. */
function problemOf(result: TaskResult, what: string): Problem {
  const lines = errorLines(result);
  const code = codeOf(result);
  if (AWAY.test(code)) throw registryDown(`npm met ${code}`);
  if (result.timedOut) throw registryDown("npm did not end in five minutes");
  if (code === "ENOSPC" || code === "EFBIG") return tooMuchOf("more than there is room for", "");
  const said = lines
    .filter((line) => line !== "" && !/^(?:code|errno|syscall|path|A complete log|Log files|\s+\/)/.test(line.trim()))
    .slice(0, 4)
    .map((line) => line.replace(/^(?:notarget|ERESOLVE) /, ""))
    .join(" ")
    .replaceAll("http://127.0.0.1:8080", "the registry")
    .slice(0, 400);
  return {
    file: "package.json",
    message: `npm ${what} (${said === "" ? "it said nothing" : said})`,
    fix:
      code === "EUSAGE"
        ? "remove package-lock.json: one is made by the next check"
        : "ask for other versions, or do without",
  };
}

function errorLines({ stderr, stdout }: TaskResult): string[] {
  return `${stderr}\n${stdout}`.split("\n").flatMap((line) => /^npm (?:error|ERR!) ?(.*)$/.exec(line)?.[1] ?? []);
}

/** npm's own word for what went wrong, such as `E404`; empty: it said none. */
function codeOf(result: TaskResult): string {
  return errorLines(result).flatMap((line) => /^code (\S+)$/.exec(line)?.[1] ?? [])[0] ?? "";
}
