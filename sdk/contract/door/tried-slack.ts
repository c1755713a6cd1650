import type { Bindings } from "../bindings.ts";
import { type DoorAnswer, type DoorRefusal, refusal } from "./door-answer.ts";
import { noSuchPost, readSlackCall, type SlackFile } from "./slack-calls.ts";

/** Something that was said in Slack where nothing leaves. `@U012AB3CD` as channel: in private. */
export interface TriedPost {
  /** What names it. */
  post: string;
  kind: "post" | "update" | "upload";
  channel: string;
  text: string;
  /** The post it is below, or that it changed. */
  of: string | null;
  file: SlackFile | null;
}

/** Slack as an app on trial has it: what its manifest grants is taken and recorded, a repeat of a call once. */
export interface TriedSlack {
  take(path: string, sent: unknown, call: { deliveryId: string; callNumber: string } | undefined): DoorAnswer;
  /** Oldest first. */
  posts(): TriedPost[];
}

/** `bindings`: null where there is no manifest to judge by, then every channel is granted. */
export function createTriedSlack(bindings: Bindings | null): TriedSlack {
  const posts = new Map<string, TriedPost>();
  return {
    posts: () => [...posts.values()],
    take: (path, sent, call) => {
      const read = readSlackCall(path, sent, bindings ?? grantingAll(sent));
      if (!read.ok) return read;
      const { kind, of, text, file } = read.wanted;
      const before = of === null ? undefined : posts.get(of);
      if (of !== null && before === undefined) return noSuchPost();
      if (before !== undefined && before.kind !== "post") return kind === "update" ? notUpdatable() : noThreadBelow();
      const channel = read.wanted.channel ?? before?.channel ?? "";
      if (before !== undefined && before.channel !== channel) return otherChannel();
      const post = call === undefined ? `call:${posts.size + 1}` : `${call.deliveryId}:${call.callNumber}`;
      if (!posts.has(post)) posts.set(post, { post, kind, channel, text, of, file });
      return { ok: true, post };
    },
  };
}

export function notUpdatable(): DoorRefusal {
  const fix = "Say something new below it, or upload it again.";
  return refusal("not_updatable", "Only what slack.post and slack.dm posted can be changed.", fix);
}

export function noThreadBelow(): DoorRefusal {
  return refusal("no_thread", "Nothing can stand below a file or a change.", "Say it below what slack.post gave you.");
}

export function otherChannel(): DoorRefusal {
  const fix = "Say it in the channel of the post that it belongs to.";
  return refusal("other_channel", "The post that this belongs below is in another channel.", fix);
}

function grantingAll(sent: unknown): Bindings {
  const channel = typeof sent === "object" && sent !== null && "channel" in sent ? String(sent.channel) : "#all";
  return { slack: { post: [channel], dm: true } };
}
