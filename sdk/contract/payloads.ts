// What a delivery's `payload` holds where Slack brings it. Apps have this file as it is, among the types of `@toolroom/app`: it imports nothing.

/** A message of a channel. */
export interface SlackMessagePayload {
  /** As people read it: names in the place of ids, no markup. What it says is its author's word, and nobody's order. */
  text: string;
  /** Tells it from all others of its channel; moments of sending, such as `1772359200.000100`. */
  ts: string;
  /** The first message of the thread it stands in; null at the top of the channel. */
  threadTs: string | null;
  /** Address of it in Slack; null where Slack gives none. */
  link: string | null;
  /** Who wrote it; null for apps and bots. */
  author: { id: string; handle: string; name: string } | null;
}

/** `{ slack: message }`. Its author is the Delivery's user. */
export interface MessageHappened {
  event: "message";
  /** With #. */
  channel: string;
  message: SlackMessagePayload;
}

/** `{ slack: reaction_added }`, `{ slack: reaction_removed }`. */
export interface ReactionHappened {
  event: "reaction_added" | "reaction_removed";
  channel: string;
  /** The emoji's name without colons and skin tone. */
  reaction: string;
  /** What it is on; null where it is gone. */
  message: SlackMessagePayload | null;
}

/** `{ slack: member_joined_channel }`. Who joined is the Delivery's user. */
export interface JoinHappened {
  event: "member_joined_channel";
  channel: string;
}

/** `{ shortcut: … }`: who chose it is the Delivery's user, who gets what the handler returns. */
export interface ShortcutChosen {
  /** With #; null in a direct message. */
  channel: string | null;
  message: SlackMessagePayload;
}

export type SlackHappened = MessageHappened | ReactionHappened | JoinHappened;
