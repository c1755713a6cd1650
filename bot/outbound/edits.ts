import { sha256 } from "../../lib/ids.ts";
import { noteOutboundContent, outboundMessageByKey } from "../../store/outbound-messages.ts";
import type { OutboundOptions, Spoken } from "../outbound.ts";
import { persistently, slackErrorOf } from "../slack-client.ts";
import { fitMessage } from "../views/limits.ts";
import type { Content } from "../views/pieces.ts";

const EDIT_EVERY_MS = 2_500;
/** The message is not there for us any more: nothing to edit, nothing to repair. */
const GONE = [
  "message_not_found",
  "cant_update_message",
  "edit_window_closed",
  "channel_not_found",
  "is_archived",
  "not_in_channel",
];

interface Line {
  next: (Content & Spoken) | null;
  sending: Promise<void> | null;
  lastSentAt: number;
  lastSentHash: string | null;
}

export function createEdits(options: OutboundOptions): {
  edit: (key: string, content: Content & Spoken) => Promise<void>;
} {
  const { client, store, clock, log } = options;
  const lines = new Map<string, Line>();

  async function edit(key: string, content: Content & Spoken): Promise<void> {
    const line = lines.get(key) ?? {
      next: null,
      sending: null,
      lastSentAt: Number.NEGATIVE_INFINITY,
      lastSentHash: null,
    };
    lines.set(key, line);
    line.next = content;
    line.sending ??= drain(key, line).finally(() => {
      line.sending = null;
    });
    return line.sending;
  }

  async function drain(key: string, line: Line): Promise<void> {
    while (line.next !== null) {
      if (contentHash(line.next) === line.lastSentHash) {
        line.next = null; // two saw the same need: nobody waits for an edit that changes nothing
        continue;
      }
      const waitMs = Math.min(line.lastSentAt + EDIT_EVERY_MS - clock.now(), EDIT_EVERY_MS); // a clock set back must not stall it
      if (waitMs > 0) await clock.sleep(waitMs);
      const content = line.next;
      line.next = null;
      if (await send(key, content)) line.lastSentAt = clock.now();
      line.lastSentHash = contentHash(content);
    }
    if (clock.now() - line.lastSentAt > EDIT_EVERY_MS) lines.delete(key);
  }

  /** True if something was sent. */
  async function send(key: string, content: Content & Spoken): Promise<boolean> {
    const row = await outboundMessageByKey(store, key);
    const hash = contentHash(content);
    if (row === undefined || row.ts === null || row.contentHash === hash) return false;
    const { channelId: channel, ts } = row;
    const { text, blocks } = fitMessage(content, content.language).content;
    try {
      await persistently(clock, () => client.chat.update({ channel, ts, text, blocks }));
    } catch (error) {
      const refusal = slackErrorOf(error);
      if (refusal === null || !GONE.includes(refusal)) throw error;
      log.warn("edit_of_nothing", { key, reason: refusal });
    }
    await noteOutboundContent(store, key, hash, clock.now());
    return true;
  }

  return { edit };
}

export function contentHash(content: Content): string {
  return sha256(JSON.stringify([content.text, content.blocks]));
}
