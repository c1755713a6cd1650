import { and, eq, gt, isNull, sql } from "./drizzle.ts";
import { doorSessions } from "./schema.ts";
import type { Store } from "./store.ts";

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

/** The `cli` one that this token stands for, whether or not it is still good. */
export async function doorSessionByToken(store: Store, tokenHash: string): Promise<DoorSession | undefined> {
  const isIt = and(eq(doorSessions.tokenHash, tokenHash), eq(doorSessions.kind, "cli"));
  return store.orm.select().from(doorSessions).where(isIt).get();
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

/** Which group's budget it counts for, found out at its first call; empty: none. The first to say so is right. */
export async function setDoorGroup(store: Store, doorSessionId: string, groupHandle: string): Promise<void> {
  store.orm
    .update(doorSessions)
    .set({ groupHandle })
    .where(and(eq(doorSessions.id, doorSessionId), isNull(doorSessions.groupHandle)))
    .run();
}
