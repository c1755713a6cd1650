import { explain } from "../lib/errors.ts";
import { unlessAborted } from "../lib/within.ts";
import { packTar } from "../runners/archive.ts";
import type { BoxLimits, Sandbox } from "../runners/runner.ts";
import type { Plan } from "../sdk/contract/plan.ts";
import type { AppRequest } from "../store/app-requests.ts";
import { type Build, beginBuild } from "../store/builds.ts";
import { readDoorTold } from "../store/door-told.ts";
import { modelSpend } from "../store/model-calls.ts";
import { liveRelease } from "../store/releases.ts";
import { type AttemptEnd, endAttempt, TAKEN_WITHIN_MS } from "./attempt-end.ts";
import { callWords } from "./call-words.ts";
import { BOX_BRIEF_FILE, type BoxBrief } from "./checks/box-brief.ts";
import { BUILD_ROOM, fittingPages, wordsOfPlan } from "./context/fitting-pages.ts";
import type { GivenPage } from "./context/given-page.ts";
import { DEAD_END_LIMITS, type DeadEndWatch, watchForDeadEnds } from "./dead-ends.ts";
import type { BuilderDeps } from "./deps.ts";
import type { Harness, HarnessLimits, HarnessMemory, HarnessRemark, HarnessRun, HarnessTask } from "./harness.ts";
import { HOME } from "./harnesses/cli/home.ts";
import { lineOf, workToGoOnWith } from "./kept-work.ts";
import { occasionOf } from "./occasion.ts";
import { keptModulesOf } from "./packages/kept-modules.ts";
import { buildDoorIdOf, planOf, theRequest } from "./planning.ts";
import { showProgress } from "./progress.ts";
import { type Listener, listenTo, noteHeard } from "./remarks.ts";
import { type LaidSkills, laidSkills } from "./skills/company-skills.ts";
import { taughtSkills } from "./skills/taught-skills.ts";
import { createSnapshots, type Snapshots } from "./snapshots.ts";
import { readBundle } from "./source/bundle.ts";
import { migrationsOfLive } from "./source/live-migrations.ts";
import { readSteering, type Steering } from "./steering.ts";
import { untilStopped } from "./stopping.ts";
import { listFiles } from "./transcript/file-list.ts";
import { openRecord, type WorkRecord } from "./transcript/record.ts";
import { type WatchLimits, watch } from "./watchdogs.ts";
import { buildIdOf, type Coded, type Work } from "./work.ts";
import { recallMemory } from "./work-memory.ts";

export const SANDBOX_LIMITS: BoxLimits = { memoryMb: 1024, cpus: 1, pids: 256, fileSizeMb: 256, scratchMb: 512 };
const TURNS = 60;
const CODING_TIMEOUT_MS = 20 * 60_000;
const LIMITS: HarnessLimits = { turns: TURNS, timeoutMs: CODING_TIMEOUT_MS };
/** A harness that keeps its own time ends before that. */
const WATCH_LIMITS: WatchLimits = {
  ...{ clockMs: CODING_TIMEOUT_MS + 15_000, silenceMs: 4 * 60_000 },
  ...{ outputChars: 50_000_000, graceMs: 3_000 },
};
const BRIEF_TIMEOUT_MS = 10_000;

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
  const harness = deps.harnessFor(planOf(request), work.model);
  deps.log.info("coding", { requestId: work.requestId, buildId: build.id });
  const sandbox = await deps.runner.openSandbox({
    name: `sbx-${build.id.replaceAll("_", "-")}`,
    labels: { kind: "sandbox", requestId: work.requestId },
    limits: SANDBOX_LIMITS,
    imageDigest: image.digest,
    doorFolder: `${doorFolder}/door`,
    env: {},
    agents: deps.agentFolders().filter(({ name }) => name === build.harness),
    ...(harness.ahead === undefined ? {} : { ahead: harness.ahead(LIMITS) }),
  });
  try {
    return await codeIn(deps, work, { request, build, harness, sandbox, doorFolder, stop });
  } finally {
    await sandbox.close();
    deps.log.info("coded", { requestId: work.requestId, buildId: build.id });
  }
}

/** What known parts make takes no agent. */
function firstNote({ attempt, isSteered, isContinued }: Work, request: AppRequest): string | undefined {
  if (isSteered && planOf(request).composition === undefined) return "Going on by the changed plan";
  if (isContinued === true) return "Going on with what is written";
  if (attempt > 1) return "Mending what the checks found";
  return planOf(request).composition === undefined ? "The agent begins" : undefined;
}

interface Workshop {
  request: AppRequest;
  build: Build;
  harness: Harness;
  sandbox: Sandbox;
  doorFolder: string;
  stop: AbortSignal;
}

async function codeIn(deps: BuilderDeps, work: Work, workshop: Workshop): Promise<Coded> {
  const { request, build, harness, sandbox, stop } = workshop;
  // What an earlier try of this step had written, before it had to wait, or was killed.
  const left = build.status === "coded" ? null : build.candidateHash;
  const files = await readBundle(deps.home, left ?? work.baseHash);
  const source = await packTar([...files, ...(await keptModulesOf(deps.home, files))]);
  const laid = await skillsFor(deps, request);
  await Promise.all([sandbox.putFiles(source), leaveBrief(deps, request, sandbox)]);
  if (laid.files.length > 0) await sandbox.putFiles(await packTar(laid.files), HOME);
  const listener = { requestId: work.requestId, round: work.round, buildId: build.id };
  const steers = watchForSteering(deps, work, listener, stop);
  const deadEnds = await lookForDeadEnds(deps, work, sandbox);
  const doorSessionId = buildDoorIdOf(work.requestId);
  const record = await openRecord(deps, build, { sandbox, doorSessionId, laidSkills: laid.versions });
  let coded: Coded | null = null;
  try {
    const signal = AbortSignal.any([stop, steers.signal, deadEnds.signal]);
    const task = await taskOf(deps, work, workshop, harness, { isLeft: left !== null, laid, signal });
    await record.began(harness, task, left ?? work.baseHash);
    const run = harness.start(task);
    const snapshots = createSnapshots(deps, build, { sandbox, run, model: work.model ?? null });
    const ended = await follow(deps, listener, run, { steers, deadEnds, record, snapshots });
    const withinMs = TAKEN_WITHIN_MS[stop.aborted ? "atStop" : "atEnd"];
    const kept = snapshots.atEnd(ended.last.kind === "done", withinMs);
    try {
      coded = await endAttempt(deps, build, sandbox, {
        ...ended,
        steering: stop.aborted ? null : steers.steering(),
        deadEnd: deadEnds.found(),
        isStopped: stop.aborted,
        isComposed: task.plan.composition !== undefined,
      });
    } finally {
      await kept;
    }
    return coded;
  } finally {
    await record.ended(coded);
    await record.close();
  }
}

/** `isLeft`: an earlier try of this very attempt was broken off. */
async function taskOf(
  deps: BuilderDeps,
  work: Work,
  { request, sandbox, doorFolder }: Workshop,
  harness: Harness,
  { isLeft, laid, signal }: { isLeft: boolean; laid: LaidSkills; signal: AbortSignal },
): Promise<HarnessTask> {
  const plan = planOf(request);
  const isChange = request.appId !== null && (await liveRelease(deps.store, request.appId)) !== undefined;
  const isFirst = work.round === 1 && work.attempt === 1;
  const isContinued = isLeft || work.isContinued === true || (isFirst && (await goesOn(deps, request)));
  const resume = isContinued ? await recallFor(deps, work, request, harness) : null;
  const { occasion, assignment } = await occasionOf(deps, work, request, isContinued);
  return {
    plan,
    occasion,
    assignment: laid.words === "" ? assignment : `${assignment}\n\n${laid.words}`,
    inputs: request.inputs,
    skills: await taughtSkills(deps, request.id, plan, isChange),
    contextPages: resume === null ? await pagesFor(deps, plan) : [],
    sandbox,
    doorFolder,
    limits: LIMITS,
    signal,
    resume,
    door: () => readDoorTold(deps.store, buildDoorIdOf(work.requestId)),
  };
}

/** Known parts read nothing; who resumes has read them. */
async function pagesFor({ store }: BuilderDeps, plan: Plan): Promise<GivenPage[]> {
  return plan.composition === undefined ? fittingPages(store, wordsOfPlan(plan), BUILD_ROOM) : [];
}

/** Known parts are taught nothing. */
async function skillsFor(deps: BuilderDeps, request: AppRequest): Promise<LaidSkills> {
  const isWritten = planOf(request).composition === undefined;
  return isWritten ? laidSkills(deps, request.id) : { versions: [], files: [], words: "" };
}

async function fingerprint(sandbox: Sandbox): Promise<string> {
  return JSON.stringify([...(await listFiles(sandbox))].sort());
}

/** Where this harness left off, in this request or in one that it goes on with; null: it begins anew, with the code that is there. */
async function recallFor(
  { home, store, log }: BuilderDeps,
  work: Work,
  request: AppRequest,
  { name, traits }: Harness,
): Promise<HarnessMemory | null> {
  if (!traits.resumes) return null;
  const by = { harness: name, model: work.model ?? null };
  try {
    for await (const { id } of lineOf(store, request)) {
      const memory = await recallMemory(home, id, by);
      if (memory !== null) return memory;
    }
  } catch (error) {
    log.warn("conversation not recalled", { requestId: request.id, error: explain(error) });
  }
  return null;
}

async function goesOn({ store }: BuilderDeps, request: AppRequest): Promise<boolean> {
  return (await workToGoOnWith(store, request)) !== null;
}

async function lookForDeadEnds(deps: BuilderDeps, work: Work, sandbox: Sandbox): Promise<DeadEndWatch> {
  const look = {
    limits: DEAD_END_LIMITS,
    budgetUsd: deps.budgetUsd,
    isMoneyAsked: work.isMoneyAsked === true,
    fingerprint: () =>
      fingerprint(sandbox).catch((error: unknown) => {
        // A box that is gone is the harness's to say.
        deps.log.warn("files not looked at", { requestId: work.requestId, error: explain(error) });
        return null;
      }),
    spend: () => modelSpend(deps.store, work.requestId),
  };
  return watchForDeadEnds(look, await look.fingerprint(), (await look.spend()).calls);
}

/** What `tool check` in the box compares with, as the platform's own checks will. */
async function leaveBrief(deps: BuilderDeps, request: AppRequest, sandbox: Sandbox): Promise<void> {
  const previousMigrations = await migrationsOfLive(deps, request.appId);
  const brief: BoxBrief = { plan: planOf(request), previousMigrations, packages: deps.packages };
  await sandbox.exec(["sh", "-c", `cat > ${BOX_BRIEF_FILE}`], {
    stdin: Buffer.from(JSON.stringify(brief)),
    timeoutMs: BRIEF_TIMEOUT_MS,
    maxOutputBytes: 10_000,
  });
}

/** What goes along with a run. */
interface Around {
  steers: SteeringWatch;
  deadEnds: DeadEndWatch;
  record: WorkRecord;
  snapshots: Snapshots;
}

/** Reads the run to its end: into the record, onto the card, and back to the agent what it is to hear. */
async function follow(
  deps: BuilderDeps,
  listener: Listener,
  run: HarnessRun,
  { steers, deadEnds, record, snapshots }: Around,
): Promise<Pick<AttemptEnd, "model" | "last">> {
  const { requestId, buildId } = listener;
  let model: string | null = null;
  const isModelAtWork = async () => (await readDoorTold(deps.store, buildDoorIdOf(requestId))).callsUnderWay > 0;
  for await (const event of watch(run, { ...deps, limits: WATCH_LIMITS, buildId, isModelAtWork })) {
    await record.event(event);
    await deadEnds.noticed(event);
    if (event.kind === "listening") await snapshots.betweenTurns();
    if (event.kind === "listening") await run.send([...(await steers.remarks()), ...deadEnds.remarks()]);
    if (event.kind === "opened") model = event.model;
    if (event.kind === "heard") await noteHeard(deps, listener, event.remarkTs);
    if (event.kind === "call_start") await showProgress(deps, requestId, "code", callWords(event.name, event.title));
    if (event.kind === "done" || event.kind === "error") return { model, last: event };
  }
  throw new Error(`The run of ${buildId} had no end.`);
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
