import type { Trigger } from "../../sdk/contract/triggers.ts";

/** A part that may say in a channel, at set times, how things stand. */
interface Announcing {
  post?: { schedule: string; run: string; channel: string } | undefined;
}

export function postTriggers({ post }: Announcing): Trigger[] {
  return post === undefined ? [] : [{ schedule: post.schedule, run: post.run }];
}

export function postChannels({ post }: Announcing): string[] {
  return post === undefined ? [] : [post.channel];
}
