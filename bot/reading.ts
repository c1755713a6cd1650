import type { KnownBlock } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import type { Clock } from "../lib/clock.ts";
import { persistently, slackErrorOf } from "./slack-client.ts";
import type { Content } from "./views/pieces.ts";

/** Reads single messages of ours. */
export interface Reading {
  /** What a message says now; null where it is gone or out of sight. */
  message(place: {
    channelId: string;
    threadTs: string | null;
    ts: string;
  }): Promise<(Content & { personId: string | null; threadTs: string | null }) | null>;
  /** Address of a message; null where it has none. */
  permalink(channelId: string, ts: string): Promise<string | null>;
}

export function createReading({ client, clock }: { client: WebClient; clock: Clock }): Reading {
  const permalinks = new Map<string, string>();

  return {
    message: async ({ channelId, threadTs, ts }) => {
      const span = { channel: channelId, oldest: ts, latest: ts, inclusive: true, limit: 2 };
      const page = await unlessRefused<{
        messages?: { ts?: string; thread_ts?: string; user?: string; text?: string; blocks?: unknown[] }[];
      }>(() =>
        persistently(clock, () =>
          threadTs === null
            ? client.conversations.history(span)
            : client.conversations.replies({ ...span, ts: threadTs }),
        ),
      );
      const found = page?.messages?.find((message) => message.ts === ts);
      if (found === undefined) return null;
      const { text = "", blocks = [], user: personId = null, thread_ts: root } = found;
      const stands = root === undefined || root === ts ? null : root;
      return { text, blocks: blocks as KnownBlock[], personId, threadTs: stands };
    },
    permalink: async (channelId, ts) => {
      const key = `${channelId}/${ts}`;
      const known = permalinks.get(key);
      if (known !== undefined) return known;
      const answer = await unlessRefused(() =>
        persistently(clock, () => client.chat.getPermalink({ channel: channelId, message_ts: ts })),
      );
      if (answer?.permalink === undefined) return null;
      permalinks.set(key, answer.permalink);
      return answer.permalink;
    },
  };
}

async function unlessRefused<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call();
  } catch (error) {
    if (slackErrorOf(error) === null) throw error;
    return null;
  }
}
