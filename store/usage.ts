import { and, asc, desc, eq, gte, ne, sql } from "./drizzle.ts";
import { usage } from "./schema.ts";
import { atomically, type Store, type Write } from "./store.ts";

/** How often a person was served by an App on a day (YYYY-MM-DD, UTC). `-` stands for nobody in particular. */
export type Usage = typeof usage.$inferSelect;

/** Adds the counts to what is there, all in one write. */
export async function addUsage(store: Store, counts: Usage[]): Promise<void> {
  if (counts.length > 0) await atomically(store, counts.map(usageWrite));
}

/** The count as part of a larger atomic write: of the answer it counts. */
export function usageWrite(count: Usage): Write {
  return {
    statement: (orm) =>
      orm
        .insert(usage)
        .values(count)
        .onConflictDoUpdate({
          target: [usage.appId, usage.day, usage.personId, usage.kind],
          set: { count: sql`count + ${count.count}` },
        }),
  };
}

/** Whether it ever served this person. */
export async function hasUsed(store: Store, appId: string, personId: string): Promise<boolean> {
  const row = store.orm
    .select({ day: usage.day })
    .from(usage)
    .where(and(eq(usage.appId, appId), eq(usage.personId, personId)))
    .limit(1)
    .get();
  return row !== undefined;
}

export async function usageSince(store: Store, appId: string, day: string): Promise<Usage[]> {
  return store.orm
    .select()
    .from(usage)
    .where(and(eq(usage.appId, appId), gte(usage.day, day)))
    .all();
}

/** Who used an App since that day (YYYY-MM-DD, UTC), most often first. */
export async function mostFrequentUsers(store: Store, appId: string, day: string): Promise<string[]> {
  const often = sql<number>`sum(${usage.count})`;
  const rows = store.orm
    .select({ personId: usage.personId })
    .from(usage)
    .where(and(eq(usage.appId, appId), gte(usage.day, day), ne(usage.personId, "-")))
    .groupBy(usage.personId)
    .orderBy(desc(often), asc(usage.personId))
    .all();
  return rows.map(({ personId }) => personId);
}
