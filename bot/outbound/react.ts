import type { OutboundOptions } from "../outbound.ts";
import { persistently, slackErrorOf } from "../slack-client.ts";

const HARMLESS = ["already_reacted", "message_not_found", "too_many_reactions", "too_many_emoji", "thread_locked"];

export async function react(options: OutboundOptions, channelId: string, ts: string, emoji: string): Promise<void> {
  const { client, clock, log } = options;
  try {
    await persistently(clock, () => client.reactions.add({ channel: channelId, timestamp: ts, name: emoji }));
  } catch (error) {
    const refusal = slackErrorOf(error);
    if (refusal === null) throw error;
    if (!HARMLESS.includes(refusal)) log.warn("reaction_refused", { channelId, emoji, reason: refusal });
  }
}
