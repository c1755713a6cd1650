import { type DeployPlan, planDeploy } from "./deploy-plan.ts";
import {
  drainOld,
  giveUp,
  migrateFreshFiles,
  migrateServedFiles,
  noteDataBack,
  pauseOld,
  pointBack,
  pointToNew,
  probeNew,
  putDataBack,
  registerNew,
  rehearseMigrations,
  restartOld,
  restoreFiles,
  startAlone,
  startNew,
  stopNew,
  stopOld,
  takeBackUp,
  tidyLive,
  waitForNew,
} from "./deploy-stages.ts";
import { createWindow, type Window } from "./deploy-window.ts";
import type { OperatorDeps } from "./deps.ts";
import { allOf, type Stage, type StageProblem, untilProblem } from "./stages.ts";
import type { Step } from "./step.ts";

export type Deployed =
  /** A probe through the listening port has seen this Release. */
  | { kind: "live" }
  /** `kept` says what runs now. */
  | { kind: "failed"; message: string; next: string; kept: string };

/**
 * Makes a Release live. Every line is a saved step, right when it runs twice; whatever fails, the version before keeps
 * serving. Step names carry the Release's id: the same one deployed twice in one workflow needs a `step` that prefixes.
 */
export async function deploy(
  step: Step,
  deps: OperatorDeps,
  order: { requestId: string; releaseId: string },
): Promise<Deployed> {
  const named: Step = (name, work) => step(`deploy ${order.releaseId}: ${name}`, work);
  const plan = await named("begin", () => planDeploy(deps, order));
  if (plan.kind === "live") {
    await allOf(named, deps, [["tidy", () => tidyLive(deps, plan.appId)]]);
    return { kind: "live" };
  }
  if (plan.kind === "refused") return { ...plan, kind: "failed", kept: "What is live keeps running." };
  if (plan.restoresFrom != null && plan.previous !== null) return await putBackAndSwitch(named, deps, plan);
  if (plan.newMigrations.length === 0) return await switchOver(named, deps, plan);
  return plan.previous === null ? await firstWithFiles(named, deps, plan) : await migrateAndSwitch(named, deps, plan);
}

/** Both versions run at once for a moment: nobody waits. */
async function switchOver(step: Step, deps: OperatorDeps, plan: DeployPlan): Promise<Deployed> {
  const problem = await untilProblem(step, deps, stagesToLive(deps, plan));
  if (problem !== null) return await backOut(step, deps, plan, problem, wayBack(deps, plan));
  await allOf(step, deps, [
    ["drain", () => drainOld(deps, plan)],
    ["stop old", () => stopOld(deps, plan)],
  ]);
  return { kind: "live" };
}

/** Nothing is live yet, so nobody waits and there is nothing to restore. */
async function firstWithFiles(step: Step, deps: OperatorDeps, plan: DeployPlan): Promise<Deployed> {
  const migrate: Stage = ["migrate", () => migrateFreshFiles(deps, plan)];
  const problem = await untilProblem(step, deps, [migrate, ...stagesToLive(deps, plan)]);
  if (problem !== null) return await backOut(step, deps, plan, problem, wayBack(deps, plan));
  return { kind: "live" };
}

/** Its files change, so the old version stops first: requests wait at the edge, at most 10 s. */
async function migrateAndSwitch(step: Step, deps: OperatorDeps, plan: DeployPlan): Promise<Deployed> {
  const rehearsed = await untilProblem(step, deps, [["rehearse", () => rehearseMigrations(deps, plan)]]);
  if (rehearsed !== null) return await backOut(step, deps, plan, rehearsed, []);
  const window = createWindow(deps, plan.appId);
  return await changeAndSwitch(step, deps, plan, window, [
    "migrate",
    window.inside(() => migrateServedFiles(deps, plan, window.leftMs)),
  ]);
}

async function changeAndSwitch(
  step: Step,
  deps: OperatorDeps,
  plan: DeployPlan,
  window: Window,
  change: Stage,
): Promise<Deployed> {
  const problem = await untilProblem(step, deps, [
    ["hold and stop old", window.inside(() => pauseOld(deps, plan))],
    ["back up", window.inside(() => takeBackUp(deps, plan))],
    change,
    ...stagesToLive(deps, plan, window),
  ]);
  if (problem !== null) return await backOut(step, deps, plan, problem, wayBackWithFiles(deps, plan, window));
  await allOf(step, deps, [
    ["release", () => window.end()],
    ["stop old", () => stopOld(deps, plan)],
  ]);
  return { kind: "live" };
}

/** Its data goes back with it: as with a migration, the old version stops first and people wait at the edge. */
async function putBackAndSwitch(step: Step, deps: OperatorDeps, plan: DeployPlan): Promise<Deployed> {
  const noted = await untilProblem(step, deps, [["note", () => noteDataBack(deps, plan)]]);
  if (noted !== null) return await backOut(step, deps, plan, noted, []);
  const window = createWindow(deps, plan.appId);
  return await changeAndSwitch(step, deps, plan, window, [
    "put back",
    window.inside(() => putDataBack(deps, plan, window.leftMs)),
  ]);
}

function stagesToLive(deps: OperatorDeps, plan: DeployPlan, window?: Window): Stage[] {
  const inside = window?.inside ?? ((work) => work);
  return [
    ["start", inside(() => (window === undefined ? startNew(deps, plan) : startAlone(deps, plan)))],
    ["healthy", inside(() => waitForNew(deps, plan, window?.over()))],
    ["switch", inside(() => pointToNew(deps, plan))],
    ["probe", inside(() => probeNew(deps, plan))],
    ["register", () => registerNew(deps, plan)],
  ];
}

function wayBack(deps: OperatorDeps, plan: DeployPlan): Stage[] {
  return [
    ["point back", () => pointBack(deps, plan)],
    ["stop new", () => stopNew(deps, plan)],
  ];
}

function wayBackWithFiles(deps: OperatorDeps, plan: DeployPlan, window: Window): Stage[] {
  return [
    // Nobody is in it while requests wait, and its files are put back whatever it does.
    ["stop new", window.held(() => stopNew(deps, plan, 0))],
    ["restore", window.held(() => restoreFiles(deps, plan))],
    ["restart old", window.held(() => restartOld(deps, plan))],
    ["point back", () => pointBack(deps, plan)],
    ["release", () => window.end()],
  ];
}

async function backOut(
  step: Step,
  deps: OperatorDeps,
  plan: DeployPlan,
  met: StageProblem,
  stages: Stage[],
): Promise<Deployed> {
  const further = await allOf(step, deps, stages);
  await allOf(step, deps, [["give up", () => giveUp(deps, plan, met.problem)]]);
  const restart = further.find((one) => one.stage === "restart old" || one.stage === "restore");
  return {
    kind: "failed",
    message: met.problem,
    next: "Reply *try again*, or say what should be different.",
    kept: whatIsKept(plan, restart?.problem),
  };
}

function whatIsKept(plan: DeployPlan, restartProblem: string | undefined): string {
  if (plan.previous === null) return `${plan.appName} was not live before, and is not now.`;
  const version = `v${plan.previous.releaseNumber}`;
  if (!plan.previous.isServing) return `${version} stays stopped, as it was.`;
  if (restartProblem === undefined) return `${version} keeps running.`;
  return `${version} could not be started again yet (${restartProblem}); Toolroom tries again every minute.`;
}
