import type { Clock } from "../../lib/clock.ts";
import type { Approval } from "../../store/approvals.ts";
import { type OutboundMessage, outboundMessageByKey } from "../../store/outbound-messages.ts";
import type { Store } from "../../store/store.ts";

const CONFIRM_MS = 3_000;
const LOOK_EVERY_MS = 50;

/**
 * Whether an Approval's card stood in Slack when something was said: both are told apart by Slack's own timestamps. A
 * card that is just being posted is waited for: people may read it, and answer, before Slack has confirmed it to us.
 */
export async function whenShown(
  deps: { store: Store; clock: Clock },
  approval: Approval,
  saidTs: string,
): Promise<"before" | "later" | "not yet"> {
  let ts = await cardTs(deps.store, approval);
  for (let waitedMs = 0; ts === null && waitedMs < CONFIRM_MS; waitedMs += LOOK_EVERY_MS) {
    await deps.clock.sleep(LOOK_EVERY_MS);
    ts = await cardTs(deps.store, approval);
  }
  if (ts === null) return "not yet";
  return Number(ts) < Number(saidTs) ? "before" : "later";
}

/**
 * Whether Slack refused the card about a Release: its asker was told that it waits, and there is none. One that is just
 * being posted would come twice if it were asked for once more.
 */
export async function isRefused(store: Store, approval: Approval): Promise<boolean> {
  const told = await outboundMessageByKey(store, `${approval.id}:waits`);
  return typeof told?.ts === "string" && (await cardOf(store, approval)) === undefined;
}

async function cardTs(store: Store, approval: Approval): Promise<string | null> {
  return (await cardOf(store, approval))?.ts ?? null;
}

/** The announcer keys the card by its Approval. */
function cardOf(store: Store, { id: approvalId }: Approval): Promise<OutboundMessage | undefined> {
  return outboundMessageByKey(store, `${approvalId}:card`);
}
