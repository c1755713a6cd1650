import { KnownError } from "../lib/errors.ts";
import { closePreview, openPreview, type PreviewOrder } from "../operator/preview.ts";
import type { SourceFile } from "../runners/runner.ts";
import type { Plan } from "../sdk/contract/plan.ts";
import type { AppRequest } from "../store/app-requests.ts";
import { liveRelease, type Release, releaseById } from "../store/releases.ts";
import { findFile, textOf } from "./checks/candidate-files.ts";
import { problemLine } from "./checks/problem.ts";
import { readManifest } from "./checks/read-manifest.ts";
import type { BuilderDeps } from "./deps.ts";
import { bringPackages } from "./packages/bring-packages.ts";
import { planOf, theRequest } from "./planning.ts";
import { showProgress } from "./progress.ts";
import { cutRelease } from "./release.ts";
import { readBundle } from "./source/bundle.ts";
import { untilStopped } from "./stopping.ts";

/** A Preview people can open; `url` is null where the app has no page. */
export interface OpenedPreview {
  instanceId: string;
  url: string | null;
}

/** A Release whose preview the asker called right. */
export interface ShownRelease {
  releaseId: string;
  previewId: string;
  previewUrl: string | null;
}

/**
 * Cuts the Release of a Candidate whose checks held. Of an app's first one, what changes is all of it: the Plan's
 * words. So it is of one that no model changed: its Plan says what changes, and nobody else does.
 */
export async function cutCandidate(
  deps: BuilderDeps,
  requestId: string,
  candidateHash: string,
  summary: string,
): Promise<{ releaseId: string }> {
  deps.requireRoom();
  const request = await theRequest(deps, requestId);
  if (request.appId === null) throw new Error(`Request ${requestId} has no app.`);
  const source = await readBundle(deps.home, candidateHash);
  const { files, modules } = await untilStopped(deps, requestId, (stop) => installed(deps, request, source, stop));
  const manifestFile = findFile(files, "app.yaml");
  const read = readManifest(manifestFile === undefined ? "" : textOf(manifestFile));
  if (!read.ok) throw new Error(`Bundle ${candidateHash} has no manifest although its checks held.`);
  const image = await deps.image();
  const live = await liveRelease(deps.store, request.appId);
  const plan = planOf(request);
  const release = await cutRelease({
    store: deps.store,
    home: deps.home,
    stripping: deps.stripping,
    clock: deps.clock,
    git: deps.git,
    requestId,
    appId: request.appId,
    ...{ files, modules },
    manifest: read.manifest,
    imageDigest: image.digest,
    sdkVersion: image.sdkVersion,
    summary: isOfPlan(request, plan, live) ? plan.summary : summary,
  });
  deps.log.info("release cut", { requestId, appId: request.appId, release: release.number });
  return { releaseId: release.id };
}

/** Of what was handed in, what changes is what its requester said. */
export async function cutHandedIn(
  deps: BuilderDeps,
  requestId: string,
  candidateHash: string,
): Promise<{ releaseId: string }> {
  const { summary } = planOf(await theRequest(deps, requestId));
  return cutCandidate(deps, requestId, candidateHash, summary);
}

/** Its checks had them installed, so they are at hand; where they are not any more, once more. */
async function installed(
  deps: BuilderDeps,
  request: AppRequest,
  source: SourceFile[],
  stop: AbortSignal,
): Promise<{ files: SourceFile[]; modules: SourceFile[] }> {
  const name = `pkg-${request.id.replaceAll("_", "-")}`;
  const progress = () => showProgress(deps, request.id, "check", "Installing the packages it asks for");
  const brought = await bringPackages(deps, { request, name, stop, progress }, source);
  if (brought.kind === "brought") return brought;
  const [first] = brought.problems;
  const what = first === undefined ? "Its packages are refused." : `${problemLine(first)}.`;
  throw new KnownError("packages_refused", `It cannot be cut: ${what}`, "Reply *try again*.");
}

function isOfPlan({ returnsTo }: AppRequest, plan: Plan, live: Release | undefined): boolean {
  return live === undefined || plan.composition !== undefined || returnsTo !== null;
}

/** A Preview of the Release on fresh files. The same round is the same Preview, however often its step runs. */
export async function openReleasePreview(
  deps: BuilderDeps,
  requestId: string,
  releaseId: string,
  round: number,
): Promise<OpenedPreview> {
  await showProgress(deps, requestId, "preview", "Opening a preview");
  const request = await theRequest(deps, requestId);
  const release = await releaseById(deps.store, releaseId);
  if (release === undefined) throw new Error(`Release ${releaseId} is not in the registry.`);
  const { appId, bundleHash, imageDigest, manifest } = release;
  const order: PreviewOrder = {
    key: `${releaseId} ${round}`,
    kind: "preview",
    appId,
    requestId,
    personId: request.requesterId,
    releaseId,
    releaseTag: releaseId,
    bundleHash,
    imageDigest,
    manifest,
  };
  const opened = await untilStopped(deps, requestId, (stop) => openPreview(deps.operator, order, stop));
  if (opened.kind === "broken") {
    throw new KnownError("preview_broken", `The preview does not run: ${opened.problem}`, "Reply *try again*.");
  }
  return { instanceId: opened.instance.id, url: opened.url };
}

export function closeReleasePreview(deps: BuilderDeps, instanceId: string): Promise<void> {
  return closePreview(deps.operator, instanceId);
}
