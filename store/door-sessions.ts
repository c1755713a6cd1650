import { and, eq, gt, isNull, sql } from "./drizzle.ts";
import { doorSessions, modelCalls } from "./schema.ts";
import { atomically, type Store, type Write } from "./store.ts";

/** Who may use a door, for what, until when, and what it may spend. */
export type DoorSession = typeof doorSessions.$inferSelect;

export type NewDoorSession = Pick<
  DoorSession,
  "id" | "kind" | "personId" | "appId" | "requestId" | "instanceId" | "budgetUsd" | "expiresAt" | "createdAt"
>;

/** The same id twice is one row: the first. */
export async function createDoorSession(store: Store, doorSession: NewDoorSession): Promise<void> {
  store.orm.insert(doorSessions).values(doorSession).onConflictDoNothing().run();
}

export async function readDoorSession(store: Store, doorSessionId: string): Promise<DoorSession | null> {
  return store.orm.select().from(doorSessions).where(eq(doorSessions.id, doorSessionId)).get() ?? null;
}

/** Doors to listen behind: not closed, not expired, and with a folder (`cli` ones have a token instead). */
export async function openDoorSessions(store: Store, nowMs: number): Promise<DoorSession[]> {
  return store.orm
    .select()
    .from(doorSessions)
    .where(and(isNull(doorSessions.closedAt), gt(doorSessions.expiresAt, nowMs), sql`kind <> 'cli'`))
    .all();
}

/** Whether it was open until now. */
export async function closeDoorSession(store: Store, doorSessionId: string, nowMs: number): Promise<boolean> {
  const { changes } = store.orm
    .update(doorSessions)
    .set({ closedAt: nowMs })
    .where(and(eq(doorSessions.id, doorSessionId), isNull(doorSessions.closedAt)))
    .run();
  return changes === 1;
}

/**
 * Sets aside what a call may cost at most. False where spent, set aside and this together pass the budget, or the door
 * is closed or expired. (The comparison allows a billionth of a dollar for binary fractions.)
 */
export async function reserveBudget(
  store: Store,
  doorSessionId: string,
  amountUsd: number,
  nowMs: number,
): Promise<boolean> {
  const { changes } = store.orm
    .update(doorSessions)
    .set({ reservedUsd: sql`round(reserved_usd + ${amountUsd}, 9)` })
    .where(
      and(
        eq(doorSessions.id, doorSessionId),
        isNull(doorSessions.closedAt),
        gt(doorSessions.expiresAt, nowMs),
        sql`spent_usd + reserved_usd + ${amountUsd} <= budget_usd + 1e-9`,
      ),
    )
    .run();
  return changes === 1;
}

/** Ends a reservation with what the call did cost. Part of the atomic write that records the call. */
export function settleBudget(doorSessionId: string, reservedUsd: number, costUsd: number): Write {
  return {
    statement: (orm) =>
      orm
        .update(doorSessions)
        .set({
          reservedUsd: sql`max(0, round(reserved_usd - ${reservedUsd}, 9))`,
          spentUsd: sql`round(spent_usd + ${costUsd}, 9)`,
        })
        .where(eq(doorSessions.id, doorSessionId)),
  };
}

/**
 * Reservations of calls that a dead gateway never settled: counted as spent, because the provider may have billed them,
 * with a row each that says so. Called once when the gateway starts, before any door opens. Returns how many.
 */
export async function settleInterrupted(store: Store, nowMs: number, newCallId: () => string): Promise<number> {
  const left = store.orm.select().from(doorSessions).where(gt(doorSessions.reservedUsd, 0)).all();
  for (const doorSession of left) {
    await atomically(store, [
      settleBudget(doorSession.id, doorSession.reservedUsd, doorSession.reservedUsd),
      {
        statement: (orm) =>
          orm.insert(modelCalls).values({
            id: newCallId(),
            doorSessionId: doorSession.id,
            requestId: doorSession.requestId,
            model: "interrupted",
            inputTokens: 0,
            outputTokens: 0,
            cacheReadTokens: 0,
            cacheWriteTokens: 0,
            costUsd: doorSession.reservedUsd,
            status: 0,
            durationMs: 0,
            at: nowMs,
          }),
      },
    ]);
  }
  return left.length;
}
