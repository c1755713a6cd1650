import { eq } from "./drizzle.ts";
import { type AskInput, appRequests, type Remark } from "./schema.ts";
import type { Store, Write } from "./store.ts";

export interface NewWords {
  requestId: string;
  /** Of the message the remark was made in. */
  ts: string;
  personId: string;
  /** null: it is taken back, with what came with it. */
  text: string | null;
}

/** Changes a remark that nobody has taken up, with what is written along. `taken`: somebody has. */
export async function reviseRemark(
  store: Store,
  { requestId, ts, personId, text }: NewWords,
  along: Write[],
): Promise<"revised" | "taken" | "unknown"> {
  return store.orm.transaction(
    (tx) => {
      const row = tx.select().from(appRequests).where(eq(appRequests.id, requestId)).get();
      const remark = row?.remarks.find((one) => one.ts === ts && one.personId === personId);
      if (row === undefined || remark === undefined) return "unknown";
      if (remark.takenBy !== undefined || row.status !== "open") return "taken";
      const next = text === null ? without(row, remark) : { remarks: row.remarks.map(worded(remark, text)) };
      tx.update(appRequests).set(next).where(eq(appRequests.id, requestId)).run();
      for (const write of along) write.statement(store.orm).run();
      return "revised";
    },
    { behavior: "immediate" },
  );
}

function worded(remark: Remark, text: string) {
  return (one: Remark): Remark => (one === remark ? { ...one, text } : one);
}

/** Remarks know their inputs by number: those after it move up. */
function without(row: { remarks: Remark[]; inputs: AskInput[] }, remark: Remark) {
  const { from, count } = remark.inputs ?? { from: row.inputs.length, count: 0 };
  const movedUp = (one: Remark): Remark =>
    one.inputs !== undefined && one.inputs.from > from
      ? { ...one, inputs: { ...one.inputs, from: one.inputs.from - count } }
      : one;
  return {
    remarks: row.remarks.filter((one) => one !== remark).map(movedUp),
    inputs: row.inputs.filter((_, index) => index < from || index >= from + count),
  };
}
