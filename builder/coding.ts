import { KnownError } from "../lib/errors.ts";
import { unlessAborted } from "../lib/within.ts";
import { packTar } from "../runners/archive.ts";
import type { BoxLimits, Sandbox, SourceFile } from "../runners/runner.ts";
import type { AppRequest } from "../store/app-requests.ts";
import { type Build, beginBuild, finishBuild } from "../store/builds.ts";
import { readDoorTold } from "../store/door-told.ts";
import { liveRelease, releasesOfRequest } from "../store/releases.ts";
import {
  assignmentFor,
  assignmentForCorrection,
  assignmentForProblems,
  assignmentForSteering,
  type FoundProblem,
} from "./assignments.ts";
import { callWords } from "./call-words.ts";
import { BOX_BRIEF_FILE, type BoxBrief } from "./checks/box-brief.ts";
import { approvalIdOf } from "./deciding.ts";
import type { BuilderDeps } from "./deps.ts";
import { STOPPED } from "./failure.ts";
import type { HarnessEvent, HarnessRemark, HarnessRun, HarnessTask } from "./harness.ts";
import { openTranscript, type Transcript } from "./harnesses/transcript.ts";
import { isOutage } from "./outage.ts";
import { buildDoorIdOf, planOf, theRequest } from "./planning.ts";
import { showProgress } from "./progress.ts";
import { type Listener, listenTo, noteHeard, wishesAt } from "./remarks.ts";
import { readSkill, scaffold } from "./scaffold.ts";
import { readBundle, writeBundle } from "./source/bundle.ts";
import { migrationsOfLive } from "./source/live-migrations.ts";
import { readSteering, type Steering } from "./steering.ts";
import { untilStopped } from "./stopping.ts";

/** One attempt of coding, as the workflow hands it on. */
export interface Work {
  requestId: string;
  /** 1, and one more for each correction by the asker. */
  round: number;
  attempt: number;
  /** Bundle the agent starts from. */
  baseHash: string;
  /** What the checks found in it; none at a round's first attempt. */
  problems: FoundProblem[];
  /** The Plan changed while the base was written. */
  isSteered?: boolean;
  /** Nothing is tried after it in this round. */
  isLast?: boolean;
  /** What is said does not change the Plan any more: it was changed often enough. */
  isFixed?: boolean;
}

/** So often the agent works in one round; the last time what it made must hold. */
export const MAX_ATTEMPTS = 3;

export type Coded =
  | { kind: "coded"; candidateHash: string; summary: string }
  | { kind: "failed"; code: string; message: string; next: string }
  /** What was said changes the Plan: the Candidate is what was written by then. */
  | { kind: "steered"; candidateHash: string; steering: Steering };

export const SANDBOX_LIMITS: BoxLimits = { memoryMb: 1024, cpus: 1, pids: 256, fileSizeMb: 256, scratchMb: 512 };
const SOURCE_LIMITS = { maxFiles: 2_000, maxBytes: 20_000_000 };
const TURNS = 60;
const CODING_TIMEOUT_MS = 20 * 60_000;
const BRIEF_TIMEOUT_MS = 10_000;

/** The files a round starts from: the skill's template, the live release's source, or the release just previewed. Returns their bundle's hash. */
export async function scaffoldCandidate(deps: BuilderDeps, requestId: string, round: number): Promise<string> {
  await showProgress(deps, requestId, "code", "Preparing the workshop");
  const request = await theRequest(deps, requestId);
  const plan = planOf(request);
  const skill = await readSkill(deps.skillsFolder, plan.skill);
  const source = await sourceToChange(deps, request, round);
  return (await writeBundle(deps, scaffold(plan, skill.template, source))).bundleHash;
}

/** What a round goes on from when the Plan changed: what was written, under the new contract. Of known parts that is nothing: they are put together anew. */
export async function scaffoldSteered(
  deps: BuilderDeps,
  work: Pick<Work, "requestId" | "round">,
  candidateHash: string,
): Promise<string> {
  const plan = planOf(await theRequest(deps, work.requestId));
  if (plan.composition !== undefined) return scaffoldCandidate(deps, work.requestId, work.round);
  await showProgress(deps, work.requestId, "code", "Going on by the changed plan");
  return (await writeBundle(deps, scaffold(plan, [], await readBundle(deps.home, candidateHash)))).bundleHash;
}

export function buildIdOf(work: Pick<Work, "requestId" | "round" | "attempt">): string {
  return `bld_${work.requestId.slice(4)}_${work.round}_${work.attempt}`;
}

/** Lets the agent work in a Sandbox of its own and takes out what it made. Nothing of the Sandbox stays. */
export async function codeCandidate(deps: BuilderDeps, work: Work): Promise<Coded> {
  deps.requireRoom();
  const request = await theRequest(deps, work.requestId);
  const build = await beginBuild(
    deps.store,
    {
      id: buildIdOf(work),
      requestId: work.requestId,
      round: work.round,
      attempt: work.attempt,
      harness: deps.harnessFor(planOf(request)).name,
    },
    deps.clock.now(),
  );
  if (build.status === "coded" && build.candidateHash !== null) {
    return { kind: "coded", candidateHash: build.candidateHash, summary: build.summary ?? "" };
  }
  await showProgress(deps, work.requestId, "code", firstNote(work, request));
  return untilStopped(deps, work.requestId, (stop) => codeInSandbox(deps, work, request, build, stop));
}

async function codeInSandbox(
  deps: BuilderDeps,
  work: Work,
  request: AppRequest,
  build: Build,
  stop: AbortSignal,
): Promise<Coded> {
  const doorFolder = await deps.doors.open(buildDoorIdOf(work.requestId));
  const image = await unlessAborted(deps.image(), stop);
  deps.log.info("coding", { requestId: work.requestId, buildId: build.id });
  const sandbox = await deps.runner.openSandbox({
    name: `sbx-${build.id.replaceAll("_", "-")}`,
    labels: { kind: "sandbox", requestId: work.requestId },
    limits: SANDBOX_LIMITS,
    imageDigest: image.digest,
    doorFolder: `${doorFolder}/door`,
    env: {},
    agents: deps.agentFolders().filter(({ name }) => name === build.harness),
  });
  try {
    return await codeIn(deps, work, { request, build, sandbox, doorFolder, stop });
  } finally {
    await sandbox.close();
    deps.log.info("coded", { requestId: work.requestId, buildId: build.id });
  }
}

/** What known parts make takes no agent. */
function firstNote({ attempt, isSteered }: Work, request: AppRequest): string | undefined {
  if (isSteered && planOf(request).composition === undefined) return "Going on by the changed plan";
  if (attempt > 1) return "Mending what the checks found";
  return planOf(request).composition === undefined ? "The agent begins" : undefined;
}

interface Workshop {
  request: AppRequest;
  build: Build;
  sandbox: Sandbox;
  doorFolder: string;
  stop: AbortSignal;
}

async function codeIn(deps: BuilderDeps, work: Work, workshop: Workshop): Promise<Coded> {
  const { request, build, sandbox, doorFolder, stop } = workshop;
  const plan = planOf(request);
  const skill = await readSkill(deps.skillsFolder, plan.skill);
  const source = await packTar(await readBundle(deps.home, work.baseHash));
  await Promise.all([sandbox.putFiles(source), leaveBrief(deps, request, sandbox)]);
  const listener = { requestId: work.requestId, round: work.round, buildId: build.id };
  const steers = watchForSteering(deps, work, listener, stop);
  const transcript = await openTranscript({ home: deps.home, buildId: build.id, clock: deps.clock });
  try {
    const run = deps.harnessFor(plan).start({
      plan,
      ...(await assignmentOf(deps, work, request)),
      inputs: request.inputs,
      skills: [skill],
      sandbox,
      doorFolder,
      limits: { turns: TURNS, timeoutMs: CODING_TIMEOUT_MS },
      signal: AbortSignal.any([stop, steers.signal]),
      resume: null,
      door: () => readDoorTold(deps.store, buildDoorIdOf(work.requestId)),
    });
    const end = await follow(deps, listener, run, steers.remarks, transcript);
    return await finish(deps, build, sandbox, end, stop.aborted ? null : steers.steering());
  } finally {
    await transcript.close();
  }
}

/** What `tool check` in the box compares with, as the platform's own checks will. */
async function leaveBrief(deps: BuilderDeps, request: AppRequest, sandbox: Sandbox): Promise<void> {
  const brief: BoxBrief = { plan: planOf(request), previousMigrations: await migrationsOfLive(deps, request.appId) };
  await sandbox.exec(["sh", "-c", `cat > ${BOX_BRIEF_FILE}`], {
    stdin: Buffer.from(JSON.stringify(brief)),
    timeoutMs: BRIEF_TIMEOUT_MS,
    maxOutputBytes: 10_000,
  });
}

type HarnessEnd = { model: string | null; last: Extract<HarnessEvent, { kind: "done" | "error" }> };

async function follow(
  deps: BuilderDeps,
  listener: Listener,
  run: HarnessRun,
  remarks: SteeringWatch["remarks"],
  transcript: Transcript,
): Promise<HarnessEnd> {
  let model: string | null = null;
  for await (const event of run.events) {
    await transcript.append(event);
    if (event.kind === "listening") await run.send(await remarks());
    if (event.kind === "opened") model = event.model;
    if (event.kind === "heard") await noteHeard(deps, listener, event.remarkTs);
    if (event.kind === "call_start")
      await showProgress(deps, listener.requestId, "code", callWords(event.name, event.title));
    if (event.kind === "done" || event.kind === "error") return { model, last: event };
  }
  throw new KnownError("harness_silent", "The coding agent ended without a result.", "Reply *try again*.");
}

async function finish(
  deps: BuilderDeps,
  build: Build,
  sandbox: Sandbox,
  end: HarnessEnd,
  steering: Steering | null,
): Promise<Coded> {
  const now = () => deps.clock.now();
  // Said as it finished, it is by another Plan all the same.
  if (steering !== null && (end.last.kind === "done" || end.last.code === STOPPED.code)) {
    const { bundleHash: candidateHash } = await writeBundle(deps, await sandbox.takeFiles(SOURCE_LIMITS));
    const cut = { status: "steered" as const, model: end.model, summary: null, candidateHash };
    await finishBuild(deps.store, build.id, cut, now());
    return { kind: "steered", candidateHash, steering };
  }
  if (end.last.kind === "error") {
    await finishBuild(
      deps.store,
      build.id,
      { status: "failed", model: end.model, summary: end.last.message, candidateHash: null },
      now(),
    );
    // The step waits until it is over, and begins this attempt anew.
    const away = new KnownError(end.last.code, end.last.message, end.last.next);
    if (isOutage(away) || end.last.code === STOPPED.code) throw away;
    return { ...end.last, kind: "failed" };
  }
  const { bundleHash: candidateHash } = await writeBundle(deps, await sandbox.takeFiles(SOURCE_LIMITS));
  const { summary } = end.last;
  await finishBuild(deps.store, build.id, { status: "coded", model: end.model, summary, candidateHash }, now());
  return { kind: "coded", candidateHash, summary };
}

interface SteeringWatch {
  /** Aborted once something said changes the Plan. */
  signal: AbortSignal;
  steering(): Steering | null;
  /** What was said since, each once. */
  remarks(): Promise<HarnessRemark[]>;
}

/** What the harness hears before each turn. Where it changes the Plan, that turn is not begun: what is written is taken out. */
function watchForSteering(deps: BuilderDeps, work: Work, listener: Listener, stop: AbortSignal): SteeringWatch {
  const cut = new AbortController();
  const listen = listenTo(deps, listener);
  let steering: Steering | null = null;
  return {
    signal: cut.signal,
    steering: () => steering,
    remarks: async () => {
      const remarks = await listen();
      if (remarks.length > 0 && work.isFixed !== true) steering = await readSteering(deps, work.requestId, stop);
      if (steering === null) return remarks;
      cut.abort();
      return [];
    },
  };
}

async function assignmentOf(
  deps: BuilderDeps,
  work: Work,
  request: AppRequest,
): Promise<Pick<HarnessTask, "occasion" | "assignment">> {
  const plan = planOf(request);
  if (work.problems.length > 0) return { occasion: "problems", assignment: assignmentForProblems(plan, work.problems) };
  const wishes = wishesAt(request, approvalIdOf(work.requestId, "preview", work.round - 1)).join("\n\n");
  if (work.isSteered && plan.composition === undefined)
    return { occasion: "steered", assignment: assignmentForSteering(plan, wishes) };
  if (work.round > 1) return { occasion: "correction", assignment: assignmentForCorrection(plan, wishes) };
  const isChange = request.appId !== null && (await liveRelease(deps.store, request.appId)) !== undefined;
  return { occasion: isChange ? "change" : "new_app", assignment: assignmentFor(plan, { isChange }) };
}

/** null: a new app's first round. */
async function sourceToChange(deps: BuilderDeps, request: AppRequest, round: number): Promise<SourceFile[] | null> {
  if (round > 1) {
    const [previewed] = await releasesOfRequest(deps.store, request.id);
    if (previewed !== undefined) return readBundle(deps.home, previewed.bundleHash);
  }
  const live = request.appId === null ? undefined : await liveRelease(deps.store, request.appId);
  return live === undefined ? null : readBundle(deps.home, live.bundleHash);
}
