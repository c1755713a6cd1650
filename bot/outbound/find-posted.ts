import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import type { Clock } from "../../lib/clock.ts";
import type { OutboundMessage } from "../../store/outbound-messages.ts";
import { persistently, slackErrorOf } from "../slack-client.ts";

/** Slack's clock and ours may differ by this much. */
const SKEW_S = 600;
const UNREADABLE = ["channel_not_found", "not_in_channel", "thread_not_found", "missing_scope", "is_archived"];

const messageSchema = z.object({
  ts: z.string(),
  metadata: z
    .object({ event_payload: z.object({ key: z.string() }) })
    .optional()
    .catch(undefined),
  files: z
    .array(z.object({ id: z.string(), name: z.string().optional() }))
    .optional()
    .catch(undefined),
});

export const METADATA_TYPE = "toolroom";

/** Looks for a message that a process may have posted before it died: by the key in its metadata. */
export async function findPosted(client: WebClient, clock: Clock, message: OutboundMessage): Promise<string | null> {
  return find(client, clock, message, (posted) =>
    posted.metadata?.event_payload.key === message.key ? posted.ts : null,
  );
}

/** Files carry no metadata: by their name, which carries a hash of the key. Answers the file's id. */
export async function findUploaded(
  client: WebClient,
  clock: Clock,
  message: OutboundMessage,
  name: string,
): Promise<string | null> {
  return find(client, clock, message, (posted) => posted.files?.find((file) => file.name === name)?.id ?? null);
}

async function find(
  client: WebClient,
  clock: Clock,
  message: OutboundMessage,
  wanted: (posted: z.infer<typeof messageSchema>) => string | null,
): Promise<string | null> {
  let cursor: string | undefined;
  do {
    const page = await readPage(client, clock, message, cursor);
    for (const raw of page.messages ?? []) {
      const parsed = messageSchema.safeParse(raw);
      const found = parsed.success ? wanted(parsed.data) : null;
      if (found !== null) return found;
    }
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor !== undefined);
  return null;
}

async function readPage(
  client: WebClient,
  clock: Clock,
  message: OutboundMessage,
  cursor: string | undefined,
): Promise<{ messages?: unknown[]; response_metadata?: { next_cursor?: string } }> {
  const shared = {
    channel: message.channelId,
    limit: 200,
    include_all_metadata: true,
    ...(cursor === undefined ? {} : { cursor }),
  };
  const { threadTs } = message;
  const oldest = String(Math.floor(message.createdAt / 1000) - SKEW_S);
  try {
    return await persistently<{ messages?: unknown[]; response_metadata?: { next_cursor?: string } }>(clock, () =>
      threadTs === null
        ? client.conversations.history({ ...shared, oldest })
        : client.conversations.replies({ ...shared, ts: threadTs }),
    );
  } catch (error) {
    const refusal = slackErrorOf(error);
    if (refusal !== null && UNREADABLE.includes(refusal)) return {}; // where we cannot read we could not have posted
    throw error;
  }
}
