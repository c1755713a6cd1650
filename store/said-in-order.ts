import type { Remark } from "./schema.ts";

/**
 * With that one among them, by when they were said: Slack may bring an older reply after a newer one, and where two do not
 * fit the newer counts. A form has the moment at which it was sent; other words of a window have none, and come last.
 */
export function saidInOrder(remarks: readonly Remark[], added: Remark): Remark[] {
  const at = remarks.findIndex(({ ts }) => Number(ts) > Number(added.ts));
  return at < 0 ? [...remarks, added] : remarks.toSpliced(at, 0, added);
}

/** A moment as Slack has those of messages. */
export function slackTs(atMs: number): string {
  return `${Math.floor(atMs / 1_000)}.${String(atMs % 1_000).padStart(3, "0")}000`;
}
