import { utcDay } from "../lib/clock.ts";
import { and, asc, eq, gte, inArray, lt, sql } from "./drizzle.ts";
import { appMetrics, countedCalls } from "./service-tables.ts";
import { atomically, type Store, type Write } from "./store.ts";

/** What an App counted of its own on a day (YYYY-MM-DD, UTC), under a name of its own. */
export type AppMetric = typeof appMetrics.$inferSelect;

/** So many names a day: an App that makes them of what people type would fill the registry. */
const MOST_NAMES = 50;

/** Something that an App counts, at a moment in ms since the epoch; `call`: of which Delivery's which call it is, null outside of Deliveries. */
export interface NewCount {
  appId: string;
  name: string;
  value: number;
  at: number;
  call: { deliveryId: string; number: string } | null;
}

/** Adds to the day's sum, once for each call of a Delivery. `too_many`: the day has as many names as it may. */
export async function addToMetric(store: Store, count: NewCount): Promise<"added" | "too_many"> {
  const { appId, name, value, at, call } = count;
  const day = utcDay(at);
  const names = store.orm
    .select({ name: appMetrics.name })
    .from(appMetrics)
    .where(and(eq(appMetrics.appId, appId), eq(appMetrics.day, day)))
    .all();
  if (names.length >= MOST_NAMES && !names.some((known) => known.name === name)) return "too_many";
  const adds: Write = {
    statement: (orm) =>
      orm
        .insert(appMetrics)
        .values({ appId, day, name, sum: value, times: 1 })
        .onConflictDoUpdate({
          target: [appMetrics.appId, appMetrics.day, appMetrics.name],
          set: { sum: sql`sum + ${value}`, times: sql`times + 1` },
        }),
  };
  // A conflict is a call that was counted before.
  await atomically(store, call === null ? [adds] : [claims(appId, call, at), adds]);
  return "added";
}

function claims(appId: string, { deliveryId, number }: NonNullable<NewCount["call"]>, at: number): Write {
  const row = { appId, deliveryId, callNumber: number, countedAt: at };
  return { statement: (orm) => orm.insert(countedCalls).values(row).onConflictDoNothing(), mustChange: true };
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

/** Forgets which calls were counted before that moment; answers how many, at most `most`. Their sums stay. */
export async function pruneCountedCalls(store: Store, before: number, most: number): Promise<number> {
  const old = store.orm
    .select({ row: sql`rowid` })
    .from(countedCalls)
    .where(lt(countedCalls.countedAt, before))
    .limit(most);
  return store.orm.delete(countedCalls).where(inArray(sql`rowid`, old)).run().changes;
}
