import { liveDeployment } from "../store/deployments.ts";
import { type Release, releaseBefore, releaseById } from "../store/releases.ts";
import type { Store } from "../store/store.ts";
import { hasBackup } from "./app-files.ts";

/** An App's data as it was before its live Release changed it. */
export interface StepBackup {
  /** The backup's name: that of the attempt which took it. */
  key: string;
  /** When the live Release took over; what was entered since is not in it. */
  at: number;
  live: Release;
  /** The Release whose data it is. */
  before: Release;
}

/** Null: the step to what is live changed no data, or its backup was overtaken, used or is too old to be kept. */
export async function stepBackup(deps: { store: Store; home: string }, appId: string): Promise<StepBackup | null> {
  const deployment = await liveDeployment(deps.store, appId);
  if (deployment?.liveAt == null || !hasBackup(deps, appId, deployment.instanceId)) return null;
  const live = await releaseById(deps.store, deployment.releaseId);
  const before = await releaseBefore(deps.store, appId);
  if (live === undefined || before === undefined) return null;
  return { key: deployment.instanceId, at: deployment.liveAt, live, before };
}
