import type { Access } from "../sdk/contract/manifest.ts";
import { auditWrite } from "./audit.ts";
import { and, desc, eq, inArray, isNull, ne, sql } from "./drizzle.ts";
import { appRequests, apps, deployments } from "./schema.ts";
import { atomically, type Store, type Write } from "./store.ts";
import { type NewTrigger, takenWord, triggerWrites } from "./triggers.ts";
import { webhookWrites } from "./webhooks.ts";

/** A Release made live. Exactly one is live per App. */
export type Deployment = typeof deployments.$inferSelect;

export interface NewDeployment {
  id: string;
  appId: string;
  releaseId: string;
  requestId: string;
  instanceId: string;
  at: number;
}

export type DeploymentBegun =
  /** `previous` is what is live now, undefined for the first. */
  | { kind: "begun"; deployment: Deployment; previous: Deployment | undefined }
  | { kind: "live"; deployment: Deployment }
  /** Another Release of this App is being put live. */
  | { kind: "busy"; other: Deployment };

/**
 * Begins a Deployment, once per request and Release: the second call gets the first one's. A failed one is begun anew,
 * with a new Instance. One at a time per App; one that its ended request left behind has failed.
 */
export async function beginDeployment(store: Store, wanted: NewDeployment): Promise<DeploymentBegun> {
  const { at, ...fields } = wanted;
  return store.orm.transaction(
    (tx): DeploymentBegun => {
      const ofApp = tx.select().from(deployments).where(eq(deployments.appId, wanted.appId)).all();
      const live = ofApp.find((one) => one.status === "live");
      if (live?.releaseId === wanted.releaseId) return { kind: "live", deployment: live };
      const known = ofApp.find((one) => one.requestId === wanted.requestId && one.releaseId === wanted.releaseId);
      if (known?.status === "starting") return { kind: "begun", deployment: known, previous: live };
      const other = underWay(tx, wanted.appId);
      if (other !== undefined) return { kind: "busy", other };
      tx.update(deployments)
        .set({ status: "failed", problem: "It was left behind unfinished.", endedAt: at })
        .where(and(eq(deployments.appId, wanted.appId), eq(deployments.status, "starting")))
        .run();
      const again = {
        status: "starting" as const,
        instanceId: wanted.instanceId,
        createdAt: at,
        liveAt: null,
        endedAt: null,
      };
      const deployment =
        known === undefined
          ? tx
              .insert(deployments)
              .values({ ...fields, status: "starting", createdAt: at })
              .returning()
              .get()
          : tx
              .update(deployments)
              .set({ ...again, problem: null })
              .where(eq(deployments.id, known.id))
              .returning()
              .get();
      return { kind: "begun", deployment, previous: live };
    },
    { behavior: "immediate" },
  );
}

export interface Registration {
  deploymentId: string;
  /** What was live when the Deployment began; null for the first. */
  previousDeploymentId: string | null;
  /** From the Release's manifest. */
  title: string;
  purpose: string;
  access: Access;
  triggers: NewTrigger[];
  releaseNumber: number;
  actor: string;
  /** Written with it: who must hear of it. */
  along?: Write[];
  at: number;
}

export type Registered =
  | { kind: "registered" }
  | { kind: "word_taken"; word: string; appName: string }
  /** Something else went live, or the Deployment is over. */
  | { kind: "conflict" };

/**
 * Makes a Deployment live: the previous one is replaced, the App is live with its new title and access, its Triggers
 * are exactly these, and the audit line is written; all or nothing. Of one that is live already: nothing happens.
 */
export async function registerApp(store: Store, registration: Registration): Promise<Registered> {
  const { at, deploymentId, previousDeploymentId } = registration;
  const deployment = await deploymentById(store, deploymentId);
  if (deployment === undefined) return { kind: "conflict" };
  if (deployment.status === "live") return { kind: "registered" };
  const { appId, releaseId } = deployment;
  const specs = registration.triggers.map((trigger) => trigger.spec);
  const written = await atomically(store, [
    // First the App, which says that what we replace is what is live.
    appGoesLive(appId, registration),
    ...(previousDeploymentId === null ? [] : [previousIsReplaced(previousDeploymentId, at)]),
    goesLive(deploymentId, at),
    ...triggerWrites(appId, releaseId, registration.triggers),
    ...webhookWrites(appId, specs, at),
    auditWrite({
      at,
      actor: registration.actor,
      verb: "deploy",
      subject: appId,
      details: { releaseId, releaseNumber: registration.releaseNumber, deploymentId },
    }),
    ...(registration.along ?? []),
  ]);
  if (written === "done") return { kind: "registered" };
  const taken = await takenWord(store, appId, specs);
  if (taken === undefined) return { kind: "conflict" };
  return { kind: "word_taken", word: taken.word, appName: taken.appName };
}

/** Only where what it replaces is live, or nothing is for the first. */
function appGoesLive(appId: string, registration: Registration): Write {
  const { deploymentId, previousDeploymentId, title, purpose, access, at } = registration;
  const isPrevious =
    previousDeploymentId === null ? isNull(apps.liveDeploymentId) : eq(apps.liveDeploymentId, previousDeploymentId);
  return {
    statement: (orm) =>
      orm
        .update(apps)
        .set({ status: "live", liveDeploymentId: deploymentId, title, purpose, access, updatedAt: at })
        .where(and(eq(apps.id, appId), isPrevious, inArray(apps.status, ["building", "live", "stopped"]))),
    mustChange: true,
  };
}

function previousIsReplaced(deploymentId: string, at: number): Write {
  return {
    statement: (orm) =>
      orm
        .update(deployments)
        .set({ status: "replaced", endedAt: at })
        .where(and(eq(deployments.id, deploymentId), eq(deployments.status, "live"))),
    mustChange: true,
  };
}

function goesLive(deploymentId: string, at: number): Write {
  return {
    statement: (orm) =>
      orm
        .update(deployments)
        .set({ status: "live", liveAt: at })
        .where(and(eq(deployments.id, deploymentId), eq(deployments.status, "starting"))),
    mustChange: true,
  };
}

/** Ends a Deployment that did not make it. False where it was not starting. */
export async function failDeployment(
  store: Store,
  failure: { deploymentId: string; problem: string; actor: string; at: number },
): Promise<boolean> {
  const deployment = await deploymentById(store, failure.deploymentId);
  if (deployment === undefined) return false;
  const written = await atomically(store, [
    {
      statement: (orm) =>
        orm
          .update(deployments)
          .set({ status: "failed", problem: failure.problem, endedAt: failure.at })
          .where(and(eq(deployments.id, failure.deploymentId), eq(deployments.status, "starting"))),
      mustChange: true,
    },
    auditWrite({
      at: failure.at,
      actor: failure.actor,
      verb: "deploy_failed",
      subject: deployment.appId,
      details: { releaseId: deployment.releaseId, problem: failure.problem },
    }),
  ]);
  return written === "done";
}

export async function deploymentById(store: Store, deploymentId: string): Promise<Deployment | undefined> {
  return store.orm.select().from(deployments).where(eq(deployments.id, deploymentId)).get();
}

export async function liveDeployment(store: Store, appId: string): Promise<Deployment | undefined> {
  return store.orm
    .select()
    .from(deployments)
    .where(and(eq(deployments.appId, appId), eq(deployments.status, "live")))
    .get();
}

/** What is being put live for the App right now. */
export async function startingDeployment(store: Store, appId: string): Promise<Deployment | undefined> {
  return underWay(store.orm, appId);
}

/**
 * However long it takes: while its request is open, its workflow goes on, if need be after days in which the machine was
 * off, and until then its App's files may be half changed.
 */
function underWay(orm: Pick<Store["orm"], "select">, appId: string): Deployment | undefined {
  const rows = orm
    .select({ deployment: deployments, request: appRequests.status })
    .from(deployments)
    .leftJoin(appRequests, eq(appRequests.id, deployments.requestId))
    .where(and(eq(deployments.appId, appId), eq(deployments.status, "starting")))
    .all();
  return rows.find(({ request }) => request === null || request === "open")?.deployment;
}

/** Newest first. */
export async function deploymentsOf(store: Store, appId: string): Promise<Deployment[]> {
  return store.orm
    .select()
    .from(deployments)
    .where(and(eq(deployments.appId, appId), ne(deployments.status, "starting")))
    .orderBy(desc(deployments.createdAt), desc(sql`rowid`))
    .all();
}
