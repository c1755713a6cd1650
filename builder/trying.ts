import { unlessAborted } from "../lib/within.ts";
import { closePreview, openPreview, type PreviewOrder } from "../operator/preview.ts";
import type { Check } from "../sdk/contract/check.ts";
import type { User } from "../sdk/contract/delivery.ts";
import type { Manifest } from "../sdk/contract/manifest.ts";
import type { AppRequest } from "../store/app-requests.ts";
import { wantedPreviewsOf } from "../store/instances.ts";
import { personById } from "../store/people.ts";
import type { CheckResult } from "./checks/check-result.ts";
import { type CheckReport, makeReport } from "./checks/report.ts";
import { runChecks } from "./checks/run-checks.ts";
import type { BuilderDeps } from "./deps.ts";
import { createInstanceTarget } from "./instance-target.ts";
import type { ComparedPromises } from "./promises.ts";
import { buildIdOf, type Work } from "./work.ts";

/** The Checks of a Candidate, and who asked for it. */
export interface Trial {
  deps: BuilderDeps;
  work: Work;
  request: AppRequest;
  checks: readonly Check[];
  /** Somebody said stop: what is tried is taken away at once. */
  stop: AbortSignal;
}

/** What an attempt that was killed left behind. */
export async function closeLeft({ deps, request }: Trial): Promise<void> {
  for (const left of await wantedPreviewsOf(deps.store, request.id)) {
    if (left.kind === "check") await closePreview(deps.operator, left.id, 0);
  }
}

export async function tryOnCandidate(trial: Trial, candidateHash: string, manifest: Manifest): Promise<CheckReport> {
  const image = await unlessAborted(trial.deps.image(), trial.stop);
  const tried = await tryPromises(trial, {
    releaseId: null,
    releaseTag: `cand_${candidateHash.slice(0, 12)}`,
    bundleHash: candidateHash,
    imageDigest: image.digest,
    manifest,
  });
  if ("broken" in tried) return makeReport([{ message: tried.broken, fix: "find the cause with `tool check`" }], []);
  return makeReport([], tried.results);
}

/** What the new version promises, tried on the one that is live; in order, because later Checks find what earlier ones did. */
export async function tryOnLive(trial: Trial, { live }: ComparedPromises): Promise<CheckResult[]> {
  const { id: releaseId, bundleHash, imageDigest, manifest } = live;
  const tried = await tryPromises(trial, { releaseId, releaseTag: releaseId, bundleHash, imageDigest, manifest });
  if ("broken" in tried) throw new Error(tried.broken);
  return tried.results;
}

/** On an Instance of its own with fresh files. Nothing of it stays. */
async function tryPromises(
  { deps, work, request, checks, stop }: Trial,
  subject: Pick<PreviewOrder, "releaseId" | "releaseTag" | "bundleHash" | "imageDigest" | "manifest">,
): Promise<{ results: CheckResult[] } | { broken: string }> {
  if (request.appId === null) throw new Error(`Request ${request.id} has no app.`);
  const now = deps.clock.now();
  const order: PreviewOrder = {
    ...subject,
    key: `${buildIdOf(work)} ${subject.releaseTag} ${now}`,
    kind: "check",
    appId: request.appId,
    requestId: request.id,
    personId: request.requesterId,
  };
  const opened = await openPreview(deps.operator, order, stop);
  if (opened.kind === "broken") return { broken: opened.problem };
  try {
    const asker = await userOf(deps, request.requesterId);
    const target = createInstanceTarget(deps, opened.instance, asker, stop);
    // A Check may wait for its answer: it gets none any more, and those behind it are not begun.
    return { results: await unlessAborted(runChecks(target, checks, now, stop), stop) };
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
