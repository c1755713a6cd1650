import type { Conversation } from "./conversations.ts";
import { content, type Draft, type Message } from "./draft.ts";
import type { Json } from "./json.ts";
import { nextTs } from "./messages.ts";
import type { Workspace } from "./workspace.ts";

/** A message that one person alone sees and no history holds. */
export interface Ephemeral {
  channelId: string;
  userId: string;
  message: Message;
}

export function postEphemeral(
  workspace: Workspace,
  conversation: Conversation,
  toUserId: string,
  authorId: string,
  draft: Draft,
): Message {
  return workspace.db.transaction(() => {
    const ts = nextTs(workspace, conversation.channelId);
    const thread = draft.threadTs === undefined ? {} : { thread_ts: draft.threadTs };
    const message: Message = { ...content(workspace, authorId, draft), ...thread, ts, is_ephemeral: true };
    save(workspace, { channelId: conversation.channelId, userId: toUserId, message });
    return message;
  });
}

/** A word from Slack itself to one person. */
export function postSlackbot(workspace: Workspace, channelId: string, toUserId: string, text: string): void {
  workspace.db.transaction(() => {
    const ts = nextTs(workspace, channelId);
    const message: Message = { type: "message", user: "USLACKBOT", username: "Slackbot", text, ts, is_ephemeral: true };
    save(workspace, { channelId, userId: toUserId, message });
  });
}

export function ephemeralsFor(workspace: Workspace, userId: string): Ephemeral[] {
  const rows = workspace.db.all<{ channel_id: string; record: string }>(
    "select channel_id, record from ephemerals where user_id = ? order by ts",
    userId,
  );
  return rows.map((row) => ({ channelId: row.channel_id, userId, message: JSON.parse(row.record) as Message }));
}

export function findEphemeral(
  workspace: Workspace,
  channelId: string,
  ts: string,
  userId: string,
): Message | undefined {
  const sql = "select record from ephemerals where channel_id = ? and ts = ? and user_id = ?";
  const row = workspace.db.get<{ record: string }>(sql, channelId, ts, userId);
  return row ? (JSON.parse(row.record) as Message) : undefined;
}

export function replaceEphemeral(workspace: Workspace, ephemeral: Ephemeral, fields: Json): void {
  const message = { ...ephemeral.message, ...fields };
  const sql = "update ephemerals set record = ? where channel_id = ? and ts = ?";
  workspace.db.run(sql, JSON.stringify(message), ephemeral.channelId, ephemeral.message.ts);
  tell(workspace, ephemeral.channelId, ephemeral.userId);
}

export function deleteEphemeral(workspace: Workspace, channelId: string, ts: string, userId: string): void {
  workspace.db.run("delete from ephemerals where channel_id = ? and ts = ? and user_id = ?", channelId, ts, userId);
  tell(workspace, channelId, userId);
}

function save(workspace: Workspace, ephemeral: Ephemeral): void {
  const { channelId, userId, message } = ephemeral;
  workspace.db.run(
    "insert into ephemerals (channel_id, ts, user_id, thread_ts, record) values (?, ?, ?, ?, ?)",
    channelId,
    message.ts,
    userId,
    typeof message.thread_ts === "string" ? message.thread_ts : null,
    JSON.stringify(message),
  );
  tell(workspace, channelId, userId);
}

function tell(workspace: Workspace, channelId: string, userId: string): void {
  workspace.db.afterCommit(() => workspace.changes.tell({ kind: "ephemeral", channelId, userId }));
}
