import { budgetStand, nanoOfUsd, usdOfNano } from "./budgets.ts";
import { type DoorSession, readDoorSession } from "./door-sessions.ts";
import { desc, eq } from "./drizzle.ts";
import { type BudgetAccount, type CallRefusal, modelCalls } from "./money-tables.ts";
import type { Store } from "./store.ts";

/** What the model door knows of the calls through one door: the truth about errors and money, whatever an agent says. */
export interface DoorTold {
  /** Of the AppRequest, over all its doors; without what is set aside. */
  spentUsd: number;
  budgetUsd: number;
  /** Through this door, also those that failed or were refused. */
  calls: number;
  /** A model that is being asked is a sign of life. */
  callsUnderWay: number;
  /** When a call last began; null: never. */
  lastCallAt: number | null;
  /**
   * Why the model did not answer: of each role's last call that ended, the latest that was refused or failed. Null where
   * all of them were answered.
   */
  refused: CallRefusal | null;
}

const NOBODY: DoorTold = { spentUsd: 0, budgetUsd: 0, calls: 0, callsUnderWay: 0, lastCallAt: null, refused: null };

/** Of a door that is not there: nothing. */
export async function readDoorTold(store: Store, doorSessionId: string): Promise<DoorTold> {
  const doorSession = await readDoorSession(store, doorSessionId);
  if (doorSession === null) return NOBODY;
  const limitNanoUsd = nanoOfUsd(doorSession.budgetUsd);
  const stand = await budgetStand(store, { account: ownAccount(doorSession), limitNanoUsd });
  const rows = store.orm
    .select({ state: modelCalls.state, role: modelCalls.role, refusal: modelCalls.refusal })
    .from(modelCalls)
    .where(eq(modelCalls.doorSessionId, doorSessionId))
    .orderBy(desc(modelCalls.at), desc(modelCalls.id))
    .all();
  const ended = rows.filter(({ state }) => state !== "under_way");
  // What an agent asks for by itself and nobody set up says nothing of its own work.
  const ofRoles = ended.some(({ role }) => role !== null) ? ended.filter(({ role }) => role !== null) : ended;
  const lastOfRoles = ofRoles.filter(({ role }, index) => ofRoles.findIndex((one) => one.role === role) === index);
  return {
    spentUsd: usdOfNano(stand.spentNanoUsd),
    budgetUsd: usdOfNano(stand.limitNanoUsd ?? limitNanoUsd),
    calls: rows.length,
    callsUnderWay: rows.length - ended.length,
    lastCallAt: doorSession.lastCallAt,
    refused: lastOfRoles.find(({ refusal }) => refusal !== null)?.refusal ?? null,
  };
}

/** Its AppRequest's account; its own where it has none. */
export function ownAccount({ id, requestId }: DoorSession): BudgetAccount {
  return requestId === null ? `door:${id}` : `request:${requestId}`;
}
