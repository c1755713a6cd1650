import { settleBudget } from "./door-sessions.ts";
import { eq, sql } from "./drizzle.ts";
import { modelCalls } from "./schema.ts";
import { atomically, type Store } from "./store.ts";

/** One request to a model provider: what it took, what it cost, how it ended. A row also where it failed. */
export type ModelCall = typeof modelCalls.$inferSelect;

/** Records the call and settles its reservation, both or neither. */
export async function finishModelCall(store: Store, call: ModelCall, reservedUsd: number): Promise<void> {
  await atomically(store, [
    { statement: (orm) => orm.insert(modelCalls).values(call) },
    settleBudget(call.doorSessionId, reservedUsd, call.costUsd),
  ]);
}

export async function modelCallsOfDoor(store: Store, doorSessionId: string): Promise<ModelCall[]> {
  return store.orm.select().from(modelCalls).where(eq(modelCalls.doorSessionId, doorSessionId)).all();
}

/** What an AppRequest's calls took so far, over all its Builds. */
export async function modelSpend(
  store: Store,
  requestId: string,
): Promise<{ costUsd: number; inputTokens: number; outputTokens: number; calls: number }> {
  const row = store.orm
    .select({
      costUsd: sql<number>`coalesce(sum(cost_usd), 0)`,
      inputTokens: sql<number>`coalesce(sum(input_tokens + cache_read_tokens + cache_write_tokens), 0)`,
      outputTokens: sql<number>`coalesce(sum(output_tokens), 0)`,
      calls: sql<number>`count(*)`,
    })
    .from(modelCalls)
    .where(eq(modelCalls.requestId, requestId))
    .get();
  return row ?? { costUsd: 0, inputTokens: 0, outputTokens: 0, calls: 0 };
}
