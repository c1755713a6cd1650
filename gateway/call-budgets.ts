import { explain } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";
import type { ModelBudgets } from "../lib/model-platform.ts";
import { monthOf } from "../lib/month.ts";
import { requestById } from "../store/app-requests.ts";
import { type BudgetLimit, nanoOfUsd } from "../store/budgets.ts";
import { type DoorSession, setDoorGroup } from "../store/door-sessions.ts";
import { ownAccount } from "../store/door-told.ts";
import type { Store } from "../store/store.ts";

/** Slack user ids of a group, asked by its handle. Throws where nobody can say. */
export type GroupMembers = (handle: string, when: "now" | "lately") => Promise<string[]>;

/** Whose money a call is. */
export interface CallOwner {
  personId: string;
  appId: string | null;
  groupHandle: string | null;
  /** All are counted, whether they have a limit or not; the nearest first. */
  limits: BudgetLimit[];
}

/**
 * Whose a call through this door is at `nowMs`, with every budget that it counts for. A person's group is found out at a
 * door's first call; in an outage of Slack the call goes on without one, and the next asks again.
 */
export async function ownerOfCall(
  { store, log, budgets, groupMembers }: { store: Store; log: Log; budgets: ModelBudgets; groupMembers: GroupMembers },
  doorSession: DoorSession,
  nowMs: number,
): Promise<CallOwner> {
  const { personId, requestId } = doorSession;
  const appId =
    doorSession.appId ?? (requestId === null ? null : ((await requestById(store, requestId))?.appId ?? null));
  const groupHandle = await groupOf();
  const month = monthOf(nowMs, budgets.timeZone);
  const limit = (account: BudgetLimit["account"], usd: number | null): BudgetLimit => ({
    account,
    limitNanoUsd: usd === null ? null : nanoOfUsd(usd),
  });
  const groupUsd = budgets.groupMonthlyUsd.find(({ handle }) => handle === groupHandle)?.usd ?? null;
  const limits = [
    limit(ownAccount(doorSession), doorSession.budgetUsd),
    ...(appId === null ? [] : [limit(`app:${appId}@${month}`, budgets.appMonthlyUsd)]),
    limit(`person:${personId}@${month}`, budgets.personMonthlyUsd),
    ...(groupHandle === null ? [] : [limit(`group:${groupHandle}@${month}`, groupUsd)]),
    limit(`all@${month}`, budgets.monthlyUsd),
  ];
  return { personId, appId, groupHandle, limits };

  async function groupOf(): Promise<string | null> {
    if (budgets.groupMonthlyUsd.length === 0) return null;
    if (doorSession.groupHandle !== null) return doorSession.groupHandle || null;
    try {
      for (const { handle } of budgets.groupMonthlyUsd) {
        if (!(await groupMembers(handle, "lately")).includes(personId)) continue;
        await setDoorGroup(store, doorSession.id, handle);
        return handle;
      }
      await setDoorGroup(store, doorSession.id, "");
    } catch (error) {
      log.warn("group unknown", { doorSessionId: doorSession.id, requestId, error: explain(error) });
    }
    return null;
  }
}
