import { and, eq, sql } from "./drizzle.ts";
import { type BudgetAccount, budgets } from "./money-tables.ts";
import type { Store, Write } from "./store.ts";

export type { BudgetAccount } from "./money-tables.ts";

/** An account with what may be spent of it; null: as much as is wanted, and it is counted all the same. */
export interface BudgetLimit {
  account: BudgetAccount;
  limitNanoUsd: number | null;
}

/** How an account stands. `limitNanoUsd` has in it what somebody allowed beyond the configuration. */
export interface BudgetStand {
  spentNanoUsd: number;
  reservedNanoUsd: number;
  limitNanoUsd: number | null;
}

/** Whole billionths of a dollar. */
export function nanoOfUsd(usd: number): number {
  return Math.round(usd * 1e9);
}

export function usdOfNano(nanoUsd: number): number {
  return nanoUsd / 1e9;
}

/**
 * Sets aside on all the accounts what a call may cost at most: to be written in one go, and rolled back where one of them
 * does not allow it.
 */
export function reserveOn(limits: readonly BudgetLimit[], nanoUsd: number): Write[] {
  return limits.flatMap(({ account, limitNanoUsd }) => [
    opened(account),
    {
      mustChange: true,
      statement: (orm) =>
        orm
          .update(budgets)
          .set({ reservedNanoUsd: sql`reserved_nano_usd + ${nanoUsd}` })
          .where(
            limitNanoUsd === null
              ? eq(budgets.account, account)
              : sql`account = ${account} and spent_nano_usd + reserved_nano_usd + ${nanoUsd} <= ${limitNanoUsd} + raised_nano_usd`,
          ),
    },
  ]);
}

/** Where nothing was spent on it yet there is no row. */
function opened(account: BudgetAccount): Write {
  return {
    statement: (orm) =>
      orm
        .insert(budgets)
        .values({ account, spentNanoUsd: spentBefore(account) })
        .onConflictDoNothing(),
  };
}

/** Ends a reservation with what the call did cost: part of the atomic write that ends the call. */
export function settleOn(accounts: readonly BudgetAccount[], reservedNanoUsd: number, costNanoUsd: number): Write[] {
  return accounts.map((account) => ({
    mustChange: true,
    statement: (orm) =>
      orm
        .update(budgets)
        .set({
          reservedNanoUsd: sql`reserved_nano_usd - ${reservedNanoUsd}`,
          spentNanoUsd: sql`spent_nano_usd + ${costNanoUsd}`,
        })
        .where(eq(budgets.account, account)),
  }));
}

/** Allows so much more on an account, for good, `where` that holds. Part of the atomic write that says who allowed it. */
export function raiseBudget(account: BudgetAccount, nanoUsd: number, where?: ReturnType<typeof sql>): Write[] {
  return [
    opened(account),
    {
      mustChange: true,
      statement: (orm) =>
        orm
          .update(budgets)
          .set({ raisedNanoUsd: sql`raised_nano_usd + ${nanoUsd}` })
          .where(and(eq(budgets.account, account), where)),
    },
  ];
}

export async function budgetStand(store: Store, { account, limitNanoUsd }: BudgetLimit): Promise<BudgetStand> {
  const row = store.orm.select().from(budgets).where(eq(budgets.account, account)).get();
  const limit = limitNanoUsd === null ? null : limitNanoUsd + (row?.raisedNanoUsd ?? 0);
  return { spentNanoUsd: row?.spentNanoUsd ?? 0, reservedNanoUsd: row?.reservedNanoUsd ?? 0, limitNanoUsd: limit };
}

/** A request that began before there were accounts goes on with what it has spent. */
function spentBefore(account: BudgetAccount) {
  if (!account.startsWith("request:")) return 0;
  const requestId = account.slice("request:".length);
  return sql<number>`(select coalesce(cast(round(sum(cost_usd) * 1e9) as integer), 0) from model_calls where request_id = ${requestId})`;
}
