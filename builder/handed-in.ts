import type { Manifest } from "../sdk/contract/manifest.ts";
import type { Plan } from "../sdk/contract/plan.ts";
import { type AppRequest, setPlan } from "../store/app-requests.ts";
import { appById, claimName, titleOf } from "../store/apps.ts";
import { beginBuild, finishBuild } from "../store/builds.ts";
import { takenWord } from "../store/triggers.ts";
import type { FoundProblem } from "./assignments.ts";
import { findFile, textOf } from "./checks/candidate-files.ts";
import { readManifest } from "./checks/read-manifest.ts";
import type { BuilderDeps } from "./deps.ts";
import type { FailureReason } from "./failure.ts";
import { BY_HAND } from "./is-handed-in.ts";
import { planOf, theRequest } from "./planning.ts";
import { readBundle } from "./source/bundle.ts";
import { buildIdOf, type Work } from "./work.ts";

/** An agent that changes it later is taught this one. */
const SKILL = "web-app";
const MOST_SUMMARY = 1200;

/** The Plan of what was handed in: what its own app.yaml says. False: nothing was. */
export async function takeUpHandedIn(deps: BuilderDeps, requestId: string): Promise<boolean> {
  const request = await theRequest(deps, requestId);
  if (request.handedIn === null) return false;
  // Played again after a correction, the Plan may be another by now.
  if (request.plan !== null) return true;
  const manifestFile = findFile(await readBundle(deps.home, request.handedIn), "app.yaml");
  const read = readManifest(manifestFile === undefined ? "" : textOf(manifestFile));
  if (!read.ok) throw new Error(`Request ${requestId} was taken without a manifest.`);
  await setPlan(deps.store, requestId, planOfHandedIn(read.manifest, request), deps.clock.now());
  return true;
}

/** `text` is what its requester said of it. */
export function planOfHandedIn(manifest: Manifest, { text, appId }: Pick<AppRequest, "text" | "appId">): Plan {
  const said = text.trim().slice(0, MOST_SUMMARY);
  // What changes of a new app is all of it.
  const summary = appId === null || said === "" ? manifest.purpose : said;
  return { manifest, skill: SKILL, summary, details: "", leftOut: [] };
}

export type Claimed = { kind: "claimed" } | { kind: "refused"; reasons: string[]; next: string };

/** The App by the very name that its files say: whoever wrote them uses it. Of a change nothing is new. */
export async function claimHandedIn(deps: BuilderDeps, requestId: string): Promise<Claimed> {
  const request = await theRequest(deps, requestId);
  const { name, title, purpose, web, triggers } = planOf(request).manifest;
  const taken = await takenWord(deps.store, request.appId ?? requestId, triggers);
  if (taken !== undefined)
    return {
      kind: "refused",
      reasons: [`The command ${taken.word} belongs to ${taken.appName}, of <@${taken.ownerId}>.`],
      next: "Choose another word in app.yaml, and hand it in again.",
    };
  if (request.appId !== null) {
    const app = await appById(deps.store, request.appId);
    if (app?.name === name) return { kind: "claimed" };
  }
  const claimed = await claimName(deps.store, {
    ...{ name, title: title ?? titleOf(name), purpose, access: web?.access ?? "owner", requestId },
    ...{ ownerId: request.requesterId, slackTeamId: request.slackTeamId, at: deps.clock.now() },
    ...{ channelId: request.channelId, threadTs: request.threadTs },
  });
  if (claimed.kind === "claimed") return { kind: "claimed" };
  return {
    kind: "refused",
    reasons: [`The name ${name} belongs to an app of <@${claimed.by.ownerId}>.`],
    next: "Choose another name in app.yaml, and hand it in again.",
  };
}

/** The Candidate, with its Build: no agent worked on it. */
export async function layOutHandedIn(deps: BuilderDeps, work: Omit<Work, "baseHash" | "problems">): Promise<string> {
  const { requestId, round, attempt } = work;
  const { handedIn } = await theRequest(deps, requestId);
  if (handedIn === null) throw new Error(`Nothing was handed in with request ${requestId}.`);
  const id = buildIdOf(work);
  await beginBuild(deps.store, { id, requestId, round, attempt, harness: BY_HAND }, deps.clock.now());
  const end = { status: "coded" as const, model: null, summary: "As it was handed in", candidateHash: handedIn };
  await finishBuild(deps.store, id, end, deps.clock.now());
  return handedIn;
}

/** What a person reads where the checks find something. */
export function failureOfHandedIn(problems: FoundProblem[]): FailureReason {
  const list = problems.map((problem) => `• ${problem.check}: ${problem.message}`).join("\n");
  return {
    code: "checks",
    message: `The checks find problems in what was handed in:\n${list}`,
    next: "Mend it where it was written, and hand it in again.",
  };
}

/** Where no model is set up, nobody here can change what somebody wrote. */
export const CANNOT_CHANGE: FailureReason = {
  code: "handed_in",
  message: "It was written by hand, and no model is set up here that could change it.",
  next: "Change it where it was written, and hand it in again.",
};
