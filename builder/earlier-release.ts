import type { SourceFile } from "../runners/runner.ts";
import type { Plan } from "../sdk/contract/plan.ts";
import { requestById, setPlan } from "../store/app-requests.ts";
import { beginBuild, finishBuild } from "../store/builds.ts";
import { liveRelease, type Release, releaseById } from "../store/releases.ts";
import { composeChange } from "./blueprints/compose-change.ts";
import { NOT_COMPOSED } from "./blueprints/composed-sources.ts";
import type { BuilderDeps } from "./deps.ts";
import { planOf, theRequest } from "./planning.ts";
import { showProgress } from "./progress.ts";
import { readBundle, writeBundle } from "./source/bundle.ts";
import { buildIdOf, type Work } from "./work.ts";

/** What stands where other Builds name their harness. */
const HARNESS = "earlier-release";

/** The Plan of the Release that this request's App shall be like again. False: it asks for something new. */
export async function takeUpEarlier(deps: BuilderDeps, requestId: string): Promise<boolean> {
  const { returnsTo, restoresFrom } = await theRequest(deps, requestId);
  if (returnsTo === null) return false;
  const { earlier, plan } = await readEarlier(deps, returnsTo);
  const entered =
    restoresFrom === null ? "what was entered since stays" : "so is its data; what was entered since is gone";
  const summary = `It is as it was in v${earlier.number}${restoresFrom === null ? ";" : ", and"} ${entered}.`;
  await setPlan(deps.store, requestId, { ...plan, summary, leftOut: [] }, deps.clock.now());
  return true;
}

/**
 * The Candidate: the earlier Release's code on the tables that there are now, so that nothing entered since is lost.
 * The Checks say whether the one still works on the other.
 */
export async function layOutEarlier(deps: BuilderDeps, work: Omit<Work, "baseHash" | "problems">): Promise<string> {
  await showProgress(deps, work.requestId, "code", "Bringing back the earlier version");
  const request = await theRequest(deps, work.requestId);
  const { earlier } = await readEarlier(deps, request.returnsTo ?? "");
  const live = await liveRelease(deps.store, earlier.appId);
  const before = await readBundle(deps.home, earlier.bundleHash);
  const present = live === undefined ? before : await readBundle(deps.home, live.bundleHash);
  // With its data as it was, it gets its own tables, too.
  const files =
    request.restoresFrom === null ? await filesOf(deps, planOf(request), before, present) : sorted([...before]);
  const { bundleHash: candidateHash } = await writeBundle(deps, files);
  const { requestId, round, attempt } = work;
  const id = buildIdOf(work);
  await beginBuild(deps.store, { id, requestId, round, attempt, harness: HARNESS }, deps.clock.now());
  const end = { status: "coded" as const, model: null, summary: `Back to v${earlier.number}`, candidateHash };
  await finishBuild(deps.store, id, end, deps.clock.now());
  return candidateHash;
}

async function filesOf(
  deps: BuilderDeps,
  plan: Plan,
  before: readonly SourceFile[],
  present: readonly SourceFile[],
): Promise<SourceFile[]> {
  const isComposed = (await deps.composed.knows(before)) && (await deps.composed.knows(present));
  if (!isComposed || plan.composition === undefined) return withMigrations(before, present);
  const change = composeChange(plan.composition, plan.manifest, present);
  if ("cannot" in change) return withMigrations(before, present);
  await deps.composed.remember(change.files);
  const isWritten = ({ path }: SourceFile) =>
    NOT_COMPOSED.includes(path) && !change.files.some((file) => file.path === path);
  return sorted([...change.files, ...before.filter(isWritten)]);
}

/** The tables stay as the live Release made them. */
function withMigrations(before: readonly SourceFile[], present: readonly SourceFile[]): SourceFile[] {
  const isMigration = ({ path }: SourceFile) => path.startsWith("migrations/");
  return sorted([...before.filter((file) => !isMigration(file)), ...present.filter(isMigration)]);
}

function sorted(files: SourceFile[]): SourceFile[] {
  return files.sort((one, other) => (one.path < other.path ? -1 : 1));
}

async function readEarlier(deps: BuilderDeps, releaseId: string): Promise<{ earlier: Release; plan: Plan }> {
  const earlier = await releaseById(deps.store, releaseId);
  if (earlier === undefined) throw new Error(`Release ${releaseId} is not in the registry.`);
  const request = await requestById(deps.store, earlier.requestId);
  if (request?.plan == null) throw new Error(`Release ${releaseId} has no plan.`);
  return { earlier, plan: request.plan };
}
