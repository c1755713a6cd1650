import { and, desc, eq, getTableColumns, gte, inArray, isNotNull, isNull, lt, notInArray } from "./drizzle.ts";
import { sourceQueries, sourceQueryTexts } from "./source-query-tables.ts";
import { atomically, type Store } from "./store.ts";

/** Something that an App asked of the company's data: also where it got nothing. `text`: without its values, shortened. */
export type SourceQueryRow = typeof sourceQueries.$inferSelect & { text: string };

export type AskedSourceQuery = Omit<SourceQueryRow, "outcome" | "rows" | "durationMs">;

/** Written before it is asked: whatever happens then, it is known who asked. */
export async function beginSourceQuery(store: Store, { text, ...query }: AskedSourceQuery): Promise<void> {
  const { sha256 } = query;
  store.lightly(() =>
    store.orm.transaction((orm) => {
      orm.insert(sourceQueryTexts).values({ sha256, text }).onConflictDoNothing().run();
      orm
        .insert(sourceQueries)
        .values({ ...query, outcome: "under_way" })
        .run();
    }),
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
    .select({ ...getTableColumns(sourceQueries), text: sourceQueryTexts.text })
    .from(sourceQueries)
    .innerJoin(sourceQueryTexts, eq(sourceQueryTexts.sha256, sourceQueries.sha256))
    .where(eq(sourceQueries.appId, appId))
    .orderBy(desc(sourceQueries.at), desc(sourceQueries.id))
    .limit(most)
    .all();
}

const KEPT_MS = 90 * 24 * 3_600_000;
/** What it asks by itself, however often, pushes out nothing that it asked for somebody. */
const MOST_OF_APP = { somebodys: 25_000, nobodys: 25_000 };
/** Others were swept when they asked last. */
const ASKED_LATELY_MS = 3_600_000;
/** At one go, for the gateway waits for it. */
const MOST_AT_ONCE = 10_000;

/**
 * Forgets those of more than 90 days ago, of each App all but its newest 25 000 in somebody's name and 25 000 in nobody's, and
 * texts that no row names any more. Some at a time: what is left goes with the next sweep. How many rows went of which App
 * because there were too many.
 */
export async function sweepSourceQueries(
  store: Store,
  nowMs: number,
  most = MOST_OF_APP,
): Promise<{ appId: string; forgotten: number }[]> {
  const old = store.orm
    .select({ id: sourceQueries.id })
    .from(sourceQueries)
    .where(lt(sourceQueries.at, nowMs - KEPT_MS))
    .limit(MOST_AT_ONCE)
    .all();
  const lately = store.orm
    .selectDistinct({ appId: sourceQueries.appId })
    .from(sourceQueries)
    .where(gte(sourceQueries.at, nowMs - ASKED_LATELY_MS))
    .all();
  const surplus = lately.map(({ appId }) => ({
    appId,
    rows: [...surplusOf(store, appId, "somebodys", most), ...surplusOf(store, appId, "nobodys", most)],
  }));
  const gone = [...old, ...surplus.flatMap(({ rows }) => rows)].map(({ id }) => id);
  if (gone.length === 0) return [];
  const named = store.orm.select({ sha256: sourceQueries.sha256 }).from(sourceQueries);
  await atomically(store, [
    ...slices(gone).map((ids) => ({
      statement: (orm: Store["orm"]) => orm.delete(sourceQueries).where(inArray(sourceQueries.id, ids)),
    })),
    { statement: (orm) => orm.delete(sourceQueryTexts).where(notInArray(sourceQueryTexts.sha256, named)) },
  ]);
  return surplus.flatMap(({ appId, rows }) => (rows.length === 0 ? [] : [{ appId, forgotten: rows.length }]));
}

function surplusOf(store: Store, appId: string, whose: keyof typeof MOST_OF_APP, most: typeof MOST_OF_APP) {
  const isTheirs = whose === "nobodys" ? isNull(sourceQueries.personId) : isNotNull(sourceQueries.personId);
  return store.orm
    .select({ id: sourceQueries.id })
    .from(sourceQueries)
    .where(and(eq(sourceQueries.appId, appId), isTheirs))
    .orderBy(desc(sourceQueries.at), desc(sourceQueries.id))
    .limit(MOST_AT_ONCE)
    .offset(most[whose])
    .all();
}

/** SQLite takes 32 766 values in a statement. */
function slices(ids: string[]): string[][] {
  const from = Array.from({ length: Math.ceil(ids.length / 5_000) }, (_, index) => index * 5_000);
  return from.map((start) => ids.slice(start, start + 5_000));
}
