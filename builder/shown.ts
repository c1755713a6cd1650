import type { Approval } from "../store/approvals.ts";
import { outboundMessageByKey } from "../store/outbound-messages.ts";
import type { Store } from "../store/store.ts";

/** Whether an Approval's card stood in Slack when something was said: both are told apart by Slack's own timestamps. */
export async function whenShown(
  store: Store,
  approval: Approval,
  saidTs: string,
): Promise<"before" | "later" | "not yet"> {
  const ts = await cardTs(store, approval);
  if (ts === null) return "not yet";
  return Number(ts) < Number(saidTs) ? "before" : "later";
}

export async function isShown(store: Store, approval: Approval): Promise<boolean> {
  return (await cardTs(store, approval)) !== null;
}

/** The announcer keys the card by its Approval. */
async function cardTs(store: Store, { id: approvalId }: Approval): Promise<string | null> {
  return (await outboundMessageByKey(store, `${approvalId}:card`))?.ts ?? null;
}
