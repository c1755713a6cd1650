const CHANNEL_REFUSES = ["not_in_channel", "is_archived", "channel_not_found", "restricted_action", "thread_not_found"];

/** Whether the channel refuses us, so that the person can still be reached directly. */
export function triesDirectMessage(error: string): boolean {
  return CHANNEL_REFUSES.includes(error) || error.startsWith("restricted_action");
}

/** Of a direct message: the person cannot be reached, or the message never fits. What is about us may be mended. */
const FOR_GOOD = [
  ...["user_disabled", "user_not_found", "users_not_found", "user_not_visible", "channel_not_found", "is_archived"],
  ...["cannot_dm_bot", "messages_tab_disabled", "method_not_supported_for_channel_type", "invalid_user_combination"],
  ...["msg_too_long", "msg_blocks_too_long", "no_text", "invalid_blocks", "invalid_blocks_format"],
];

/** Whether a direct message that was refused so would be refused for ever. */
export function isForGood(error: string): boolean {
  return FOR_GOOD.includes(error) || error.startsWith("restricted_action");
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
