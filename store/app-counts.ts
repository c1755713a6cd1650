import { and, asc, eq, gte, sql } from "./drizzle.ts";
import { appMetrics } from "./service-tables.ts";
import type { Store } from "./store.ts";

/** What an App counted of its own on a day (YYYY-MM-DD, UTC), under a name of its own. */
export type AppMetric = typeof appMetrics.$inferSelect;

/** So many names a day: an App that makes them of what people type would fill the registry. */
const MOST_NAMES = 50;

/** Adds to the day's sum. `too_many`: the day has as many names as it may. */
export async function addToMetric(
  store: Store,
  { appId, day, name, value }: { appId: string; day: string; name: string; value: number },
): Promise<"added" | "too_many"> {
  const isOfDay = and(eq(appMetrics.appId, appId), eq(appMetrics.day, day));
  const { changes } = store.orm
    .update(appMetrics)
    .set({ sum: sql`sum + ${value}`, times: sql`times + 1` })
    .where(and(isOfDay, eq(appMetrics.name, name)))
    .run();
  if (changes === 1) return "added";
  const names = store.orm.select({ name: appMetrics.name }).from(appMetrics).where(isOfDay).all().length;
  if (names >= MOST_NAMES) return "too_many";
  store.orm
    .insert(appMetrics)
    .values({ appId, day, name, sum: value, times: 1 })
    .onConflictDoUpdate({
      target: [appMetrics.appId, appMetrics.day, appMetrics.name],
      set: { sum: sql`sum + ${value}`, times: sql`times + 1` },
    })
    .run();
  return "added";
}

/** From that day on, oldest first. */
export async function metricsOf(store: Store, appId: string, day: string): Promise<AppMetric[]> {
  return store.orm
    .select()
    .from(appMetrics)
    .where(and(eq(appMetrics.appId, appId), gte(appMetrics.day, day)))
    .orderBy(asc(appMetrics.day), asc(appMetrics.name))
    .all();
}
