import { WebAPIRateLimitedError } from "@slack/web-api";
import type { OutboundOptions } from "../outbound.ts";
import { persistently, slackErrorOf } from "../slack-client.ts";

const HARMLESS = ["already_reacted", "message_not_found", "too_many_reactions", "too_many_emoji", "thread_locked"];

export function react(options: OutboundOptions, channelId: string, ts: string, emoji: string): Promise<void> {
  return noteRefusal(
    options,
    channelId,
    emoji,
    persistently(options.clock, () => add(options, channelId, ts, emoji)),
  );
}

/** All threads share what Slack takes in a minute: an ask would wait for its eyes, and they for the next minute. */
export function showSeen(options: OutboundOptions, channelId: string, ts: string): Promise<void> {
  const unlessTooMany = async () => {
    try {
      await add(options, channelId, ts, "eyes");
    } catch (error) {
      if (!(error instanceof WebAPIRateLimitedError)) throw error;
      options.log.info("not_shown_as_seen", { channelId });
    }
  };
  return noteRefusal(options, channelId, "eyes", persistently(options.clock, unlessTooMany));
}

async function add({ client }: OutboundOptions, channel: string, timestamp: string, name: string): Promise<void> {
  await client.reactions.add({ channel, timestamp, name });
}

async function noteRefusal(
  { log }: OutboundOptions,
  channelId: string,
  emoji: string,
  reacted: Promise<void>,
): Promise<void> {
  try {
    await reacted;
  } catch (error) {
    const refusal = slackErrorOf(error);
    if (refusal === null) throw error;
    if (!HARMLESS.includes(refusal)) log.warn("reaction_refused", { channelId, emoji, reason: refusal });
  }
}
