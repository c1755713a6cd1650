import { dayAfterMonth } from "../lib/month.ts";
import { appById } from "../store/apps.ts";
import { type BudgetAccount, type BudgetLimit, type BudgetStand, usdOfNano } from "../store/budgets.ts";
import { personById } from "../store/people.ts";
import type { Store } from "../store/store.ts";

/**
 * Why a budget does not allow a call: which one, whose, how it stands, until when, and what can be done. (The message's
 * first words are known to `builder/model.ts`.)
 */
export async function budgetWords(
  store: Store,
  { limit, stand, neededNanoUsd }: { limit: BudgetLimit; stand: BudgetStand; neededNanoUsd: number },
): Promise<{ message: string; next: string }> {
  const { of, setting, month } = await accountWords(store, limit.account);
  const anew = month === null ? "" : ` It begins anew on ${dayAfterMonth(month)}.`;
  const aside = stand.reservedNanoUsd > 0 ? `, ${usd(stand.reservedNanoUsd)} set aside for calls under way` : "";
  const stands = `${usd(stand.spentNanoUsd)} is spent${aside}, and it may cost up to ${usd(neededNanoUsd)}`;
  const message = `The budget of ${usd(stand.limitNanoUsd ?? 0)} ${of} does not allow this call: ${stands}.${anew}`;
  if (month === null)
    return {
      message,
      next: `Reply *try again*, and another try may spend as much. Or ask for something smaller, or the platform team to raise ${setting}.`,
    };
  const until = dayAfterMonth(month);
  return {
    message,
    next: `Ask the platform team to raise ${setting}, or wait until ${until}; then reply *try again*.`,
  };
}

/** In cents; what is less than one is not nothing. */
function usd(nanoUsd: number): string {
  const amount = usdOfNano(nanoUsd);
  return amount > 0 && amount < 0.01 ? `$${amount.toPrecision(1)}` : `$${amount.toFixed(2)}`;
}

async function accountWords(
  store: Store,
  account: BudgetAccount,
): Promise<{ of: string; setting: string; month: string | null }> {
  const [kind = "", rest = ""] = account.split(/[:@](.*)/s);
  const month = rest.split("@").at(-1) ?? "";
  const id = rest.slice(0, -month.length - 1);
  switch (kind) {
    case "app": {
      const name = (await appById(store, id))?.name ?? id;
      return { of: `a month for the app ${name}`, setting: "appMonthlyUsd in toolroom.yaml", month };
    }
    case "llm": {
      const name = (await appById(store, id))?.name ?? id;
      return { of: `a month for what ${name} asks models`, setting: "llm.monthlyUsd of its manifest", month };
    }
    case "person": {
      const name = (await personById(store, id))?.name ?? id;
      return { of: `a month for ${name}`, setting: "personMonthlyUsd in toolroom.yaml", month };
    }
    case "group":
      return { of: `a month for the group ${id}`, setting: "groupMonthlyUsd in toolroom.yaml", month };
    case "all":
      return { of: "a month for all of this Toolroom", setting: "monthlyUsd in toolroom.yaml", month };
    default:
      return { of: "for this request", setting: "TOOLROOM_BUDGET_USD (or requestUsd in toolroom.yaml)", month: null };
  }
}
