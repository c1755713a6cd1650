import { KnownError } from "../lib/errors.ts";
import { isOnlyDue } from "../sdk/contract/check.ts";
import type { Manifest } from "../sdk/contract/manifest.ts";
import type { Composition } from "../sdk/contract/parts.ts";
import type { Plan } from "../sdk/contract/plan.ts";
import { type AppRequest, requestById } from "../store/app-requests.ts";
import { liveRelease, type Release } from "../store/releases.ts";
import { composeManifest } from "./blueprints/compose-manifest.ts";
import { droppedChecks, newChecks, type Promises, promisesOf } from "./checks/compare-checks.ts";
import type { BuilderDeps } from "./deps.ts";

/** What a change promises beside what is live. */
export interface ComparedPromises {
  live: Release;
  /** What is live promises, as it would be tried today. */
  before: Pick<Manifest, "checks" | "triggers" | "timeZone">;
  composition: Composition | undefined;
  /** Places of the Checks that what is live does not promise. */
  isNew: number[];
  /** Places in `before` of those that are not promised any more. */
  dropped: number[];
}

/** null: nothing is live to compare with, or the request only brings back what was. */
export async function comparePromises(
  deps: Pick<BuilderDeps, "store">,
  request: AppRequest,
  { composition: planned }: Pick<Plan, "composition">,
  manifest: Manifest,
): Promise<ComparedPromises | null> {
  if (request.appId === null || request.returnsTo !== null) return null;
  const live = await liveRelease(deps.store, request.appId);
  if (live === undefined) return null;
  const composition = (await requestById(deps.store, live.requestId))?.plan?.composition;
  const again =
    planned === undefined || composition === undefined
      ? null
      : composeAgain(live.manifest, composition, await plannedAt(deps, request));
  const before = again ?? live.manifest;
  // Composed for the same day, both have the same days: the days themselves are compared.
  const said = (one: Manifest): Promises => ({ ...promisesOf(one), ...(again === null ? {} : { from: null }) });
  return {
    ...{ live, before, composition },
    isNew: newChecks(said(before), said(manifest)),
    dropped: droppedChecks(said(before), said(manifest)),
  };
}

/**
 * Known parts make their Checks anew with each Plan: what is live, as its Plan would be if it were made now. When its
 * schedules are due is no matter of the day.
 */
function composeAgain(live: Manifest, composition: Composition, at: number): Manifest | null {
  const { name, title = name, purpose, timeZone, web } = live;
  const access = web === undefined ? {} : { access: web.access };
  try {
    const again = composeManifest(composition, { ...{ name, title, purpose, timeZone }, ...access, at: new Date(at) });
    const others = again.checks.filter((check) => !isOnlyDue(check));
    return { ...again, triggers: live.triggers, checks: [...others, ...live.checks.filter(isOnlyDue)] };
  } catch (error) {
    if (error instanceof KnownError) return null;
    throw error;
  }
}

/** A Plan that was taken up from a stopped request is of that one's day. */
async function plannedAt(deps: Pick<BuilderDeps, "store">, request: AppRequest): Promise<number> {
  let first = request;
  while (first.continuesId !== null) {
    const before = await requestById(deps.store, first.continuesId);
    if (before === undefined) break;
    first = before;
  }
  return first.createdAt;
}
