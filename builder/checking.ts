import { closePreview, openPreview } from "../operator/preview.ts";
import { packTar } from "../runners/archive.ts";
import type { SourceFile } from "../runners/runner.ts";
import type { User } from "../sdk/contract/delivery.ts";
import type { Manifest } from "../sdk/contract/manifest.ts";
import { saveReport } from "../store/builds.ts";
import { wantedPreviewsOf } from "../store/instances.ts";
import { personById } from "../store/people.ts";
import type { FoundProblem } from "./assignments.ts";
import { type BoxExec, boxProblems } from "./checks/box-checks.ts";
import { findFile, textOf } from "./checks/candidate-files.ts";
import { type Problem, problemLine } from "./checks/problem.ts";
import { readManifest } from "./checks/read-manifest.ts";
import { type CheckReport, makeReport } from "./checks/report.ts";
import type { CheckResult } from "./checks/check-result.ts";
import { runChecks } from "./checks/run-checks.ts";
import { staticProblems } from "./checks/static-checks.ts";
import { buildIdOf, SANDBOX_LIMITS, type Work } from "./coding.ts";
import type { BuilderDeps } from "./deps.ts";
import { createInstanceTarget } from "./instance-target.ts";
import { planOf, theRequest } from "./planning.ts";
import { showProgress } from "./progress.ts";
import { readBundle } from "./source/bundle.ts";
import { migrationsOfLive } from "./source/live-migrations.ts";

export type Checked = { ok: true } | { ok: false; problems: FoundProblem[] };

/**
 * Checks a Candidate: its files as text; then types, lint and tests in a box of their own, and beside it the Plan's
 * Checks against a fresh Instance. Later ones count only where those before found nothing: the agent reads the first
 * cause, not its echo.
 */
export async function checkCandidate(deps: BuilderDeps, work: Work, candidateHash: string): Promise<Checked> {
  deps.requireRoom();
  await showProgress(deps, work.requestId, "check", "Reading the code");
  deps.log.info("checking", { requestId: work.requestId, candidateHash });
  const report = await reportOn(deps, work, candidateHash);
  await saveReport(deps.store, buildIdOf(work), report);
  deps.log.info("checked", { requestId: work.requestId, candidateHash, ok: report.ok });
  return report.ok ? { ok: true } : { ok: false, problems: foundIn(report) };
}

async function reportOn(deps: BuilderDeps, work: Work, candidateHash: string): Promise<CheckReport> {
  const request = await theRequest(deps, work.requestId);
  const files = await readBundle(deps.home, candidateHash);
  const plan = planOf(request);
  const fromText = staticProblems({
    files,
    plan,
    previousMigrations: await migrationsOfLive(deps, request.appId),
    nowMs: deps.clock.now(),
  });
  if (fromText.length > 0) return makeReport(fromText, []);
  const manifestFile = findFile(files, "app.yaml");
  const read = readManifest(manifestFile === undefined ? "" : textOf(manifestFile));
  if (!read.ok) return makeReport(read.problems, []);
  const isComposed = await deps.composed.knows(files);
  const note = isComposed ? "What it promises" : "Types, tests, and what it promises";
  await showProgress(deps, work.requestId, "check", note);
  // In boxes of their own they do not disturb each other; both are waited for, so that neither leaves anything behind.
  const [fromBox, promises] = await Promise.allSettled([
    // Toolroom's own tests have held types and style of all that known parts compose; what an app promises is its own.
    isComposed ? [] : problemsInBox(deps, work, files),
    tryPromises(deps, work, candidateHash, read.manifest),
  ]);
  if (fromBox.status === "rejected") throw fromBox.reason;
  if (fromBox.value.length > 0) return makeReport(fromBox.value, []);
  if (promises.status === "rejected") throw promises.reason;
  return promises.value;
}

/** Nothing of the app runs on the host, nor where the agent worked: a fresh box without any door. */
async function problemsInBox(deps: BuilderDeps, work: Work, files: SourceFile[]): Promise<Problem[]> {
  const image = await deps.image();
  const sandbox = await deps.runner.openSandbox({
    name: `chk-${buildIdOf(work).replaceAll("_", "-")}`,
    labels: { kind: "check", requestId: work.requestId },
    limits: SANDBOX_LIMITS,
    imageDigest: image.digest,
    env: {},
  });
  try {
    await sandbox.putFiles(await packTar(files));
    const exec: BoxExec = (command, timeoutMs) => sandbox.exec(command, { timeoutMs, maxOutputBytes: 1_000_000 });
    return await boxProblems(exec, files);
  } finally {
    await sandbox.close();
  }
}

/** On an Instance of its own with fresh files; what an attempt that was killed left behind goes first. */
async function tryPromises(
  deps: BuilderDeps,
  work: Work,
  candidateHash: string,
  manifest: Manifest,
): Promise<CheckReport> {
  const request = await theRequest(deps, work.requestId);
  if (request.appId === null) throw new Error(`Request ${request.id} has no app.`);
  for (const left of await wantedPreviewsOf(deps.store, request.id)) {
    if (left.kind === "check") await closePreview(deps.operator, left.id, 0);
  }
  const image = await deps.image();
  const now = deps.clock.now();
  const opened = await openPreview(deps.operator, {
    key: `${buildIdOf(work)} ${now}`,
    kind: "check",
    appId: request.appId,
    requestId: request.id,
    personId: request.requesterId,
    releaseId: null,
    releaseTag: `cand_${candidateHash.slice(0, 12)}`,
    bundleHash: candidateHash,
    imageDigest: image.digest,
    manifest,
  });
  if (opened.kind === "broken")
    return makeReport([{ message: opened.problem, fix: "find the cause with `tool check`" }], []);
  try {
    const target = createInstanceTarget(deps, opened.instance, await userOf(deps, request.requesterId));
    return makeReport([], await runChecks(target, manifest.checks, now));
  } finally {
    await closePreview(deps.operator, opened.instance.id, 0);
  }
}

async function userOf(deps: BuilderDeps, personId: string): Promise<User> {
  const person = await personById(deps.store, personId);
  return {
    id: personId,
    handle: person?.handle ?? personId,
    name: person?.name ?? personId,
    timeZone: person?.timeZone ?? "UTC",
  };
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
