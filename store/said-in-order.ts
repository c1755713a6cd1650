import type { Remark } from "./schema.ts";

/**
 * With that one among them, by when they were said: Slack may bring an older reply after a newer one, and where two do not
 * fit the newer counts. What was said in a window has no timestamp of Slack's, and comes last.
 */
export function saidInOrder(remarks: readonly Remark[], added: Remark): Remark[] {
  const at = remarks.findIndex(({ ts }) => Number(ts) > Number(added.ts));
  return at < 0 ? [...remarks, added] : remarks.toSpliced(at, 0, added);
}
