import { KnownError } from "../lib/errors.ts";
import { removeHostileFolder } from "../lib/hostile-folder.ts";
import { sha256 } from "../lib/ids.ts";
import type { Manifest } from "../sdk/contract/manifest.ts";
import { appPostsOfInstance, handlesOf } from "../store/app-posts.ts";
import { appById } from "../store/apps.ts";
import { type Instance, instanceById } from "../store/instances.ts";
import type { WouldPost } from "./announcer.ts";
import { newMigrations } from "./app-files.ts";
import { makeBoxFolder } from "./box-folder.ts";
import { dataFolderOf, type OperatorDeps } from "./deps.ts";
import { migrateFresh } from "./fresh-files.ts";
import { startInstance, stopInstance, waitHealthy } from "./instances.ts";

export interface PreviewOrder {
  /** What it shows, for whom: the same key is the same preview, however often it is opened. */
  key: string;
  /** `check` is for the Checks alone: no address, and an hour instead of a day. */
  kind: "preview" | "check";
  appId: string;
  requestId: string;
  /** Who looks at it: the asker. */
  personId: string;
  /** null for a Candidate. */
  releaseId: string | null;
  /** Release id, or `cand_<12 hex>` for a Candidate. */
  releaseTag: string;
  bundleHash: string;
  imageDigest: string;
  manifest: Manifest;
}

export type PreviewOpened =
  /** `url` is null where there is no page, and for checks. */
  | { kind: "open"; instance: Instance; url: string | null }
  /** It does not migrate, start or answer; nothing is left of it. */
  | { kind: "broken"; problem: string };

/** How long a preview runs at a time. */
export const PREVIEW_MS = 24 * 3_600_000;
const CHECK_MS = 3_600_000;

/**
 * Runs it on fresh files of its own, migrated, and waits until it is healthy. Where `over` is aborted before that, nothing
 * of it is left, and the signal's reason is thrown.
 */
export async function openPreview(deps: OperatorDeps, order: PreviewOrder, over?: AbortSignal): Promise<PreviewOpened> {
  const opened = await runPreview(deps, order, over);
  if (over?.aborted !== true) return opened;
  await closePreview(deps, previewIdOf(order.key), 0);
  throw over.reason;
}

async function runPreview(deps: OperatorDeps, order: PreviewOrder, over?: AbortSignal): Promise<PreviewOpened> {
  const app = await appById(deps.store, order.appId);
  if (app === undefined)
    throw new KnownError("gone", `App ${order.appId} is not in the registry.`, "Reply *try again* to have it built.");
  const { key, ...wanted } = order;
  const instanceId = previewIdOf(key);
  const problem = await prepareFiles(deps, order, instanceId, over);
  if (problem !== null) return await broken(deps, instanceId, problem, over);
  const instance = await startInstance(deps, {
    ...wanted,
    instanceId,
    appName: app.name,
    dataFolder: instanceId,
    expiresAt: deps.clock.now() + (order.kind === "preview" ? PREVIEW_MS : CHECK_MS),
  });
  const healthy = await waitHealthy(deps, instance, over);
  if (!healthy.ok) return await broken(deps, instanceId, healthy.problem, over);
  return { kind: "open", instance, url: previewUrl(deps, app.name, instance) };
}

/** null where there is no page, and for checks. */
export function previewUrl(
  deps: Pick<OperatorDeps, "port">,
  appName: string,
  { manifest, previewNumber }: Pick<Instance, "manifest" | "previewNumber">,
): string | null {
  const hasPages = manifest.web !== undefined && previewNumber !== null;
  return hasPages ? `http://${appName}--p${previewNumber}.localhost:${deps.port}` : null;
}

/** Stops it and removes its files, behind whoever is starting it for another day: what it does in its last second is kept nowhere, so `graceMs` is for people's requests. Twice is harmless. */
export async function closePreview(deps: OperatorDeps, instanceId: string, graceMs = 1_000): Promise<void> {
  await deps.instanceTurns.take(instanceId, async () => {
    await stopInstance(deps, instanceId, graceMs);
    await removeHostileFolder(dataFolderOf(deps, freshFolderOf(instanceId)));
  });
}

/** Where files are prepared for another day of a preview. */
export function freshFolderOf(instanceId: string): string {
  return `fresh-${instanceId}`;
}

/** What it would have posted, had it been live. What it would tell somebody in private is not for a thread: only whom. */
export async function wouldPost(deps: Pick<OperatorDeps, "store">, instanceId: string): Promise<WouldPost[]> {
  const posts = await appPostsOfInstance(deps.store, instanceId);
  const handles = await handlesOf(deps.store, posts);
  // Rows of the company's are for who asked, and the thread is everybody's.
  const hasData = (await instanceById(deps.store, instanceId))?.manifest.bindings.data !== undefined;
  return posts.map(({ channel, text, kind }) => {
    const handle = handles.get(channel);
    return handle === undefined
      ? { channel, text: hasData ? null : text, kind }
      : { channel: handle, text: null, kind };
  });
}

function previewIdOf(key: string): string {
  return `inst_${sha256(`preview ${key}`).slice(0, 21)}`;
}

/** Fresh files, unless it runs already: a second call must not take them from under it. */
async function prepareFiles(
  deps: OperatorDeps,
  order: PreviewOrder,
  instanceId: string,
  over: AbortSignal | undefined,
): Promise<string | null> {
  if ((await instanceById(deps.store, instanceId)) !== undefined) return null;
  await makeBoxFolder(dataFolderOf(deps, instanceId));
  const { appId, bundleHash, imageDigest } = order;
  if ((await newMigrations(deps, bundleHash, null)).length === 0) return null;
  const migrated = await migrateFresh(deps, {
    key: instanceId,
    appId,
    bundleHash,
    imageDigest,
    dataFolder: instanceId,
    over,
  });
  return migrated.ok ? null : migrated.problem;
}

async function broken(
  deps: OperatorDeps,
  instanceId: string,
  problem: string,
  over: AbortSignal | undefined,
): Promise<PreviewOpened> {
  await closePreview(deps, instanceId, over?.aborted === true ? 0 : undefined);
  return { kind: "broken", problem };
}
