import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { BOX_BRIEF_FILE, type BoxBrief, boxBriefSchema } from "../../../builder/checks/box-brief.ts";
import { type BoxExec, boxProblems } from "../../../builder/checks/box-checks.ts";
import type { CandidateFile } from "../../../builder/checks/candidate-files.ts";
import type { CheckResult } from "../../../builder/checks/check-result.ts";
import { notTriedWithout } from "../../../builder/checks/left-out.ts";
import { isPackageName, NO_PACKAGES, type PackagesPolicy } from "../../../builder/checks/packages/policy.ts";
import { namesOf, readWanted } from "../../../builder/checks/packages/wanted.ts";
import type { Problem } from "../../../builder/checks/problem.ts";
import { type CheckReport, makeReport } from "../../../builder/checks/report.ts";
import { runChecks } from "../../../builder/checks/run-checks.ts";
import { staticProblems, staticWarnings } from "../../../builder/checks/static-checks.ts";
import type { Clock } from "../../../lib/clock.ts";
import { KnownError } from "../../../lib/errors.ts";
import type { Manifest } from "../../../sdk/contract/manifest.ts";
import type { Started } from "../surroundings.ts";
import { INSTALL_PROGRAMS, type Toolchain } from "../toolchain.ts";
import { readAppManifest, readFolder, strangeEntries } from "./app-folder.ts";
import { linkLibrary } from "./link-library.ts";
import { startLocalApp } from "./local-app.ts";
import { tryWithout } from "./try-without.ts";

type CheckedFrom = Pick<Started, "folder" | "clock" | "toolchain" | "env">;

/** All checks of the app in a folder: its text, types, lint, tests, then the Checks of its app.yaml on a running copy. */
export async function checkFolder({ folder, clock, toolchain, env }: CheckedFrom): Promise<CheckReport> {
  const files = readFolder(folder);
  requirePrograms(toolchain);
  await linkLibrary(folder, toolchain);
  const strange = strangeEntries(folder);
  const report = await checkFiles({ folder, clock, toolchain, env }, files, strange);
  const warnings = [...staticWarnings(files), ...(report.warnings ?? [])];
  return { ...report, ...(warnings.length > 0 ? { warnings } : {}) };
}

async function checkFiles(
  { folder, clock, toolchain, env }: CheckedFrom,
  files: CandidateFile[],
  strange: ReturnType<typeof strangeEntries>,
): Promise<CheckReport> {
  const brief = readBrief();
  const fromText = [...strange.problems, ...staticProblems({ files, ...brief })];
  if (strange.isStuck) return makeReport(fromText, []);
  const notInstalled = missingPackages(folder, files, brief.packages ?? NO_PACKAGES);
  if (notInstalled.length > 0) return { ...makeReport(fromText, []), notInstalled };
  const read = readAppManifest(files);
  const isReadable = fromText.length === 0 && read?.ok === true;
  // What runs the app and what reads it do not wait for each other.
  const [fromTools, tried] = await Promise.all([
    boxProblems(execIn(folder, toolchain, env), files),
    isReadable ? tryChecks({ folder, clock, manifest: read.manifest }) : null,
  ]);
  const problems = [...fromText, ...fromTools, ...(tried?.problems ?? [])];
  const { checks = [], log = [] } = tried ?? {};
  const holds = isReadable && problems.length === 0 && checks.every(({ ok }) => ok);
  if (!holds) return makeReport(problems, checks, log);
  const { problems: missed, notTried } = await tryWithout({ folder, files, manifest: read.manifest, clock });
  return { ...makeReport(missed, checks, log), warnings: notTriedWithout(notTried) };
}

interface Tried {
  problems: Problem[];
  checks: CheckResult[];
  log: string[];
}

/** Native programs, in none of which \`tool\` as one file has a part. Throws KnownError `needs_program`. */
function requirePrograms(toolchain: Toolchain | null): void {
  const missing = Object.entries(toolchain?.programs ?? {}).flatMap(([name, words]) => (words === null ? [name] : []));
  if (missing.length === 0) return;
  throw new KnownError(
    "needs_program",
    `\`tool check\` wants ${missing.join(" and ")}, which ${missing.length === 1 ? "is a native program" : "are native programs"} and not on this machine.`,
    `Run \`${INSTALL_PROGRAMS}\`, then this again; or \`tool deploy\`: Toolroom checks it all the same before anything goes live.`,
  );
}

/** The Checks of app.yaml on a running copy. That it does not start is a Problem. */
async function tryChecks(options: { folder: string; clock: Clock; manifest: Manifest }): Promise<Tried> {
  try {
    const app = await startLocalApp(options);
    try {
      const checks = await runChecks(app.target, options.manifest.checks, options.clock.now());
      return { problems: [], checks, log: app.log() };
    } finally {
      await app.stop();
    }
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return { problems: [asProblem(error)], checks: [], log: [] };
  }
}

/** The compiler, the tests and the app itself would only stumble over them. */
function missingPackages(folder: string, files: readonly CandidateFile[], policy: PackagesPolicy): string[] {
  const names = namesOf(readWanted(files, policy).wanted);
  return names.filter((name) => isPackageName(name) && !existsSync(join(folder, "node_modules", name)));
}

function asProblem(error: KnownError): Problem {
  return { message: error.message.replace(/\.$/, ""), fix: error.next.replace(/\.$/, "") };
}

function readBrief(): BoxBrief {
  if (!existsSync(BOX_BRIEF_FILE)) return { previousMigrations: [] };
  return boxBriefSchema.parse(JSON.parse(readFileSync(BOX_BRIEF_FILE, "utf8")));
}

/** Runs what the checks call for. Outside of a box it sees nothing of our environment but where programs are. */
function execIn(folder: string, toolchain: Toolchain | null, { PATH, HOME, TMPDIR }: Started["env"]): BoxExec {
  const few = { PATH, HOME, TMPDIR };
  return async ([name = "", ...args], timeoutMs) => {
    const [command = name, ...before] = programOf(name, toolchain);
    const child = spawn(command, [...before, ...args], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: timeoutMs,
      killSignal: "SIGKILL",
      ...(toolchain === null ? {} : { env: few }),
    });
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    const [exitCode, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
    return { exitCode, stdout, stderr, timedOut: child.signalCode === "SIGKILL" };
  };
}

function programOf(name: string, toolchain: Toolchain | null): readonly string[] {
  if (toolchain === null) return [name];
  if (name === "node") return [process.execPath];
  return name === "tsc" || name === "biome" ? (toolchain.programs[name] ?? [name]) : [name];
}
