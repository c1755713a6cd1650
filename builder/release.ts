import { join } from "node:path";
import type { Clock } from "../lib/clock.ts";
import { newId, sha256 } from "../lib/ids.ts";
import type { SourceFile } from "../runners/runner.ts";
import type { Manifest } from "../sdk/contract/manifest.ts";
import { requestById } from "../store/app-requests.ts";
import { addRelease, liveRelease, type Release, releasesOfRequest } from "../store/releases.ts";
import type { Store } from "../store/store.ts";
import { type BundlePlace, writeBundle } from "./source/bundle.ts";
import type { Git } from "./source/git.ts";
import { commitSource } from "./source/repo.ts";

/** `repos/` and `bundles/` are below `home`. */
export interface CutInput extends BundlePlace {
  store: Store;
  clock: Clock;
  git: Git;
  requestId: string;
  appId: string;
  /** The app's own: what is committed. */
  files: readonly SourceFile[];
  /** The packages it brings, below `node_modules`: in the bundle alone. */
  modules?: readonly SourceFile[];
  manifest: Manifest;
  imageDigest: string;
  sdkVersion: string;
  /** What changed, in plain words. */
  summary: string;
}

/**
 * Cuts a Release from a checked Candidate: bundle, commit, row. Each step does nothing the second time, so it may be killed
 * anywhere and called again: the same content for the same request is the same Release, with the same number.
 */
export async function cutRelease(input: CutInput): Promise<Release> {
  const { bundleHash } = await writeBundle(input, [...input.files, ...(input.modules ?? [])]);
  const known = (await releasesOfRequest(input.store, input.requestId)).find((one) => isSame(one, input, bundleHash));
  if (known !== undefined) return known;
  const commitId = await commit(input);
  const { manifest, imageDigest, sdkVersion } = input;
  return addRelease(input.store, {
    id: newId("rel", input.clock.now()),
    appId: input.appId,
    requestId: input.requestId,
    ...{ commitId, bundleHash, manifest, imageDigest, sdkVersion },
    hash: releaseHash({ commitId, bundleHash, manifest, imageDigest, sdkVersion }),
    summary: input.summary,
    createdAt: input.clock.now(),
  });
}

export function sourceRepoOf(home: string, appId: string): string {
  return join(home, "repos", `${appId}.git`);
}

/** What an Approval is bound to: sha256 over the canonical JSON (sorted keys) of everything a Release is. */
function releaseHash(
  parts: Pick<Release, "commitId" | "bundleHash" | "manifest" | "imageDigest" | "sdkVersion">,
): string {
  const { commitId: commit, bundleHash, manifest, imageDigest, sdkVersion } = parts;
  return sha256(canonical({ commit, bundleHash, manifest, imageDigest, sdkVersion }));
}

/** Dated by the ask and following what is live: a second try after a kill makes the same commit. */
async function commit(input: CutInput): Promise<string> {
  const request = await requestById(input.store, input.requestId);
  const live = await liveRelease(input.store, input.appId);
  return commitSource(input.git, {
    repoFolder: sourceRepoOf(input.home, input.appId),
    files: input.files,
    message: `${input.summary}\n\nRequest: ${input.requestId}`,
    author: { name: request?.requesterId ?? "Toolroom", email: `${request?.requesterId ?? "toolroom"}@slack.invalid` },
    atMs: request?.createdAt ?? input.clock.now(),
    parent: live?.commitId ?? null,
  });
}

function isSame(release: Release, input: CutInput, bundleHash: string): boolean {
  const { commitId } = release;
  const { manifest, imageDigest, sdkVersion } = input;
  return release.hash === releaseHash({ commitId, bundleHash, manifest, imageDigest, sdkVersion });
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const pairs = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${pairs.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
}
