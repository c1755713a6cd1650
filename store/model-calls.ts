import { type BudgetLimit, type BudgetStand, budgetStand, reserveOn, settleOn, usdOfNano } from "./budgets.ts";
import { and, eq, gt, isNull, sql } from "./drizzle.ts";
import { type CallRefusal, modelCalls } from "./money-tables.ts";
import { doorSessions } from "./schema.ts";
import { atomically, type Store, type Write } from "./store.ts";

export type { CallRefusal } from "./money-tables.ts";

/**
 * One request to a model: whose, for which role, who answered, what it took and cost, how it ended. A row also where it
 * failed, and where it was refused.
 */
export type ModelCall = typeof modelCalls.$inferSelect;

/** What is known of a call before it goes out; `at` is now. */
export type AskedModelCall = Pick<
  ModelCall,
  "id" | "doorSessionId" | "requestId" | "personId" | "appId" | "groupHandle" | "api" | "askedModel" | "at"
> &
  Partial<Pick<ModelCall, "role" | "provider" | "model">>;

/** How a call ended. `status` 0: no provider answered. */
export type EndedModelCall = Pick<
  ModelCall,
  "provider" | "model" | "status" | "attempts" | "refusal" | "durationMs" | "at"
> &
  Pick<ModelCall, "inputTokens" | "outputTokens" | "cacheReadTokens" | "cacheWriteTokens"> & { costNanoUsd: number };

export type BegunCall =
  | { ok: true }
  | { ok: false; why: "door_closed" }
  | { ok: false; why: "budget"; limit: BudgetLimit; stand: BudgetStand };

const NOTHING = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, costUsd: 0, durationMs: 0 };

/**
 * Writes that a call is under way and sets aside on all its accounts what it may cost at most: all of it, or nothing and
 * the first account that does not allow it. A closed or expired door sets nothing aside.
 */
export async function beginModelCall(
  store: Store,
  call: AskedModelCall,
  { limits, nanoUsd }: { limits: readonly BudgetLimit[]; nanoUsd: number },
): Promise<BegunCall> {
  const row = {
    ...{ ...call, model: call.model ?? call.askedModel, ...NOTHING, state: "under_way" as const, status: 0 },
    ...{ accounts: limits.map(({ account }) => account), reservedNanoUsd: nanoUsd, attempts: 0 },
  };
  const written = await atomically(store, [
    throughDoor(call.doorSessionId, call.at),
    ...reserveOn(limits, nanoUsd),
    { statement: (orm) => orm.insert(modelCalls).values(row) },
  ]);
  if (written === "done") return { ok: true };
  for (const limit of limits) {
    const stand = await budgetStand(store, limit);
    const wanted = stand.spentNanoUsd + stand.reservedNanoUsd + nanoUsd;
    if (stand.limitNanoUsd !== null && wanted > stand.limitNanoUsd) return { ok: false, why: "budget", limit, stand };
  }
  return { ok: false, why: "door_closed" };
}

/** Records how a call ended and settles what was set aside, both or neither. False: it had ended already. */
export async function finishModelCall(store: Store, callId: string, end: EndedModelCall): Promise<boolean> {
  const call = store.orm.select().from(modelCalls).where(eq(modelCalls.id, callId)).get();
  if (call === undefined) throw new Error(`There is no call ${callId}.`);
  const { costNanoUsd, ...fields } = end;
  const written = await atomically(store, [
    {
      mustChange: true,
      statement: (orm) =>
        orm
          .update(modelCalls)
          .set({ ...fields, state: "ended", costUsd: usdOfNano(costNanoUsd) })
          .where(and(eq(modelCalls.id, callId), eq(modelCalls.state, "under_way"))),
    },
    ...settleOn(call.accounts, call.reservedNanoUsd, costNanoUsd),
  ]);
  return written === "done";
}

/** A call that never went out. */
export async function recordRefusedCall(
  store: Store,
  call: AskedModelCall,
  { status, refusal }: { status: number; refusal: CallRefusal },
): Promise<void> {
  const row = { ...call, model: call.model ?? call.askedModel, ...NOTHING, attempts: 0, status, refusal };
  store.lightly(() =>
    store.orm
      .insert(modelCalls)
      .values({ ...row, state: "refused" })
      .run(),
  );
}

/**
 * Calls that a dead gateway never ended: what was set aside for them counts as spent, because the provider may have billed
 * it. Called once when the gateway starts, before any door opens. Returns how many.
 */
export async function settleInterrupted(store: Store, nowMs: number): Promise<number> {
  const left = store.orm.select().from(modelCalls).where(eq(modelCalls.state, "under_way")).all();
  const refusal: CallRefusal = {
    code: "model_down",
    message: "The gateway ended in the middle of the call.",
    next: "Reply *retry* to go on.",
  };
  for (const call of left) {
    const { provider, model, attempts } = call;
    const { costUsd, ...nothing } = NOTHING;
    const end = { ...nothing, costNanoUsd: call.reservedNanoUsd, durationMs: Math.max(0, nowMs - call.at) };
    await finishModelCall(store, call.id, { provider, model, attempts, status: 0, refusal, at: nowMs, ...end });
  }
  return left.length;
}

export async function modelCallsOfDoor(store: Store, doorSessionId: string): Promise<ModelCall[]> {
  return store.orm.select().from(modelCalls).where(eq(modelCalls.doorSessionId, doorSessionId)).all();
}

/** What an AppRequest's calls took so far, over all its Builds; without those that never went out. */
export async function modelSpend(
  store: Store,
  requestId: string,
): Promise<{ costUsd: number; inputTokens: number; outputTokens: number; calls: number }> {
  const row = store.orm
    .select({
      costUsd: sql<number>`coalesce(round(sum(cost_usd), 9), 0)`,
      inputTokens: sql<number>`coalesce(sum(input_tokens + cache_read_tokens + cache_write_tokens), 0)`,
      outputTokens: sql<number>`coalesce(sum(output_tokens), 0)`,
      calls: sql<number>`count(*)`,
    })
    .from(modelCalls)
    .where(and(eq(modelCalls.requestId, requestId), eq(modelCalls.state, "ended")))
    .get();
  return row ?? { costUsd: 0, inputTokens: 0, outputTokens: 0, calls: 0 };
}

/** The door is open and in time, and remembers that a call began. */
function throughDoor(doorSessionId: string, nowMs: number): Write {
  return {
    mustChange: true,
    statement: (orm) =>
      orm
        .update(doorSessions)
        .set({ lastCallAt: nowMs })
        .where(
          and(eq(doorSessions.id, doorSessionId), isNull(doorSessions.closedAt), gt(doorSessions.expiresAt, nowMs)),
        ),
  };
}
