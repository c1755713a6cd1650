import { type Clock, utcDay } from "../lib/clock.ts";
import type { Log } from "../lib/log.ts";
import { auditHead } from "../store/audit.ts";
import { addNotice } from "../store/notices.ts";
import type { Store } from "../store/store.ts";
import { PLATFORM_TEAM } from "./announcer.ts";
import { type Poll, startPoll } from "./poll.ts";

const EVERY_MS = 600_000;

export interface AuditHeadDeps {
  store: Store;
  clock: Clock;
  log: Log;
}

/** Looks at once, and then every ten minutes: a day that began while nobody ran is told of as soon as somebody does. */
export function startAuditHead(deps: AuditHeadDeps): Poll {
  const work = () => tellAuditHead(deps);
  return startPoll({ name: "audit head", everyMs: EVERY_MS, clock: deps.clock, log: deps.log, work });
}

/**
 * What the audit was as the day (UTC) began: its last row's hash goes into the platform channel, out of reach of whoever can
 * write into the registry, once for each row that a day ended with. Rows up to it cannot be changed later without being found by it.
 */
export async function tellAuditHead({ store, clock, log }: AuditHeadDeps): Promise<void> {
  const now = clock.now();
  const head = await auditHead(store, Date.parse(`${utcDay(now)}T00:00:00Z`));
  if (head === undefined) return;
  const { seq, hash } = head;
  const text = `Audit, up to ${utcDay(head.at)}: row ${seq} is the last, its hash is ${hash}. To see later that nothing up to it was changed: \`tool audit verify --head ${hash}\``;
  const isNew = await addNotice(store, { key: `audit-head:${seq}`, personId: PLATFORM_TEAM, text, createdAt: now });
  if (isNew) log.info("audit head told", { seq, hash });
}
