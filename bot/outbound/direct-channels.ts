import type { OutboundOptions } from "../outbound.ts";
import { persistently, slackErrorOf, slackSilent } from "../slack-client.ts";

/** The channel in which one person is told something directly, or Slack's word for why there is none. */
export type DirectChannel = (personId: string) => Promise<{ ok: string } | { error: string }>;

export function createDirectChannels({ client, clock }: Pick<OutboundOptions, "client" | "clock">): DirectChannel {
  const known = new Map<string, string>();

  return async (personId) => {
    const before = known.get(personId);
    if (before !== undefined) return { ok: before };
    try {
      const answer = await persistently(clock, () => client.conversations.open({ users: personId }));
      const channelId = answer.channel?.id;
      if (channelId === undefined) return { error: "channel_not_found" };
      known.set(personId, channelId);
      return { ok: channelId };
    } catch (error) {
      const refusal = slackErrorOf(error);
      if (refusal === null) throw slackSilent(error);
      return { error: refusal };
    }
  };
}
