import type { SourceFile } from "../runners/runner.ts";
import type { AppRequest } from "../store/app-requests.ts";
import { liveRelease, releasesOfRequest } from "../store/releases.ts";
import type { BuilderDeps } from "./deps.ts";
import { workToGoOnWith } from "./kept-work.ts";
import { planOf, theRequest } from "./planning.ts";
import { showProgress } from "./progress.ts";
import { scaffold } from "./scaffold.ts";
import { findSkill } from "./skills/company-skills.ts";
import { readBundle, writeBundle } from "./source/bundle.ts";
import type { Work } from "./work.ts";

/**
 * The files a round starts from: the skill's template, the live release's source, the release just previewed, or what was
 * written for the request that it goes on with. Returns their bundle's hash.
 */
export async function scaffoldCandidate(deps: BuilderDeps, requestId: string, round: number): Promise<string> {
  await showProgress(deps, requestId, "code", "Preparing the workshop");
  const request = await theRequest(deps, requestId);
  const plan = planOf(request);
  const skill = await findSkill(deps, requestId, plan.skill);
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

/** null: a new app's first round. */
async function sourceToChange(deps: BuilderDeps, request: AppRequest, round: number): Promise<SourceFile[] | null> {
  if (round > 1) {
    const [previewed] = await releasesOfRequest(deps.store, request.id);
    if (previewed !== undefined) return readBundle(deps.home, previewed.bundleHash);
  }
  const written = round === 1 ? await workToGoOnWith(deps.store, request) : null;
  if (written !== null) return readBundle(deps.home, written);
  const live = request.appId === null ? undefined : await liveRelease(deps.store, request.appId);
  return live === undefined ? null : readBundle(deps.home, live.bundleHash);
}
