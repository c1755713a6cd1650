import type { SQL } from "drizzle-orm";
import type { Access, Manifest } from "../sdk/contract/manifest.ts";
import { and, desc, eq, gt, sql } from "./drizzle.ts";
import { appRequests, approvals, apps, deployments, instances, people, releases } from "./schema.ts";
import type { Store } from "./store.ts";

/** The entrances' read-only view of the registry: which Instance answers for a host name, and who may come in. */
export interface Route {
  appId: string;
  appName: string;
  title: string;
  slackTeamId: string;
  ownerId: string;
  ownerName: string;
  backupId: string | null;
  groupHandle: string | null;
  access: Access;
  status: "building" | "live" | "stopped" | "abandoned";
  /** The asker of a preview; null for an App's own host. */
  askerId: string | null;
  /** null for an App's own host. */
  preview: PreviewState | null;
  /** Who answers; null where nothing is live, or the preview does not run. */
  target: RouteTarget | null;
}

export interface PreviewState {
  /** null for a Candidate. */
  releaseNumber: number | null;
  /** `sleeps`: its day is over, and it can be started again, because an answer to it is waited for. */
  state: "runs" | "sleeps" | "over";
  /** Whether its request goes on. */
  isOpen: boolean;
}

export interface RouteTarget {
  instanceId: string;
  doorSessionId: string;
  releaseTag: string;
  hasPages: boolean;
}

/** The App's own host. `target` is the live Deployment's Instance. */
export async function readAppRoute(store: Store, appName: string): Promise<Route | null> {
  const row = store.orm
    .select({ app: apps, ownerName: people.name, instance: instances })
    .from(apps)
    .leftJoin(people, eq(people.id, apps.ownerId))
    .leftJoin(deployments, eq(deployments.id, apps.liveDeploymentId))
    .leftJoin(instances, eq(instances.id, deployments.instanceId))
    .where(eq(apps.name, appName))
    .get();
  if (row === undefined) return null;
  const target = row.app.status === "live" && row.instance !== null ? targetOf(row.instance) : null;
  return { ...routeOf(row.app, row.ownerName), askerId: null, preview: null, target };
}

/** A preview, whether or not it runs; also of an App that was given up, as long as no other App has its name. */
export async function readPreviewRoute(
  store: Store,
  appName: string,
  previewNumber: number,
  nowMs: number,
): Promise<Route | null> {
  const gaveUpName = and(eq(apps.status, "abandoned"), eq(apps.name, sql`${appName} || '~' || ${apps.id}`));
  const row =
    findPreview(store, eq(apps.name, appName), previewNumber) ?? findPreview(store, gaveUpName, previewNumber);
  if (row === undefined) return null;
  const { app, ownerName, instance, askerId, release } = row;
  const runs = instance.wanted && (instance.expiresAt === null || instance.expiresAt > nowMs);
  const sleeps = !runs && isWaitedFor(store, instance, nowMs);
  const state = runs ? ("runs" as const) : sleeps ? ("sleeps" as const) : ("over" as const);
  const preview = { releaseNumber: release, state, isOpen: row.requestStatus === "open" };
  return { ...routeOf(app, ownerName), askerId, preview, target: runs ? targetOf(instance) : null };
}

/** The newest. */
function findPreview(store: Store, isTheApp: SQL | undefined, previewNumber: number) {
  return store.orm
    .select({
      ...{ app: apps, ownerName: people.name, instance: instances, release: releases.number },
      ...{ askerId: appRequests.requesterId, requestStatus: appRequests.status },
    })
    .from(instances)
    .innerJoin(apps, eq(apps.id, instances.appId))
    .innerJoin(appRequests, eq(appRequests.id, instances.requestId))
    .leftJoin(people, eq(people.id, apps.ownerId))
    .leftJoin(releases, eq(releases.id, instances.releaseId))
    .where(and(isTheApp, eq(instances.kind, "preview"), eq(instances.previewNumber, previewNumber)))
    .orderBy(desc(instances.createdAt))
    .get();
}

/** Whether somebody's answer to this preview is waited for. */
function isWaitedFor(store: Store, instance: typeof instances.$inferSelect, nowMs: number): boolean {
  const { requestId, releaseId } = instance;
  if (releaseId === null) return false;
  const asked = and(eq(approvals.requestId, requestId), eq(approvals.releaseId, releaseId));
  const pending = and(asked, eq(approvals.status, "pending"), gt(approvals.expiresAt, nowMs));
  return store.orm.select({ id: approvals.id }).from(approvals).where(pending).get() !== undefined;
}

/** An Instance that may be pointed to before its Deployment is committed. `wanted`: whether it should run. */
interface PointedInstance extends RouteTarget {
  appId: string;
  wanted: boolean;
}

export async function readTarget(store: Store, instanceId: string): Promise<PointedInstance | null> {
  const row = store.orm.select().from(instances).where(eq(instances.id, instanceId)).get();
  return row === undefined ? null : { ...targetOf(row), appId: row.appId, wanted: row.wanted };
}

export async function readAppName(store: Store, appId: string): Promise<string | null> {
  return store.orm.select({ name: apps.name }).from(apps).where(eq(apps.id, appId)).get()?.name ?? null;
}

/** Whom a door's box belongs to, for the doors of kinds `app` and `preview`. */
export interface DoorInstance {
  instanceId: string;
  appId: string;
  appName: string;
  ownerId: string;
  backupId: string | null;
  slackTeamId: string;
  kind: "app" | "preview" | "check";
  /** Whose request it was started for. */
  requestId: string;
  manifest: Manifest;
}

export async function readDoorInstance(store: Store, doorSessionId: string): Promise<DoorInstance | null> {
  const row = store.orm
    .select({ instance: instances, app: apps })
    .from(instances)
    .innerJoin(apps, eq(apps.id, instances.appId))
    .where(eq(instances.doorSessionId, doorSessionId))
    .orderBy(desc(instances.createdAt))
    .get();
  if (row === undefined) return null;
  const { id, appId, kind, requestId, manifest } = row.instance;
  const { name: appName, ownerId, backupId, slackTeamId } = row.app;
  // A job acts for the App itself, as its live box does.
  const acting = kind === "job" ? "app" : kind;
  return { instanceId: id, appId, appName, ownerId, backupId, slackTeamId, kind: acting, requestId, manifest };
}

/** Live Apps of one company for the list of what one may open; the caller judges access. */
export async function readLiveRoutes(store: Store, slackTeamId: string): Promise<Route[]> {
  return store.orm
    .select({ app: apps, ownerName: people.name, instance: instances })
    .from(apps)
    .innerJoin(deployments, eq(deployments.id, apps.liveDeploymentId))
    .innerJoin(instances, eq(instances.id, deployments.instanceId))
    .leftJoin(people, eq(people.id, apps.ownerId))
    .where(and(eq(apps.slackTeamId, slackTeamId), eq(apps.status, "live")))
    .orderBy(apps.title)
    .all()
    .map((row) => ({
      ...routeOf(row.app, row.ownerName),
      askerId: null,
      preview: null,
      target: targetOf(row.instance),
    }));
}

function routeOf(app: typeof apps.$inferSelect, ownerName: string | null) {
  const { id, name, title, slackTeamId, ownerId, backupId, groupHandle, access, status } = app;
  const answerable = { ownerId, ownerName: ownerName ?? ownerId, backupId, groupHandle };
  return { appId: id, appName: name, title, slackTeamId, ...answerable, access, status };
}

function targetOf(instance: typeof instances.$inferSelect): RouteTarget {
  return {
    instanceId: instance.id,
    doorSessionId: instance.doorSessionId,
    releaseTag: instance.releaseTag,
    hasPages: instance.manifest.web !== undefined,
  };
}
