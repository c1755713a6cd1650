import type { Conversation } from "./conversations.ts";
import { publishIn } from "./events.ts";
import { findMessage, nextTs } from "./messages.ts";
import { SlackError } from "./slack-error.ts";
import type { Workspace } from "./workspace.ts";

/** Adds or takes back a reaction and tells the app, if it subscribed to it. */
export function react(
  workspace: Workspace,
  conversation: Conversation,
  reaction: { ts: string; name: string; userId: string; isRemoved: boolean },
): void {
  const { ts, name, userId, isRemoved } = reaction;
  const { channelId } = conversation;
  workspace.db.transaction(() => {
    const message = findMessage(workspace, channelId, ts);
    if (!message) throw new SlackError("message_not_found");
    if (!/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(name)) throw new SlackError("invalid_name");
    const sql = isRemoved
      ? "delete from reactions where channel_id = ? and ts = ? and name = ? and user_id = ?"
      : "insert or ignore into reactions (channel_id, ts, name, user_id) values (?, ?, ?, ?)";
    const changed = workspace.db.run(sql, channelId, ts, name, userId);
    if (changed === 0) throw new SlackError(isRemoved ? "no_reaction" : "already_reacted");
    const type = isRemoved ? "reaction_removed" : "reaction_added";
    publishIn(workspace, conversation, type, {
      type,
      user: userId,
      reaction: name,
      item: { type: "message", channel: channelId, ts },
      ...(message.user ? { item_user: message.user } : {}),
      event_ts: nextTs(workspace, channelId),
    });
    const threadTs = String(message.thread_ts ?? ts);
    workspace.db.afterCommit(() => workspace.changes.tell({ kind: "message", channelId, ts, threadTs }));
  });
}
