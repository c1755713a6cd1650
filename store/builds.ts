import { and, desc, eq, isNotNull, not, sql } from "./drizzle.ts";
import type { Materials } from "./materials.ts";
import { builds } from "./schema.ts";
import type { Store } from "./store.ts";

/** One attempt of coding an AppRequest, with its check report. */
export type Build = typeof builds.$inferSelect;

export type NewBuild = Pick<Build, "id" | "requestId" | "round" | "attempt" | "harness">;

/** Begins an attempt, once per request, round and attempt: the second call returns the first one's row. */
export async function beginBuild(store: Store, build: NewBuild, at: number): Promise<Build> {
  store.orm
    .insert(builds)
    .values({ ...build, status: "coding", createdAt: at })
    .onConflictDoNothing()
    .run();
  const row = store.orm
    .select()
    .from(builds)
    .where(and(eq(builds.requestId, build.requestId), eq(builds.round, build.round), eq(builds.attempt, build.attempt)))
    .get();
  if (row === undefined) throw new Error(`Build ${build.id} was not saved.`);
  return row;
}

export async function finishBuild(
  store: Store,
  buildId: string,
  end: Pick<Build, "model" | "summary" | "candidateHash"> & { status: "coded" | "failed" | "steered" },
  at: number,
): Promise<void> {
  store.orm
    .update(builds)
    .set({ ...end, finishedAt: at })
    .where(eq(builds.id, buildId))
    .run();
}

/** What the agent of an attempt was given, before it begins. */
export async function noteMaterials(store: Store, buildId: string, materials: Materials): Promise<void> {
  store.orm.update(builds).set({ materials }).where(eq(builds.id, buildId)).run();
}

/** A page of the context that the agent asked for by itself, while it works on the request; the same one once. */
export async function noteReadPage(
  store: Store,
  requestId: string,
  page: Materials["contextPages"][number],
): Promise<void> {
  const given = JSON.stringify({ name: page.name, sha256: page.sha256 });
  const isKnown = sql`exists (select 1 from json_each(${builds.materials}, '$.contextPages') where value = ${given})`;
  store.orm
    .update(builds)
    .set({ materials: sql`json_insert(${builds.materials}, '$.contextPages[#]', json(${given}))` })
    .where(and(eq(builds.requestId, requestId), eq(builds.status, "coding"), isNotNull(builds.materials), not(isKnown)))
    .run();
}

export async function buildById(store: Store, buildId: string): Promise<Build | undefined> {
  return store.orm.select().from(builds).where(eq(builds.id, buildId)).get();
}

/** What an attempt has written so far, while it is under way. */
export async function keepCandidate(store: Store, buildId: string, candidateHash: string): Promise<void> {
  store.orm
    .update(builds)
    .set({ candidateHash })
    .where(and(eq(builds.id, buildId), eq(builds.status, "coding")))
    .run();
}

export async function saveReport(store: Store, buildId: string, report: Record<string, unknown>): Promise<void> {
  store.orm.update(builds).set({ report }).where(eq(builds.id, buildId)).run();
}

/** Newest first. */
export async function buildsOfRequest(store: Store, requestId: string): Promise<Build[]> {
  return store.orm
    .select()
    .from(builds)
    .where(eq(builds.requestId, requestId))
    .orderBy(desc(builds.createdAt), desc(builds.attempt))
    .all();
}
