import { secretWarning } from "../views/secret-warning.ts";
import type { ListenerDeps } from "./deps.ts";
import type { PersonMessage } from "./read-message.ts";

/**
 * To who pasted it alone: we kept nothing of it, but it stands in Slack for everybody there. `found`: what was masked;
 * `saidTs`: of the edit, where it came with one.
 */
export async function warnOfSecrets(
  deps: ListenerDeps,
  message: Pick<PersonMessage, "channel" | "ts" | "thread_ts" | "user">,
  found: string[],
  saidTs = message.ts,
): Promise<void> {
  if (found.length === 0) return;
  const { channel: channelId, thread_ts: threadTs, user: personId } = message;
  const place = threadTs === undefined ? {} : { threadTs };
  const key = `secret:${channelId}:${saidTs}`;
  await deps.outbound.sayToOne({ ...secretWarning(found), key, channelId, personId, ...place, isOnce: true });
}
