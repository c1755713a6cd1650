import { callsPerMinute } from "./tiers.ts";

/** Slack's rate limits, by the workspace's clock. */
export interface Limits {
  /**
   * Counts a call of this token. Answers 0, or in how many whole seconds it may be made: then it was not counted.
   * `channelId` counts for `chat.postMessage` alone.
   */
  take(token: string, method: string, channelId: string): number;
}

export const noLimits: Limits = { take: () => 0 };

/**
 * A channel takes one message a second, and this many at once after a rest. Slack says only "short bursts > 1 allowed";
 * 25 were measured (RamblingCookieMonster/PSSlack issue 52). Here it is a card with its few follow-ups, so that a bot which
 * leans on more than that is found out here.
 */
const messagesAtOnce = 5;

/**
 * Each method and token has a bucket that holds a minute's worth of calls and fills evenly, each channel one for its
 * messages. Slack's own way of counting is not told.
 */
export function createLimits(now: () => number): Limits {
  const buckets = new Map<string, { left: number; at: number }>();

  const bucketOf = (key: string, capacity: number, perSecond: number) => {
    const at = now();
    const known = buckets.get(key) ?? { left: capacity, at };
    // A clock that was moved back gives nothing and takes nothing.
    const filled = known.left + (Math.max(0, at - known.at) / 1000) * perSecond;
    const bucket = { left: Math.min(capacity, filled), at, perSecond };
    buckets.set(key, bucket);
    return bucket;
  };

  return {
    take: (token, method, channelId) => {
      const calls = callsPerMinute(method);
      if (calls === undefined) return 0;
      const wanted = [bucketOf(`${token} ${method}`, calls, calls / 60)];
      if (method === "chat.postMessage") wanted.push(bucketOf(`${token} in ${channelId}`, messagesAtOnce, 1));
      const waits = wanted.map(({ left, perSecond }) => (left >= 1 ? 0 : Math.ceil((1 - left) / perSecond)));
      const waitSeconds = Math.max(...waits);
      if (waitSeconds === 0) for (const bucket of wanted) bucket.left -= 1;
      return waitSeconds;
    },
  };
}
