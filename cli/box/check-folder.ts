import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { BOX_BRIEF_FILE, type BoxBrief, boxBriefSchema } from "../../builder/checks/box-brief.ts";
import { type BoxExec, boxProblems } from "../../builder/checks/box-checks.ts";
import { type CandidateFile, findFile, textOf } from "../../builder/checks/candidate-files.ts";
import { isPackageName, NO_PACKAGES, type PackagesPolicy } from "../../builder/checks/packages/policy.ts";
import { namesOf, readWanted } from "../../builder/checks/packages/wanted.ts";
import type { Problem } from "../../builder/checks/problem.ts";
import { type ReadManifest, readManifest } from "../../builder/checks/read-manifest.ts";
import { type CheckReport, makeReport } from "../../builder/checks/report.ts";
import { runChecks } from "../../builder/checks/run-checks.ts";
import { staticProblems } from "../../builder/checks/static-checks.ts";
import type { Clock } from "../../lib/clock.ts";
import { KnownError } from "../../lib/errors.ts";
import { startLocalApp } from "./local-app.ts";

/** All checks of the app in a folder: its text, types, lint, tests, then the Checks of its app.yaml on a running copy. */
export async function checkFolder(folder: string, clock: Clock): Promise<CheckReport> {
  const files = readFolder(folder);
  const brief = readBrief();
  const fromText = staticProblems({ files, ...brief, nowMs: clock.now() });
  const notInstalled = missingPackages(folder, files, brief.packages ?? NO_PACKAGES);
  if (notInstalled.length > 0) return { ...makeReport(fromText, []), notInstalled };
  const fromTools = await boxProblems(execIn(folder), files);
  const problems = [...fromText, ...fromTools];
  const read = readAppManifest(files);
  if (fromText.length > 0 || !read?.ok) return makeReport(problems, []);
  try {
    const app = await startLocalApp({ folder, manifest: read.manifest, clock });
    try {
      return makeReport(problems, await runChecks(app.target, read.manifest.checks, clock.now()), app.log());
    } finally {
      await app.stop();
    }
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return makeReport([...problems, asProblem(error)], []);
  }
}

/** The compiler, the tests and the app itself would only stumble over them. */
function missingPackages(folder: string, files: readonly CandidateFile[], policy: PackagesPolicy): string[] {
  const names = namesOf(readWanted(files, policy).wanted);
  return names.filter((name) => isPackageName(name) && !existsSync(join(folder, "node_modules", name)));
}

export function readAppManifest(files: readonly CandidateFile[]): ReadManifest | undefined {
  const file = findFile(files, "app.yaml");
  return file === undefined ? undefined : readManifest(textOf(file));
}

/** The app's files; of what an app may not hold only the name. Throws where the folder is no app's: it may be any. */
export function readFolder(folder: string): CandidateFile[] {
  if (existsSync(join(folder, "app.yaml"))) return filesBelow(folder, "");
  throw new KnownError(
    "no_app",
    `There is no app.yaml in ${folder}.`,
    "Go to the app's folder (/app-source), or write app.yaml as `tool skills web-app` shows.",
  );
}

function filesBelow(folder: string, below: string): CandidateFile[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.name === ".git") return [];
    if (path === "node_modules") return []; // What the platform installed, or whoever works here.
    if (entry.name === "node_modules") return [{ path, content: new Uint8Array() }];
    if (entry.isDirectory()) return filesBelow(folder, path);
    return entry.isFile() ? [{ path, content: readFileSync(join(folder, path)) }] : [];
  });
}

function asProblem(error: KnownError): Problem {
  return { message: error.message.replace(/\.$/, ""), fix: error.next.replace(/\.$/, "") };
}

function readBrief(): BoxBrief {
  if (!existsSync(BOX_BRIEF_FILE)) return { previousMigrations: [] };
  return boxBriefSchema.parse(JSON.parse(readFileSync(BOX_BRIEF_FILE, "utf8")));
}

function execIn(folder: string): BoxExec {
  return async ([command = "", ...args], timeoutMs) => {
    const child = spawn(command, args, {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: timeoutMs,
      killSignal: "SIGKILL",
    });
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    const [exitCode, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
    return { exitCode, stdout, stderr, timedOut: child.signalCode === "SIGKILL" };
  };
}
