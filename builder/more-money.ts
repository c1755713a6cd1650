import { nanoOfUsd } from "../store/budgets.ts";
import { lastSpentBudget, type SpentBudget } from "../store/raised-budgets.ts";
import type { Store } from "../store/store.ts";

/**
 * How much more, in whole cents, would let a request go on that a budget of a month has stopped: what is lacking, in steps
 * of what a request may spend. null: none has, or the request's own, of which another try has its own.
 */
export async function moneyToGoOn(
  store: Store,
  requestId: string,
): Promise<(Pick<SpentBudget, "account"> & { cents: number }) | null> {
  const spent = await lastSpentBudget(store, requestId);
  if (spent === null || !spent.account.includes("@")) return null;
  const { account, lackingNanoUsd, requestUsd } = spent;
  const steps = Math.max(1, Math.ceil(lackingNanoUsd / nanoOfUsd(requestUsd)));
  return { account, cents: Math.ceil(steps * requestUsd * 100) };
}
