import type { BudgetAccount } from "../../store/budgets.ts";
import { createDoorSession } from "../../store/door-sessions.ts";
import { recordRefusedCall } from "../../store/model-calls.ts";
import type { Store } from "../../store/store.ts";

/** What the model door writes where a budget does not allow a call of a request that may spend $5. */
export async function stopByBudget(
  store: Store,
  requestId: string,
  account: BudgetAccount,
  lackingNanoUsd = 400_000_000,
): Promise<void> {
  const doorSessionId = `door-${requestId}`;
  const of = { kind: "build", personId: "UASKER", appId: null, requestId, instanceId: null } as const;
  await createDoorSession(store, { ...of, id: doorSessionId, budgetUsd: 5, expiresAt: 2, createdAt: 1 });
  const whose = { doorSessionId, requestId, personId: "UASKER", appId: null, groupHandle: null };
  const call = { ...whose, id: `call-${requestId}-${account}`, api: "messages" as const, askedModel: "code", at: 1 };
  const refusal = { code: "budget" as const, message: "The budget of …", next: "Wait.", account, lackingNanoUsd };
  await recordRefusedCall(store, call, { status: 402, refusal });
}
