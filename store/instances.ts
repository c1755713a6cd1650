import { and, asc, eq, inArray, isNull, ne, or, sql } from "./drizzle.ts";
import { apps, deployments, doorSessions, instances } from "./schema.ts";
import { atomically, type Store } from "./store.ts";

/** One running container of an App's Release, or of a Candidate. `id` is also its box's name. */
export type Instance = typeof instances.$inferSelect;
export type NewInstance = Omit<Instance, "previewNumber" | "wanted">;

/** Writes the row, once per id; a preview gets the App's next number with it. Returns the row that stands. */
export async function addInstance(store: Store, instance: NewInstance): Promise<Instance> {
  return store.orm.transaction(
    (tx) => {
      const known = tx.select().from(instances).where(eq(instances.id, instance.id)).get();
      if (known !== undefined) return known;
      const last = tx
        .select({ number: sql<number | null>`max(${instances.previewNumber})` })
        .from(instances)
        .where(eq(instances.appId, instance.appId))
        .get();
      const previewNumber = instance.kind === "preview" ? (last?.number ?? 0) + 1 : null;
      return tx
        .insert(instances)
        .values({ ...instance, previewNumber, wanted: true })
        .returning()
        .get();
    },
    { behavior: "immediate" },
  );
}

export async function instanceById(store: Store, instanceId: string): Promise<Instance | undefined> {
  return store.orm.select().from(instances).where(eq(instances.id, instanceId)).get();
}

/** The Instance of the App's live Deployment. */
export async function liveInstance(store: Store, appId: string): Promise<Instance | undefined> {
  const row = store.orm
    .select({ instance: instances })
    .from(apps)
    .innerJoin(deployments, eq(deployments.id, apps.liveDeploymentId))
    .innerJoin(instances, eq(instances.id, deployments.instanceId))
    .where(eq(apps.id, appId))
    .get();
  return row?.instance;
}

/** What should be serving: the live Instance of every live App. */
export async function liveInstances(store: Store): Promise<Instance[]> {
  const rows = store.orm
    .select({ instance: instances })
    .from(apps)
    .innerJoin(deployments, eq(deployments.id, apps.liveDeploymentId))
    .innerJoin(instances, eq(instances.id, deployments.instanceId))
    .where(eq(apps.status, "live"))
    .all();
  return rows.map((row) => row.instance);
}

/** Oldest first. */
export async function wantedInstances(store: Store): Promise<Instance[]> {
  return store.orm.select().from(instances).where(eq(instances.wanted, true)).orderBy(asc(instances.createdAt)).all();
}

export async function wantedPreviewsOf(store: Store, requestId: string): Promise<Instance[]> {
  return store.orm
    .select()
    .from(instances)
    .where(
      and(
        eq(instances.requestId, requestId),
        eq(instances.wanted, true),
        inArray(instances.kind, ["preview", "check"]),
      ),
    )
    .all();
}

/** What works for the App in boxes of their own now. */
export async function wantedJobsOf(store: Store, appId: string): Promise<Instance[]> {
  return store.orm
    .select()
    .from(instances)
    .where(and(eq(instances.appId, appId), eq(instances.wanted, true), eq(instances.kind, "job")))
    .all();
}

/**
 * Instances that are over and whose door is still open: of an App those that are not live, and previews and jobs no
 * longer wanted. One that a deploy is starting is among them.
 */
export async function supersededInstances(store: Store, appId?: string): Promise<Instance[]> {
  const isNotLive = or(isNull(deployments.instanceId), ne(deployments.instanceId, instances.id));
  const isOver = or(
    and(eq(instances.kind, "app"), isNotLive),
    and(ne(instances.kind, "app"), eq(instances.wanted, false)),
  );
  const rows = store.orm
    .select({ instance: instances })
    .from(doorSessions)
    .innerJoin(instances, eq(instances.doorSessionId, doorSessions.id))
    .innerJoin(apps, eq(apps.id, instances.appId))
    .leftJoin(deployments, eq(deployments.id, apps.liveDeploymentId))
    .where(and(isNull(doorSessions.closedAt), isOver, appId === undefined ? undefined : eq(instances.appId, appId)))
    .all();
  return rows.map((row) => row.instance);
}

/** A preview is wanted until then, and its door open: also one that was stopped. `createdAt` is when it began its day. */
export async function renewPreview(
  store: Store,
  instance: Pick<Instance, "id" | "doorSessionId">,
  renewed: { expiresAt: number; createdAt: number },
): Promise<void> {
  const { expiresAt } = renewed;
  const isIt = and(eq(instances.id, instance.id), eq(instances.kind, "preview"));
  const isItsDoor = eq(doorSessions.id, instance.doorSessionId);
  await atomically(store, [
    {
      statement: (orm) =>
        orm
          .update(instances)
          .set({ ...renewed, wanted: true })
          .where(isIt),
    },
    { statement: (orm) => orm.update(doorSessions).set({ expiresAt, closedAt: null }).where(isItsDoor) },
  ]);
}

/** True if this call changed it. */
export async function setWanted(store: Store, instanceId: string, wanted: boolean): Promise<boolean> {
  const { changes } = store.orm
    .update(instances)
    .set({ wanted })
    .where(and(eq(instances.id, instanceId), eq(instances.wanted, !wanted)))
    .run();
  return changes > 0;
}
