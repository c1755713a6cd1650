import { addMember, type Conversation, removeMember } from "./conversations.ts";
import { publishIn } from "./events.ts";
import { nextTs, postNotice } from "./messages.ts";
import type { Workspace } from "./workspace.ts";

/** Somebody comes, by themselves or with `inviter`. Answers false where they were in already. */
export function enter(workspace: Workspace, conversation: Conversation, userId: string, inviter?: string): boolean {
  if (!addMember(workspace, conversation.channelId, userId)) return false;
  const text = `<@${userId}> has joined the channel`;
  postNotice(workspace, conversation, { subtype: "channel_join", user: userId, text });
  tell(workspace, conversation, "member_joined_channel", userId, inviter === undefined ? {} : { inviter });
  return true;
}

/** Somebody goes. They are told too: to an app it is the last it hears of there. Answers false where they were not in. */
export function leave(workspace: Workspace, conversation: Conversation, userId: string): boolean {
  tell(workspace, conversation, "member_left_channel", userId, {});
  if (!removeMember(workspace, conversation.channelId, userId)) return false;
  const text = `<@${userId}> has left the channel`;
  postNotice(workspace, conversation, { subtype: "channel_leave", user: userId, text });
  return true;
}

/** docs.slack.dev/reference/events/member_joined_channel and member_left_channel. */
function tell(workspace: Workspace, conversation: Conversation, type: string, userId: string, more: object): void {
  const { channelId } = conversation;
  publishIn(workspace, conversation, type, {
    type,
    user: userId,
    channel: channelId,
    channel_type: "C",
    team: workspace.identity.teamId,
    ...more,
    event_ts: nextTs(workspace, channelId),
  });
  workspace.db.afterCommit(() => workspace.changes.tell({ kind: "conversations" }));
}
