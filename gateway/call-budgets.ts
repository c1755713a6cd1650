import type { Clock } from "../lib/clock.ts";
import { asKnown, explain } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";
import { groupHandles, type ModelPlatform } from "../lib/model-platform.ts";
import { monthOf } from "../lib/month.ts";
import { resultWithin } from "../lib/within.ts";
import { requestById } from "../store/app-requests.ts";
import { type BudgetLimit, nanoOfUsd } from "../store/budgets.ts";
import { type DoorSession, setDoorGroup } from "../store/door-sessions.ts";
import { ownAccount } from "../store/door-told.ts";
import { readDoorInstance } from "../store/routes.ts";
import type { Store } from "../store/store.ts";

/** Slack user ids of a group, asked by its handle. Throws where nobody can say. */
export type GroupMembers = (handle: string, when: "now" | "lately") => Promise<string[]>;

/** Slack may be away for long; a call of a model does not wait for it. */
const GROUPS_MS = 3_000;

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
  deps: {
    store: Store;
    clock: Clock;
    log: Log;
    platform: Pick<ModelPlatform, "budgets" | "providers">;
    groupMembers: GroupMembers;
  },
  doorSession: DoorSession,
  nowMs: number,
): Promise<CallOwner> {
  const { store } = deps;
  const { budgets } = deps.platform;
  const { personId, requestId } = doorSession;
  const instance = doorSession.kind === "build" ? null : await readDoorInstance(store, doorSession.id);
  const ofRequest = async () => (requestId === null ? null : ((await requestById(store, requestId))?.appId ?? null));
  const appId = instance?.appId ?? doorSession.appId ?? (await ofRequest());
  const groupHandle = await groupOf(deps, doorSession);
  const month = monthOf(nowMs, budgets.timeZone);
  const limit = (account: BudgetLimit["account"], usd: number | null): BudgetLimit => ({
    account,
    limitNanoUsd: usd === null ? null : nanoOfUsd(usd),
  });
  const groupUsd = budgets.groupMonthlyUsd.find(({ handle }) => handle === groupHandle)?.usd ?? null;
  // What a running App asks is its own, not its Owner's: whoever uses it has it asked.
  const own =
    instance === null
      ? limit(ownAccount(doorSession), doorSession.budgetUsd)
      : limit(`llm:${instance.appId}@${month}`, instance.manifest.bindings.llm?.monthlyUsd ?? 0);
  const limits = [
    own,
    ...(appId === null ? [] : [limit(`app:${appId}@${month}`, budgets.appMonthlyUsd)]),
    ...(instance === null ? [limit(`person:${personId}@${month}`, budgets.personMonthlyUsd)] : []),
    ...(groupHandle === null ? [] : [limit(`group:${groupHandle}@${month}`, groupUsd)]),
    limit(`all@${month}`, budgets.monthlyUsd),
  ];
  return { personId, appId, groupHandle, limits };
}

type GroupDeps = Parameters<typeof ownerOfCall>[0];

async function groupOf(deps: GroupDeps, doorSession: DoorSession): Promise<string | null> {
  const { store, clock, log, platform } = deps;
  if (groupHandles(platform).length === 0) return null;
  if (doorSession.groupHandle !== null) return doorSession.groupHandle || null;
  try {
    const found = await resultWithin(clock, GROUPS_MS, () => firstGroup(deps, doorSession.personId));
    if (found === undefined) throw new Error(`Slack did not say in ${GROUPS_MS} ms who is in which group.`);
    await setDoorGroup(store, doorSession.id, found);
    return found || null;
  } catch (error) {
    const { id: doorSessionId, requestId } = doorSession;
    log.warn("group unknown", { doorSessionId, requestId, error: explain(error) });
    return null;
  }
}

/** Empty: none of them. */
async function firstGroup({ platform, groupMembers, log }: GroupDeps, personId: string): Promise<string> {
  for (const handle of groupHandles(platform)) {
    const members = await groupMembers(handle, "lately").catch((error: unknown): string[] => {
      // One that is misspelt or taken out of Slack has nobody in it. The others' budgets and keys stay theirs.
      if (asKnown(error)?.code !== "group_unknown") throw error;
      log.warn("no such group", { handle, error: explain(error) });
      return [];
    });
    if (members.includes(personId)) return handle;
  }
  return "";
}
