import { isDeepStrictEqual } from "node:util";
import { sha256 } from "../lib/ids.ts";
import { unlessAborted } from "../lib/within.ts";
import type { TakenWord } from "../operator/announcer.ts";
import { whyNoRoom } from "../operator/jobs/machine-room.ts";
import type { Plan } from "../sdk/contract/plan.ts";
import { type AppRequest, keepPlan, requestById, setPlan } from "../store/app-requests.ts";
import { wasQuestioned } from "../store/approvals.ts";
import { appById, appByName, claimName, freeName } from "../store/apps.ts";
import { createDoorSession } from "../store/door-sessions.ts";
import { peopleOfSlack, personById } from "../store/people.ts";
import { liveRelease, type Release, releaseById } from "../store/releases.ts";
import { takenWord } from "../store/triggers.ts";
import { withKnowledge } from "./app-knowledge.ts";
import { fittingPages, PLAN_ROOM } from "./context/fitting-pages.ts";
import type { BuilderDeps } from "./deps.ts";
import { stands, untilQuiet } from "./edited-ask.ts";
import { newPackages } from "./packages/new-packages.ts";
import type { Ask, Intent, PlanAnswer } from "./planner.ts";
import { newlyHeard } from "./policy/newly-heard.ts";
import { policyInForce, shortHash } from "./policy/policy-in-force.ts";
import type { NewPackages } from "./policy/things.ts";
import { judge } from "./policy.ts";
import { showProgress } from "./progress.ts";
import { companyStarters } from "./skills/company-skills.ts";
import { untilStopped } from "./stopping.ts";

const DAY_MS = 86_400_000;

export type MadePlan =
  /** `of`: hash of the ask's words that it is about. */
  | { kind: "plan"; of: string }
  | { kind: "questions"; of: string; questions: string[]; taken?: TakenWord }
  /** Nothing is to be planned: what ends it, in words. */
  | { kind: "answered"; answer: string }
  | { kind: "cannot"; reason: string; next: string };

export type Judged =
  | { kind: "go"; needsApprovalBy: string | null; reasons: string[] }
  | { kind: "refused"; reasons: string[]; next: string };

export function buildDoorIdOf(requestId: string): string {
  return `bld-${requestId.slice(-12)}`;
}

/** The request's own door to the model, with its budget. */
export async function openBuildDoor(deps: BuilderDeps, requestId: string): Promise<void> {
  const request = await theRequest(deps, requestId);
  const now = deps.clock.now();
  await createDoorSession(deps.store, {
    id: buildDoorIdOf(requestId),
    kind: "build",
    personId: request.requesterId,
    appId: request.appId,
    requestId,
    instanceId: null,
    budgetUsd: deps.budgetUsd,
    expiresAt: now + 30 * DAY_MS,
    createdAt: now,
  });
  await deps.doors.open(buildDoorIdOf(requestId));
}

export async function triage(deps: BuilderDeps, requestId: string): Promise<Intent> {
  deps.requireRoom();
  await showProgress(deps, requestId, "understand");
  const read = await untilStopped(deps, requestId, (stop) => triageAsItStands(deps, requestId, stop));
  const { isChange } = await theRequest(deps, requestId);
  const intent: Intent = read.kind === "other_app" && isChange ? { kind: "change" } : read;
  deps.log.info("triaged", { requestId, intent: intent.kind });
  return intent;
}

/** Its end is said for good, so not to words that were edited meanwhile. */
async function triageAsItStands(deps: BuilderDeps, requestId: string, stop: AbortSignal): Promise<Intent> {
  for (;;) {
    const ask = await withKnowledge(deps, await askOf(deps, requestId));
    const read = await deps.planner.triage(ask, stop);
    if (await stands(deps, ask)) return read;
    await untilQuiet(deps, requestId);
  }
}

/**
 * Makes the Plan and saves it with the request. A new app's name that is taken is replaced by a free one, and said so.
 * Where the ask was edited meanwhile, the Plan is of words that nobody wants any more, and another is made.
 */
export async function makePlan(deps: BuilderDeps, requestId: string): Promise<MadePlan> {
  await showProgress(deps, requestId, "plan");
  return untilStopped(deps, requestId, async (stop) => {
    for (;;) {
      await unlessAborted(untilQuiet(deps, requestId), stop);
      const ask = await askOf(deps, requestId);
      const made = await planOnce(deps, requestId, ask, stop);
      if (made !== null && (await stands(deps, ask))) return made;
      deps.log.info("ask edited meanwhile", { requestId });
    }
  });
}

/** null: the words are others by now. */
async function planOnce(deps: BuilderDeps, requestId: string, ask: Ask, stop: AbortSignal): Promise<MadePlan | null> {
  const request = await theRequest(deps, requestId);
  const of = sha256(ask.text);
  const answer: PlanAnswer = await deps.planner.plan(await withPages(deps, ask), stop);
  if (answer.kind === "questions") return { ...answer, of };
  if (answer.kind === "answered") return answer;
  if (answer.kind === "cannot") return { ...answer, next: "Say it in other words, or ask for a part of it." };
  const plan =
    request.appId === null ? await withFreeName(deps, answer.plan) : await withSameName(deps, request, answer.plan);
  const taken = await takenWord(deps.store, request.appId ?? requestId, plan.manifest.triggers);
  if (taken !== undefined) {
    const questions = [`Which word should the command have instead of ${taken.word}?`];
    return { kind: "questions", of, questions, taken };
  }
  return (await savePlan(deps, ask, plan)) ? { kind: "plan", of } : null;
}

/** The organisation's pages that the words may be about; known parts are laid out whatever these say. */
async function withPages({ store, planner }: BuilderDeps, ask: Ask): Promise<Ask> {
  if (planner.name !== "model") return ask;
  const said = [ask.text, ...ask.remarks.map(({ text }) => text)].join("\n");
  return { ...ask, contextPages: await fittingPages(store, said, PLAN_ROOM) };
}

/**
 * After a correction of the preview: what is agreed moves with it. A planner that has no new Plan, or one that only leaves
 * out more, leaves the old one. What of the correction is left out is returned, in sentences. `isBuilt`: that old one is
 * being built, and stands but for what was said.
 */
export async function planCorrection(
  deps: BuilderDeps,
  requestId: string,
  { isBuilt = false }: { isBuilt?: boolean } = {},
): Promise<string[]> {
  const request = await theRequest(deps, requestId);
  const agreed = planOf(request);
  return untilStopped(deps, requestId, async (stop) => {
    for (;;) {
      const ask = { ...(await askOf(deps, requestId)), ...(isBuilt ? { agreed } : {}), mayAsk: false };
      const answer = await deps.planner.plan(ask, stop);
      const next = answer.kind === "plan" ? await withSameName(deps, request, answer.plan) : agreed;
      if (!isSameApp(next, agreed)) await savePlan(deps, ask, next);
      if (await stands(deps, ask)) return next.leftOut.filter((one) => !agreed.leftOut.includes(one));
    }
  });
}

function isSameApp(one: Plan, other: Plan): boolean {
  return isDeepStrictEqual({ ...one, leftOut: [] }, { ...other, leftOut: [] });
}

/** What the planner read is in the Plan; what was said while it thought is not, and reaches the agent by itself. */
function savePlan(deps: BuilderDeps, ask: Ask, plan: Plan): Promise<boolean> {
  return keepPlan(deps.store, ask.requestId, { plan, of: ask }, deps.clock.now());
}

type JudgeDeps = Pick<
  BuilderDeps,
  | ("store" | "home" | "log" | "requireRoom")
  | ("approverGroup" | "slackKind" | "sharedChannels" | "closedTo" | "sources")
> & { runner: Pick<BuilderDeps["runner"], "gpus"> };

/** What is built in the end, with what it brings. */
export async function judgeRelease(deps: JudgeDeps, requestId: string, releaseId: string): Promise<Judged> {
  const release = await releaseById(deps.store, releaseId);
  if (release === undefined) throw new Error(`Release ${releaseId} is not in the registry.`);
  const live = await liveRelease(deps.store, release.appId);
  return judgePlan(deps, requestId, undefined, await newPackages(deps, release, live));
}

/** Of another Plan than the request's own, where one is given. */
export async function judgePlan(
  deps: JudgeDeps,
  requestId: string,
  other?: Plan,
  packages?: NewPackages,
): Promise<Judged> {
  const request = await theRequest(deps, requestId);
  const plan = other ?? planOf(request);
  const live = request.appId === null ? undefined : await liveRelease(deps.store, request.appId);
  const { version, companyRules } = await policyInForce(deps.store);
  const verdict = judge({
    plan,
    companyRules,
    current: live?.manifest ?? null,
    packages,
    facts: {
      ...{ approverGroup: deps.approverGroup, slack: deps.slackKind, sharedChannels: await deps.sharedChannels() },
      closedChannels: await deps.closedTo(request.requesterId, newlyHeard(plan.manifest, live?.manifest ?? null)),
      closedData: await deps.sources.refusals(
        request.requesterId,
        plan.manifest.bindings.data ?? {},
        live?.manifest.bindings.data ?? {},
      ),
      noRoom: await whyNoRoom(deps, plan.manifest),
    },
  });
  const policy = version === null ? "built-in" : shortHash(version);
  deps.log.info("judged", { requestId, verdict: verdict.kind, policy });
  if (verdict.kind === "refused") return { kind: "refused", reasons: verdict.reasons, next: verdict.next };
  if (verdict.kind === "allowed") return { kind: "go", needsApprovalBy: null, reasons: [] };
  return { kind: "go", needsApprovalBy: verdict.group, reasons: verdict.reasons };
}

/** *Build it* writes App, name and Owner in one transaction. Of a change nothing is new. */
export async function claimApp(deps: BuilderDeps, requestId: string): Promise<void> {
  for (;;) {
    const request = await theRequest(deps, requestId);
    if (request.appId !== null) return;
    const plan = planOf(request);
    const { name, title, purpose, web } = plan.manifest;
    const claimed = await claimName(deps.store, {
      name,
      title: title ?? name,
      purpose,
      ownerId: request.requesterId,
      slackTeamId: request.slackTeamId,
      channelId: request.channelId,
      threadTs: request.threadTs,
      access: web?.access ?? "owner",
      requestId,
      at: deps.clock.now(),
    });
    if (claimed.kind === "claimed") return;
    await setPlan(deps.store, requestId, await withFreeName(deps, plan), deps.clock.now());
  }
}

export function planOf(request: AppRequest): Plan {
  if (request.plan === null) throw new Error(`Request ${request.id} has no plan.`);
  return request.plan;
}

export async function theRequest(deps: Pick<BuilderDeps, "store">, requestId: string): Promise<AppRequest> {
  const request = await requestById(deps.store, requestId);
  if (request === undefined) throw new Error(`Request ${requestId} is not in the registry.`);
  return request;
}

export async function askOf(deps: BuilderDeps, requestId: string): Promise<Ask> {
  const request = await theRequest(deps, requestId);
  const requester = await personById(deps.store, request.requesterId);
  const live = request.appId === null ? undefined : await liveRelease(deps.store, request.appId);
  const channel = (await deps.channelName?.(request.channelId)) ?? null;
  return {
    requestId,
    doorFolder: await deps.doors.open(buildDoorIdOf(requestId)),
    text: request.text,
    inputs: request.inputs,
    remarks: request.remarks,
    requester: {
      name: requester?.name ?? request.requesterId,
      timeZone: requester?.timeZone ?? "UTC",
      locale: requester?.locale ?? "en-US",
    },
    channels: await deps.channels(),
    ...(channel === null ? {} : { channel }),
    people: (await peopleOfSlack(deps.store, request.slackTeamId)).map(({ id, name, handle, isDeactivated }) => ({
      personId: id,
      name,
      handle,
      isDeactivated,
    })),
    ...(deps.planner.name === "model" ? await offeredTo(deps, request) : {}),
    current: live === undefined ? null : await composedOf(deps, live),
    isCorrection: request.isCorrection,
    mayAsk: !(await wasQuestioned(deps.store, requestId)),
    at: new Date(request.createdAt).toISOString(),
  };
}

/** What of the company's a model may plan with. */
async function offeredTo(deps: BuilderDeps, { id, requesterId }: AppRequest): Promise<Partial<Ask>> {
  const companySkills = await companyStarters(deps, id);
  const sources = await deps.sources.openTo(requesterId);
  return companySkills.length === 0 ? { sources } : { sources, companySkills };
}

async function composedOf(deps: BuilderDeps, live: Release): Promise<NonNullable<Ask["current"]>> {
  const { plan } = await theRequest(deps, live.requestId);
  return { manifest: live.manifest, releaseNumber: live.number, composition: plan?.composition ?? null };
}

async function withFreeName(deps: BuilderDeps, plan: Plan): Promise<Plan> {
  const wanted = plan.manifest.name;
  if ((await appByName(deps.store, wanted)) === undefined) return plan;
  const name = await freeName(deps.store, wanted);
  const note = `The name ${wanted} is taken by another app, so this one is called ${name}.`;
  return { ...plan, manifest: { ...plan.manifest, name }, leftOut: [...plan.leftOut, note] };
}

/** A change keeps its app's name, whatever the planner says. */
export async function withSameName(deps: BuilderDeps, request: AppRequest, plan: Plan): Promise<Plan> {
  const app = await appById(deps.store, request.appId ?? "");
  return app === undefined ? plan : { ...plan, manifest: { ...plan.manifest, name: app.name } };
}
