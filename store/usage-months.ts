import { and, asc, eq, gte, sql } from "./drizzle.ts";
import { apps, usage } from "./schema.ts";
import type { Store } from "./store.ts";
import { usageMonths } from "./usage-tables.ts";

/** Use of an App in a month, of one kind or of `all`; who it was is forgotten. */
export type UsageMonth = typeof usageMonths.$inferSelect;

/** The kind of what all kinds come to. */
export const ALL_KINDS = "all";

/**
 * Puts together one App's months that are over before `month` (YYYY-MM), oldest first, each in one transaction with the end of its
 * days; answers how many days' rows went. 0: no App has any.
 */
export async function rollUpUsage(store: Store, month: string): Promise<number> {
  const found = store.orm
    .select({ appId: apps.id })
    .from(apps)
    .where(sql`exists (select 1 from ${usage} where ${usage.appId} = ${apps.id} and ${usage.day} < ${month})`)
    .get();
  if (found === undefined) return 0;
  return store.orm.transaction(
    (tx) => {
      const isOld = and(eq(usage.appId, found.appId), sql`${usage.day} < ${month}`);
      const people = sql<number>`count(distinct nullif(${usage.personId}, '-'))`;
      const sums = { people, count: sql<number>`sum(${usage.count})`, lastDay: sql<string>`max(${usage.day})` };
      const ofMonth = sql<string>`substr(${usage.day}, 1, 7)`;
      const byKind = { month: ofMonth, kind: usage.kind, ...sums };
      const months = [
        ...tx.select(byKind).from(usage).where(isOld).groupBy(ofMonth, usage.kind).all(),
        ...tx
          .select({ month: ofMonth, kind: sql<string>`${ALL_KINDS}`, ...sums })
          .from(usage)
          .where(isOld)
          .groupBy(ofMonth)
          .all(),
      ];
      for (const one of months)
        tx.insert(usageMonths)
          .values({ appId: found.appId, ...one })
          // What was counted behind its time, when its month had been put together: at least so many people.
          .onConflictDoUpdate({
            target: [usageMonths.appId, usageMonths.month, usageMonths.kind],
            set: {
              people: sql`max(people, excluded.people)`,
              count: sql`count + excluded.count`,
              lastDay: sql`max(last_day, excluded.last_day)`,
            },
          })
          .run();
      return tx.delete(usage).where(isOld).run().changes;
    },
    { behavior: "immediate" },
  );
}

/** An App's months since that one, oldest first, of all kinds together. */
export async function usageMonthsSince(store: Store, appId: string, month: string): Promise<UsageMonth[]> {
  return store.orm
    .select()
    .from(usageMonths)
    .where(and(eq(usageMonths.appId, appId), gte(usageMonths.month, month), eq(usageMonths.kind, ALL_KINDS)))
    .orderBy(asc(usageMonths.month))
    .all();
}

/** The last day (YYYY-MM-DD, UTC) on which it served anybody or anything; null: it never did. An edit is no use. */
export async function lastUsedOn(store: Store, appId: string): Promise<string | null> {
  const row = store.orm
    .select({
      day: sql<string | null>`coalesce(
        (select max(${usage.day}) from ${usage} where ${usage.appId} = ${apps.id}),
        (select max(${usageMonths.lastDay}) from ${usageMonths} where ${usageMonths.appId} = ${apps.id}))`,
    })
    .from(apps)
    .where(eq(apps.id, appId))
    .get();
  return row?.day ?? null;
}
