import type { DeliveryAnswer } from "../sdk/contract/delivery.ts";
import { deliveryAttempts } from "./delivery-tables.ts";
import { and, asc, eq, inArray, isNull } from "./drizzle.ts";
import type { Store, Write } from "./store.ts";

/** One try of a Delivery. `endedAt` and `answer` null: under way, or its end was never seen. */
export type DeliveryAttempt = typeof deliveryAttempts.$inferSelect;

/** What went wrong, or the beginning of what was said, is enough of a try that was not the last. */
const KEPT_LETTERS = 2_000;

export function attemptBeginWrite(deliveryId: string, number: number, at: number): Write {
  return {
    statement: (orm) =>
      orm.insert(deliveryAttempts).values({ deliveryId, number, startedAt: at }).onConflictDoNothing(),
  };
}

export interface AttemptEnd {
  deliveryId: string;
  number: number;
  answer: DeliveryAnswer;
  at: number;
}

/** Its first end stays. Of a try that was never begun nothing is written. */
export function attemptEndWrite({ deliveryId, number, answer, at }: AttemptEnd): Write {
  const isThis = and(eq(deliveryAttempts.deliveryId, deliveryId), eq(deliveryAttempts.number, number));
  return {
    statement: (orm) =>
      orm
        .update(deliveryAttempts)
        .set({ endedAt: at, answer: shortened(answer) })
        .where(and(isThis, isNull(deliveryAttempts.endedAt))),
  };
}

/** Of each of these Deliveries that was tried, its tries, first to last. */
export async function attemptsOf(
  store: Store,
  deliveryIds: readonly string[],
): Promise<ReadonlyMap<string, DeliveryAttempt[]>> {
  const rows = store.orm
    .select()
    .from(deliveryAttempts)
    .where(inArray(deliveryAttempts.deliveryId, [...deliveryIds]))
    .orderBy(asc(deliveryAttempts.number))
    .all();
  return Map.groupBy(rows, (row) => row.deliveryId);
}

function shortened(answer: DeliveryAnswer): DeliveryAnswer {
  if (!answer.ok) return { ...answer, error: answer.error.slice(0, KEPT_LETTERS) };
  return { ...answer, text: answer.text?.slice(0, KEPT_LETTERS) ?? null };
}
