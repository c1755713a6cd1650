import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BOX_BRIEF_FILE, type BoxBrief, boxBriefSchema } from "../../../builder/checks/box-brief.ts";
import { type BoxExec, boxProblems } from "../../../builder/checks/box-checks.ts";
import type { CandidateFile } from "../../../builder/checks/candidate-files.ts";
import type { CheckResult } from "../../../builder/checks/check-result.ts";
import { notTriedWithout } from "../../../builder/checks/left-out.ts";
import { isPackageName, NO_PACKAGES, type PackagesPolicy } from "../../../builder/checks/packages/policy.ts";
import { namesOf, readWanted } from "../../../builder/checks/packages/wanted.ts";
import { type Problem, withoutPlan } from "../../../builder/checks/problem.ts";
import { type CheckReport, makeReport } from "../../../builder/checks/report.ts";
import { runChecks } from "../../../builder/checks/run-checks.ts";
import { staticProblems, staticWarnings } from "../../../builder/checks/static-checks.ts";
import { KnownError } from "../../../lib/errors.ts";
import type { Manifest } from "../../../sdk/contract/manifest.ts";
import type { Surroundings } from "../surroundings.ts";
import { INSTALL_PROGRAMS, type Toolchain } from "../toolchain.ts";
import { readAppManifest, readFolder, strangeEntries } from "./app-folder.ts";
import { fromFolder } from "./app-output.ts";
import { execIn } from "./exec.ts";
import { linkLibrary } from "./link-library.ts";
import { type LocalApp, type LocalAppOptions, startLocalApp } from "./local-app.ts";
import { ENDLESS } from "./migrate.ts";
import { createSteps, type Steps } from "./steps.ts";
import { tryWithout } from "./try-without.ts";

type CheckedFrom = Pick<Surroundings, "folder" | "clock" | "migrateProgram" | "toolchain" | "env" | "box" | "progress">;

/** What is told while it goes, each with its end. */
const STEPS = {
  read: "Reading app.yaml and the code",
  tsc: "Types",
  biome: "Lint",
  node: "Tests",
  checks: "The checks of app.yaml, on a running copy",
  without: "Whether they notice it where a part is missing",
} as const;

/** All checks of the app in a folder: its text, types, lint, tests, then the Checks of its app.yaml on a running copy. */
export async function checkFolder(from: CheckedFrom): Promise<CheckReport> {
  const { folder, toolchain } = from;
  const steps = createSteps(from);
  const files = readFolder(folder);
  requirePrograms(toolchain);
  const strange = strangeEntries(folder);
  const brief = readBrief();
  const fromText = await steps.during(
    STEPS.read,
    async () => {
      await linkLibrary(folder, toolchain);
      const found = staticProblems({ files, ...brief });
      return [...strange.problems, ...(from.box === null ? found.map(withoutPlan) : found)];
    },
    (found) => found.length === 0,
  );
  if (strange.isStuck) return withWarnings(makeReport(fromText, []), files);
  const report = await checkFiles({ ...from, steps }, { files, fromText, packages: brief.packages ?? NO_PACKAGES });
  return withWarnings(report, files);
}

function withWarnings(report: CheckReport, files: readonly CandidateFile[]): CheckReport {
  const warnings = [...staticWarnings(files), ...(report.warnings ?? [])];
  return { ...report, ...(warnings.length > 0 ? { warnings } : {}) };
}

async function checkFiles(
  { folder, clock, toolchain, env, steps, ...from }: CheckedFrom & { steps: Steps },
  { files, fromText, packages }: { files: CandidateFile[]; fromText: Problem[]; packages: PackagesPolicy },
): Promise<CheckReport> {
  const notInstalled = missingPackages(folder, files, packages);
  if (notInstalled.length > 0) return { ...makeReport(fromText, []), notInstalled };
  const read = readAppManifest(files);
  const isReadable = fromText.length === 0 && read?.ok === true;
  const migrateProgram = from.migrateProgram();
  const starting = isReadable ? startOrProblem({ folder, clock, migrateProgram, manifest: read.manifest }) : null;
  const isEndless = async () => (await starting)?.isEndless === true;
  // What runs the app and what reads it do not wait for each other. Its tests apply the same migrations.
  const [fromTools, tried] = await Promise.all([
    boxProblems(toldExec(execIn(folder, toolchain, env), steps), files, async () => !(await isEndless())),
    starting === null || read?.ok !== true
      ? null
      : steps.during(STEPS.checks, () => tryChecks(starting, read.manifest, { folder, clock }), isHeld),
  ]);
  const problems = [...fromText, ...fromTools, ...(tried?.problems ?? [])];
  const { checks = [], log = [] } = tried ?? {};
  const holds = isReadable && problems.length === 0 && checks.every(({ ok }) => ok);
  if (!holds) return makeReport(problems, checks, log);
  const { problems: missed, notTried } = await steps.during(
    STEPS.without,
    () => tryWithout({ folder, files, manifest: read.manifest, clock, migrateProgram }),
    ({ problems: found }) => found.length === 0,
  );
  return { ...makeReport(missed, checks, log), warnings: notTriedWithout(notTried) };
}

interface Tried {
  problems: Problem[];
  checks: CheckResult[];
  log: string[];
}

function isHeld({ problems, checks }: Tried): boolean {
  return problems.length === 0 && checks.every(({ ok }) => ok);
}

/** Each program is a step. */
function toldExec(exec: BoxExec, steps: Steps): BoxExec {
  return ([name = "", ...args], timeoutMs) => {
    const run = () => exec([name, ...args], timeoutMs);
    const step = name === "tsc" || name === "biome" || name === "node" ? STEPS[name] : name;
    return steps.during(step, run, ({ exitCode, timedOut }) => exitCode === 0 && !timedOut);
  };
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

type StartedApp = { app: LocalApp; isEndless: false } | { problem: Problem; isEndless: boolean };

/** That it does not start is a Problem. `isEndless`: because a migration comes to no end. */
async function startOrProblem(options: LocalAppOptions): Promise<StartedApp> {
  try {
    return { app: await startLocalApp(options), isEndless: false };
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return { problem: asProblem(error), isEndless: error.code === ENDLESS };
  }
}

/** The Checks of app.yaml on a running copy. */
async function tryChecks(
  starting: Promise<StartedApp>,
  { checks }: Manifest,
  { folder, clock }: Pick<CheckedFrom, "folder" | "clock">,
): Promise<Tried> {
  const started = await starting;
  if ("problem" in started) return { problems: [started.problem], checks: [], log: [] };
  const { app } = started;
  try {
    return {
      problems: [],
      checks: await runChecks(app.target, checks, clock.now()),
      log: fromFolder(app.log(), folder),
    };
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return { problems: [asProblem(error)], checks: [], log: [] };
  } finally {
    await app.stop();
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
