import assert from "node:assert/strict";
import type { Manifest } from "../../sdk/contract/manifest.ts";
import { claimAppPost } from "../../store/app-posts.ts";
import { type App, appById } from "../../store/apps.ts";
import { beginDeployment, registerApp } from "../../store/deployments.ts";
import { addInstance } from "../../store/instances.ts";
import type { Store } from "../../store/store.ts";
import type { NewTrigger } from "../../store/triggers.ts";
import { addRelease, manifestOf, NOON } from "./registry.ts";

/** The registry's rows of a Release that goes live with an Instance of its own; nothing runs. */
export async function goLive(
  store: Store,
  app: App,
  number: number,
  requestId = `req_${number}`,
  what: { bundleHash?: string; manifest?: Manifest } = {},
): Promise<string> {
  const release = await addRelease(store, app, number, { requestId, ...what });
  const previousDeploymentId = (await appById(store, app.id))?.liveDeploymentId ?? null;
  const ids = { id: `dep_${app.name}_${number}`, instanceId: `inst_${app.name}_${number}` };
  const order = { ...ids, appId: app.id, releaseId: release.id, requestId, at: NOON + number };
  assert.equal((await beginDeployment(store, order)).kind, "begun");
  await addInstance(store, {
    ...{ id: ids.instanceId, appId: app.id, releaseId: release.id, releaseTag: release.id, kind: "app", requestId },
    ...{
      doorSessionId: "door",
      bundleHash: release.bundleHash,
      imageDigest: "sha256:0",
      manifest: manifestOf(app.name),
    },
    ...{ dataFolder: app.id, expiresAt: null, createdAt: NOON },
  });
  const registered = await registerApp(store, {
    ...{ deploymentId: ids.id, previousDeploymentId, title: app.title, purpose: app.purpose, access: "company" },
    ...{ triggers: triggersOf(what.manifest), releaseNumber: number, actor: app.ownerId, at: NOON + number },
  });
  assert.deepEqual(registered, { kind: "registered" });
  return release.id;
}

function triggersOf(manifest: Manifest | undefined): NewTrigger[] {
  const { triggers = [], timeZone = "UTC" } = manifest ?? {};
  return triggers.map((spec) => ({ run: spec.run, spec, timeZone, nextAt: null }));
}

/** What the Release with that number posted, as the door writes it down. Its key. */
export async function addAppPost(
  store: Store,
  app: App,
  number: number,
  post: { delivery: string; channel: string; text: string },
): Promise<string> {
  const key = `${app.id}:${post.delivery}:0`;
  const { delivery: deliveryId, channel, text } = post;
  const instanceId = `inst_${app.name}_${number}`;
  const row = { key, appId: app.id, instanceId, deliveryId, channel, text, status: "posted" as const };
  await claimAppPost(store, { ...row, createdAt: NOON });
  return key;
}
