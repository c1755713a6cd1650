import { and, desc, eq, lt } from "./drizzle.ts";
import { sourceQueries } from "./source-query-tables.ts";
import type { Store } from "./store.ts";

/** Something that an App asked of the company's data: also where it got nothing. */
export type SourceQueryRow = typeof sourceQueries.$inferSelect;

export type AskedSourceQuery = Omit<SourceQueryRow, "outcome" | "rows" | "durationMs">;

/** Written before it is asked: whatever happens then, it is known who asked. */
export async function beginSourceQuery(store: Store, query: AskedSourceQuery): Promise<void> {
  store.lightly(() =>
    store.orm
      .insert(sourceQueries)
      .values({ ...query, outcome: "under_way" })
      .run(),
  );
}

export async function endSourceQuery(
  store: Store,
  queryId: string,
  end: Pick<SourceQueryRow, "outcome" | "rows" | "durationMs">,
): Promise<void> {
  store.lightly(() =>
    store.orm
      .update(sourceQueries)
      .set(end)
      .where(and(eq(sourceQueries.id, queryId), eq(sourceQueries.outcome, "under_way")))
      .run(),
  );
}

/** Those that a dead gateway never ended. Called once when the gateway starts. */
export async function endInterruptedSourceQueries(store: Store): Promise<void> {
  store.orm.update(sourceQueries).set({ outcome: "failed" }).where(eq(sourceQueries.outcome, "under_way")).run();
}

/** Newest first. */
export async function sourceQueriesOf(store: Store, appId: string, most: number): Promise<SourceQueryRow[]> {
  return store.orm
    .select()
    .from(sourceQueries)
    .where(eq(sourceQueries.appId, appId))
    .orderBy(desc(sourceQueries.at), desc(sourceQueries.id))
    .limit(most)
    .all();
}

const KEPT_MS = 90 * 24 * 3_600_000;

/** Those of more than 90 days ago. */
export async function sweepSourceQueries(store: Store, nowMs: number): Promise<void> {
  store.orm
    .delete(sourceQueries)
    .where(lt(sourceQueries.at, nowMs - KEPT_MS))
    .run();
}
