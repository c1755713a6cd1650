const CHANNEL_REFUSES = ["not_in_channel", "is_archived", "channel_not_found", "restricted_action", "thread_not_found"];

/** Whether the channel refuses us, so that the person can still be reached directly. */
export function triesDirectMessage(error: string): boolean {
  return CHANNEL_REFUSES.includes(error) || error.startsWith("restricted_action");
}

/** Slack's word in plain ones, with the next move. */
export function sayRefusal(error: string): string {
  if (error === "not_in_channel") return "Toolroom is not in that channel: invite it there with /invite @Toolroom.";
  if (error === "is_archived") return "That channel is archived: choose another one.";
  if (error === "channel_not_found")
    return "There is no such channel, or Toolroom cannot see it: invite it there with /invite @Toolroom.";
  if (error.startsWith("restricted_action"))
    return "Only some people may post in that channel: ask its owners to let Toolroom post.";
  return `Slack refused the message (${error}).`;
}
