import type { SlackMessage } from "../payloads.ts";
import { secretFileWarning, secretWarning, secretWindowWarning } from "../views/secret-warning.ts";
import { languageOfPerson } from "../words/language-of-person.ts";
import type { ListenerDeps } from "./deps.ts";

/** The message, and who wrote it. */
type PastedIn = Pick<SlackMessage, "channel" | "ts" | "thread_ts"> & { user: string };

/**
 * To who pasted it alone: we kept nothing of it, but it stands in Slack for everybody there. `found`: what was masked;
 * `saidTs`: of the edit, where it came with one.
 */
export async function warnOfSecrets(
  deps: ListenerDeps,
  message: PastedIn,
  found: string[],
  saidTs = message.ts,
): Promise<void> {
  if (found.length === 0) return;
  const { channel: channelId, thread_ts: threadTs, user: personId } = message;
  const place = threadTs === undefined ? {} : { threadTs };
  const key = `secret:${channelId}:${saidTs}`;
  await deps.outbound.sayToOne({
    ...secretWarning(found, await languageOfPerson(deps, personId)),
    key,
    channelId,
    personId,
    ...place,
    isOnce: true,
  });
}

/** The same of a file, once for each that a message brings. */
export async function warnOfSecretFile(
  deps: Pick<ListenerDeps, "outbound" | "store">,
  message: PastedIn,
  fileName: string,
  kinds: string[],
): Promise<void> {
  const { channel: channelId, ts, thread_ts: threadTs, user: personId } = message;
  const place = threadTs === undefined ? {} : { threadTs };
  const key = `secret:${channelId}:${ts}:${fileName}`;
  const content = secretFileWarning(fileName, kinds, await languageOfPerson(deps, personId));
  await deps.outbound.sayToOne({ ...content, key, channelId, personId, ...place, isOnce: true });
}

/** The same of what somebody wrote in a window, where they opened it. `threadTs` empty: at the top of the channel. */
export async function warnOfSecretsInWindow(
  deps: Pick<ListenerDeps, "outbound" | "store">,
  { viewId, personId }: { viewId: string; personId: string },
  { channelId, threadTs }: { channelId: string; threadTs: string },
  found: string[],
): Promise<void> {
  if (found.length === 0) return;
  const place = threadTs === "" ? {} : { threadTs };
  const key = `secret:view:${viewId}`;
  const content = secretWindowWarning(found, await languageOfPerson(deps, personId));
  await deps.outbound.sayToOne({ ...content, key, channelId, personId, ...place, isOnce: true });
}
