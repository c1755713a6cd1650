import { and, eq, sql } from "./drizzle.ts";
import { readCalls } from "./read-tables.ts";
import type { Store } from "./store.ts";

/** Something that an agent read, or tried to: in whose name, what, how much it got. A row also where it got nothing. */
export type ReadCallRow = typeof readCalls.$inferSelect;

export type AskedReadCall = Pick<
  ReadCallRow,
  "id" | "doorSessionId" | "requestId" | "personId" | "appId" | "call" | "input" | "at"
>;

export type EndedReadCall = Pick<ReadCallRow, "refused" | "rows" | "bytes" | "durationMs">;

/**
 * Writes that a call is under way, while fewer than `limit` came through its door; the one at the limit is written as
 * `spent`, and none after it. False: it may not go on.
 */
export async function beginReadCall(store: Store, call: AskedReadCall, limit: number): Promise<boolean> {
  // One process writes these rows, and nothing of this waits: nobody comes between.
  const before = countReadCalls(store, call.doorSessionId);
  if (before > limit) return false;
  const end = before < limit ? { state: "under_way" as const } : { state: "ended" as const, refused: "spent" as const };
  store.lightly(() =>
    store.orm
      .insert(readCalls)
      .values({ ...call, ...end })
      .run(),
  );
  return before < limit;
}

/** False: it had ended already. */
export async function endReadCall(store: Store, readCallId: string, end: EndedReadCall): Promise<boolean> {
  const { changes } = store.lightly(() =>
    store.orm
      .update(readCalls)
      .set({ ...end, state: "ended" })
      .where(and(eq(readCalls.id, readCallId), eq(readCalls.state, "under_way")))
      .run(),
  );
  return changes === 1;
}

/** Those that a dead gateway never ended. Called once when the gateway starts. Returns how many. */
export async function endInterruptedReads(store: Store): Promise<number> {
  return store.orm
    .update(readCalls)
    .set({ state: "ended", refused: "failed" })
    .where(eq(readCalls.state, "under_way"))
    .run().changes;
}

/** In the order they came. */
export async function readCallsOfDoor(store: Store, doorSessionId: string): Promise<ReadCallRow[]> {
  return store.orm.select().from(readCalls).where(eq(readCalls.doorSessionId, doorSessionId)).orderBy(sql`rowid`).all();
}

function countReadCalls(store: Store, doorSessionId: string): number {
  const row = store.orm
    .select({ count: sql<number>`count(*)` })
    .from(readCalls)
    .where(eq(readCalls.doorSessionId, doorSessionId))
    .get();
  return row?.count ?? 0;
}
