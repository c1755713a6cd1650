import { explain } from "../lib/errors.ts";
import { maskSecrets, maskSecretsIn } from "../lib/secrets.ts";
import { unlessAborted } from "../lib/within.ts";
import { packTar } from "../runners/archive.ts";
import type { SourceFile } from "../runners/runner.ts";
import type { Manifest } from "../sdk/contract/manifest.ts";
import type { AppRequest } from "../store/app-requests.ts";
import { buildsOfRequest, saveReport } from "../store/builds.ts";
import { type FoundProblem, UNPROVEN } from "./assignments.ts";
import { type BoxExec, boxProblems } from "./checks/box-checks.ts";
import { findFile, textOf } from "./checks/candidate-files.ts";
import type { CheckResult } from "./checks/check-result.ts";
import { readUnnoticed } from "./checks/left-out.ts";
import { type Problem, problemLine } from "./checks/problem.ts";
import { type Proof, toldApart } from "./checks/proof.ts";
import { readManifest } from "./checks/read-manifest.ts";
import { type CheckReport, checkReportSchema, makeReport } from "./checks/report.ts";
import { staticProblems } from "./checks/static-checks.ts";
import { SANDBOX_LIMITS } from "./coding.ts";
import type { BuilderDeps } from "./deps.ts";
import { bringPackages } from "./packages/bring-packages.ts";
import { planOf, theRequest } from "./planning.ts";
import { showProgress } from "./progress.ts";
import { type ComparedPromises, comparePromises } from "./promises.ts";
import { readBundle, writeBundle } from "./source/bundle.ts";
import { migrationsOfData } from "./source/live-migrations.ts";
import { untilStopped } from "./stopping.ts";
import { closeLeft, type Trial, tryOnCandidate, tryOnLive } from "./trying.ts";
import { buildIdOf, type Work } from "./work.ts";

/** In the image, beside `tool` (cli/box/unnoticed.ts). It ends by itself before. */
const TRY_WITHOUT = ["node", "/opt/toolroom/unnoticed.mjs"];
const WITHOUT_TIMEOUT_MS = 20_000;

/** `candidateHash`: of the Candidate with its lockfile, where it brings packages and had none that fits. */
export type Checked = ({ ok: true } | { ok: false; problems: FoundProblem[] }) & { candidateHash?: string };

/**
 * Checks a Candidate: its files as text; then types, lint and tests in a box of their own, and beside it the Plan's
 * Checks against a fresh Instance. Later ones count only where those before found nothing: the agent reads the first
 * cause, not its echo.
 */
export async function checkCandidate(deps: BuilderDeps, work: Work, candidateHash: string): Promise<Checked> {
  deps.requireRoom();
  await showProgress(deps, work.requestId, "check", "Reading the code");
  deps.log.info("checking", { requestId: work.requestId, candidateHash });
  const examined = await untilStopped(deps, work.requestId, (stop) => examine(deps, work, candidateHash, stop));
  // What the app printed stands in it, and people read it.
  const report = maskSecretsIn(examined.report);
  await saveReport(deps.store, buildIdOf(work), report);
  deps.log.info("checked", { requestId: work.requestId, candidateHash, ok: report.ok });
  const checked = examined.candidateHash === candidateHash ? {} : { candidateHash: examined.candidateHash };
  return report.ok ? { ok: true, ...checked } : { ok: false, problems: foundIn(report), ...checked };
}

/** The text first; then what it asks for is installed, and with that it runs. */
async function examine(
  deps: BuilderDeps,
  work: Work,
  candidateHash: string,
  stop: AbortSignal,
): Promise<{ report: CheckReport; candidateHash: string }> {
  const request = await theRequest(deps, work.requestId);
  const source = await readBundle(deps.home, candidateHash);
  const plan = planOf(request);
  const fromText = staticProblems({
    files: source,
    plan,
    previousMigrations: await migrationsOfData(deps, request),
    packages: deps.packages,
    isTriedBefore: request.returnsTo !== null || work.isSameCode === true || (await deps.composed.knows(source)),
  });
  if (fromText.length > 0) return { report: makeReport(fromText, []), candidateHash };
  const name = `pkg-${buildIdOf(work).replaceAll("_", "-")}`;
  const progress = () => showProgress(deps, work.requestId, "check", "Installing the packages it asks for");
  const brought = await bringPackages(deps, { request, name, stop, progress }, source);
  if (brought.kind === "refused") return { report: makeReport(brought.problems, []), candidateHash };
  const { files, modules } = brought;
  const locked = await writeBundle(deps, files);
  const { bundleHash } = modules.length === 0 ? locked : await writeBundle(deps, [...files, ...modules]);
  const report = await reportOn(deps, work, { request, files, modules, bundleHash }, stop);
  return { report, candidateHash: locked.bundleHash };
}

/** `bundleHash`: of the files with the packages that they bring. */
interface Installed {
  request: AppRequest;
  files: SourceFile[];
  modules: SourceFile[];
  bundleHash: string;
}

async function reportOn(
  deps: BuilderDeps,
  work: Work,
  { request, files, modules, bundleHash }: Installed,
  stop: AbortSignal,
): Promise<CheckReport> {
  const plan = planOf(request);
  const manifestFile = findFile(files, "app.yaml");
  const read = readManifest(manifestFile === undefined ? "" : textOf(manifestFile));
  if (!read.ok) return makeReport(read.problems, []);
  const isComposed = await deps.composed.knows(files);
  const note = isComposed ? "What it promises" : "Types, tests, and what it promises";
  await showProgress(deps, work.requestId, "check", note);
  const trial: Trial = { deps, work, request, checks: read.manifest.checks, stop };
  await closeLeft(trial);
  const compared = await comparePromises(deps, request, plan, read.manifest);
  // In boxes of their own they do not disturb each other; all are waited for, so that none leaves anything behind.
  const [fromBox, promises, onLive] = await Promise.allSettled([
    // Toolroom's own tests have held types and style of all that known parts compose; what an app promises is its own.
    isComposed || work.isSameCode === true
      ? []
      : problemsInBox(deps, work, { files, modules, isTriedBefore: request.returnsTo !== null }, stop),
    tryOnCandidate(trial, bundleHash, read.manifest),
    compared === null || compared.isNew.length === 0 ? [] : tryOnLive(trial, compared),
  ]);
  // What was found where all was taken away says nothing about the code.
  stop.throwIfAborted();
  if (fromBox.status === "rejected") throw fromBox.reason;
  if (fromBox.value.length > 0) return makeReport(fromBox.value, []);
  if (promises.status === "rejected") throw promises.reason;
  if (compared === null) return promises.value;
  if (onLive.status === "rejected")
    deps.log.warn("live release not tried", { requestId: work.requestId, error: explain(onLive.reason) });
  const proof = proofOf(compared, read.manifest, onLive.status === "rejected" ? null : onLive.value);
  const isAsked = promises.value.ok && (await mustProve(trial, proof));
  return { ...(isAsked ? makeReport([UNPROVEN], promises.value.checks) : promises.value), proof };
}

/** What corrects is proven: the agent is asked for it once a round, while it may still try. Known parts bring what proves them. */
async function mustProve({ deps, work, request }: Trial, proof: Proof): Promise<boolean> {
  const isOpen = request.isCorrection && proof.isTried && proof.told.length === 0;
  if (!isOpen || planOf(request).composition !== undefined || work.isLast === true) return false;
  const builds = await buildsOfRequest(deps.store, request.id);
  return !builds.some(({ round, attempt, report }) => {
    const read = checkReportSchema.safeParse(report);
    const isEarlier = round === work.round && attempt < work.attempt;
    return isEarlier && read.success && read.data.problems.some(({ message }) => message === UNPROVEN.message);
  });
}

function proofOf(compared: ComparedPromises, manifest: Manifest, onLive: CheckResult[] | null): Proof {
  const { live, isNew, dropped } = compared;
  return {
    liveReleaseId: live.id,
    told: onLive === null ? [] : toldApart(isNew, onLive),
    kept: manifest.checks.length - isNew.length,
    dropped: dropped.length,
    isTried: onLive !== null,
  };
}

/** Nothing of the app runs on the host, nor where the agent worked: a fresh box without any door. */
async function problemsInBox(
  deps: BuilderDeps,
  work: Work,
  { files, modules, isTriedBefore }: Pick<Installed, "files" | "modules"> & { isTriedBefore: boolean },
  signal: AbortSignal,
): Promise<Problem[]> {
  const image = await unlessAborted(deps.image(), signal);
  const sandbox = await deps.runner.openSandbox({
    name: `chk-${buildIdOf(work).replaceAll("_", "-")}`,
    labels: { kind: "check", requestId: work.requestId },
    limits: SANDBOX_LIMITS,
    imageDigest: image.digest,
    env: {},
  });
  try {
    await sandbox.putFiles(await packTar([...files, ...modules]));
    const exec: BoxExec = (command, timeoutMs) => {
      signal.throwIfAborted();
      return sandbox.exec(command, { timeoutMs, maxOutputBytes: 1_000_000, signal });
    };
    const [problems, missed] = await Promise.all([
      boxProblems(exec, files),
      isTriedBefore ? [] : unnoticedProblems(deps, work, exec),
    ]);
    return problems.length > 0 ? problems : missed;
  } finally {
    await sandbox.close();
  }
}

/** What no Check would miss. Where it cannot be told, the Candidate is not held up by it. */
async function unnoticedProblems({ log }: BuilderDeps, { requestId }: Work, exec: BoxExec): Promise<Problem[]> {
  const result = await exec(TRY_WITHOUT, WITHOUT_TIMEOUT_MS);
  const missed = readUnnoticed(result);
  if (missed === null) log.warn("not tried without", { requestId, error: maskSecrets(result.stderr.slice(-500)) });
  return missed ?? [];
}

function foundIn(report: CheckReport): FoundProblem[] {
  return [...report.problems.map(fromProblem), ...report.checks.filter((check) => !check.ok).map(fromCheck)];
}

function fromProblem(problem: Problem): FoundProblem {
  return { check: problem.file ?? "app", message: problemLine(problem), fix: problem.fix };
}

function fromCheck(result: CheckResult): FoundProblem {
  return { check: result.sentence, message: result.detail };
}
