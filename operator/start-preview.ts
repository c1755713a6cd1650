import { renameSync } from "node:fs";
import { KnownError } from "../lib/errors.ts";
import { removeHostileFolder } from "../lib/hostile-folder.ts";
import { appById } from "../store/apps.ts";
import { type Instance, instanceById, renewPreview } from "../store/instances.ts";
import { newMigrations } from "./app-files.ts";
import { makeBoxFolder } from "./box-folder.ts";
import { dataFolderOf, type OperatorDeps } from "./deps.ts";
import { migrateFresh } from "./fresh-files.ts";
import { runInstance, stopInstance, waitHealthy } from "./instances.ts";
import { freshFolderOf, PREVIEW_MS, previewUrl } from "./preview.ts";

export type PreviewStarted =
  /** `url` is null where there is no page. */
  | { kind: "runs"; url: string | null; until: number }
  | { kind: "broken"; problem: string }
  /** Nobody waits for it any more. */
  | { kind: "closed" };

/**
 * Runs a preview for another day at the address it had, at most until the moment that `waitsUntil` says when its turn has
 * come; null: what it was for is decided. See `createPreviewStarter`.
 */
export type StartPreview = (instanceId: string, waitsUntil: () => Promise<number | null>) => Promise<PreviewStarted>;

/**
 * A preview is stopped after a day, while the question about it waits for weeks: so it is started again by whoever wants
 * to see it. One that was stopped begins with empty data; one that runs only gets more time. Pressed by two at once, it
 * is started once.
 */
export function createPreviewStarter(deps: OperatorDeps): StartPreview {
  const underWay = new Map<string, Promise<PreviewStarted>>();
  return (instanceId, waitsUntil) => {
    const starting =
      underWay.get(instanceId) ??
      deps.instanceTurns
        .take(instanceId, () => start(deps, instanceId, waitsUntil))
        .finally(() => underWay.delete(instanceId));
    underWay.set(instanceId, starting);
    return starting;
  };
}

async function start(
  deps: OperatorDeps,
  instanceId: string,
  waitsUntil: () => Promise<number | null>,
): Promise<PreviewStarted> {
  const instance = await instanceById(deps.store, instanceId);
  const app = instance === undefined ? undefined : await appById(deps.store, instance.appId);
  if (instance === undefined || app === undefined)
    throw new KnownError("gone", "This preview is not in the registry.", "Reply *try again* in its thread.");
  const latest = await waitsUntil();
  if (latest === null) return { kind: "closed" };
  const now = deps.clock.now();
  const until = Math.min(now + PREVIEW_MS, latest);
  const runs = { kind: "runs" as const, url: previewUrl(deps, app.name, instance), until };
  if (instance.wanted && (instance.expiresAt ?? 0) > now) {
    await renewPreview(deps.store, instance, { expiresAt: until, createdAt: instance.createdAt });
    return runs;
  }
  // Whatever is left of its last day goes first, also where its end is only just on its way.
  await stopInstance(deps, instanceId, 1_000);
  const problem = (await layFreshFiles(deps, instance, until)) ?? (await runHealthy(deps, instance, app.name));
  if (problem === null) return runs;
  deps.log.warn("preview not started", { appId: app.id, instanceId, problem });
  await stopInstance(deps, instanceId, 1_000);
  return { kind: "broken", problem };
}

async function runHealthy(deps: OperatorDeps, instance: Instance, appName: string): Promise<string | null> {
  await runInstance(deps, instance, appName);
  const healthy = await waitHealthy(deps, instance);
  return healthy.ok ? null : healthy.problem;
}

/**
 * Made beside their place, because the reconciler removes a preview's files that nobody wants; moved there and wanted in
 * one breath. It counts as young from then on, so that the reconciler leaves its start to us.
 */
async function layFreshFiles(deps: OperatorDeps, instance: Instance, until: number): Promise<string | null> {
  const { appId, bundleHash, imageDigest } = instance;
  const fresh = freshFolderOf(instance.id);
  await removeHostileFolder(dataFolderOf(deps, fresh));
  await makeBoxFolder(dataFolderOf(deps, fresh));
  if ((await newMigrations(deps, bundleHash, null)).length > 0) {
    const migrated = await migrateFresh(deps, { key: fresh, appId, bundleHash, imageDigest, dataFolder: fresh });
    if (!migrated.ok) return migrated.problem;
  }
  renameSync(dataFolderOf(deps, fresh), dataFolderOf(deps, instance.dataFolder));
  await renewPreview(deps.store, instance, { expiresAt: until, createdAt: deps.clock.now() });
  return null;
}
