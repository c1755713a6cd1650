import { KnownError } from "../lib/errors.ts";
import { newId } from "../lib/ids.ts";
import type { Manifest } from "../sdk/contract/manifest.ts";
import { requestById } from "../store/app-requests.ts";
import { type App, appById } from "../store/apps.ts";
import { beginDeployment, type Deployment } from "../store/deployments.ts";
import { type Release, releaseById } from "../store/releases.ts";
import { takenWord } from "../store/triggers.ts";
import { newMigrations } from "./app-files.ts";
import type { OperatorDeps } from "./deps.ts";
import { whyNoRoom } from "./jobs/machine-room.ts";

/** Everything a deploy knows before it starts; plain JSON, read once and saved. */
export interface DeployPlan {
  kind: "go";
  deploymentId: string;
  requestId: string;
  appId: string;
  appName: string;
  ownerId: string;
  /** Who is written down as having deployed it. */
  actor: string;
  releaseId: string;
  releaseNumber: number;
  bundleHash: string;
  imageDigest: string;
  manifest: Manifest;
  instanceId: string;
  previous: PreviousLive | null;
  /** Files that the live Release does not have; of a first Release all. */
  newMigrations: string[];
  /** The backup whose data comes back with it. */
  restoresFrom: string | null;
}

export interface PreviousLive {
  deploymentId: string;
  instanceId: string;
  releaseNumber: number;
  /** False where the App was stopped. */
  isServing: boolean;
}

export type DeployBegun =
  | DeployPlan
  | { kind: "live"; appId: string }
  | { kind: "refused"; message: string; next: string };

/** Begins the Deployment's row and looks at what lies ahead. Twice gives the same. */
export async function planDeploy(
  deps: OperatorDeps,
  order: { requestId: string; releaseId: string },
): Promise<DeployBegun> {
  const release = await releaseById(deps.store, order.releaseId);
  if (release === undefined) throw gone(`Release ${order.releaseId}`);
  const app = await appById(deps.store, release.appId);
  if (app === undefined) throw gone(`App ${release.appId}`);
  if (app.status === "abandoned") return refused(`${release.manifest.name} was given up.`, "Ask for it again.");
  const specs = release.manifest.triggers;
  const taken = await takenWord(deps.store, app.id, specs);
  if (taken !== undefined) return refused(...wordTaken(taken));
  const noRoom = await whyNoRoom(deps, release.manifest);
  if (noRoom !== null) return refused(...noRoom);
  const at = deps.clock.now();
  const begun = await beginDeployment(deps.store, {
    id: newId("dep", at),
    appId: app.id,
    releaseId: release.id,
    requestId: order.requestId,
    instanceId: newId("inst", at),
    at,
  });
  if (begun.kind === "live") return { kind: "live", appId: app.id };
  if (begun.kind === "busy")
    return refused(`Another version of ${app.name} is going live right now.`, "Reply *try again* in a minute.");
  const previous = begun.previous === undefined ? null : await readPrevious(deps, app, begun.previous);
  const live = previous === null ? undefined : await releaseById(deps.store, begun.previous?.releaseId ?? "");
  const request = await requestById(deps.store, order.requestId);
  return {
    ...factsOf(app, release),
    kind: "go",
    deploymentId: begun.deployment.id,
    requestId: order.requestId,
    actor: request?.requesterId ?? app.ownerId,
    instanceId: begun.deployment.instanceId,
    previous,
    newMigrations: await newMigrations(deps, release.bundleHash, live?.bundleHash ?? null),
    restoresFrom: request?.restoresFrom ?? null,
  };
}

export function wordTaken(taken: { word: string; appName: string }): [message: string, next: string] {
  return [`/${taken.word} belongs to ${taken.appName} already.`, "Say which other word its command should have."];
}

function factsOf(app: App, release: Release) {
  const { bundleHash, imageDigest, manifest } = release;
  const facts = { appId: app.id, appName: app.name, ownerId: app.ownerId };
  return { ...facts, bundleHash, imageDigest, manifest, releaseId: release.id, releaseNumber: release.number };
}

async function readPrevious(deps: OperatorDeps, app: App, live: Deployment): Promise<PreviousLive> {
  const release = await releaseById(deps.store, live.releaseId);
  return {
    deploymentId: live.id,
    instanceId: live.instanceId,
    releaseNumber: release?.number ?? 0,
    isServing: app.status === "live",
  };
}

function refused(message: string, next: string): DeployBegun {
  return { kind: "refused", message, next };
}

function gone(what: string): KnownError {
  return new KnownError("gone", `${what} is not in the registry.`, "Reply *try again* to have it built again.");
}
