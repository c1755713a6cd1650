import { type Conversation, findConversation } from "./conversations.ts";
import { content, type Draft, type Message } from "./draft.ts";
import { publishIn, publishMessage } from "./events.ts";
import type { Json } from "./json.ts";
import { randomName } from "./random.ts";
import { richText } from "./rich-text.ts";
import { withFiles } from "./shown-message.ts";
import { SlackError } from "./slack-error.ts";
import { setThreadStatus } from "./thread-status.ts";
import type { Workspace } from "./workspace.ts";

/** A time stamp that is later than every other of this conversation: `seconds.micros`. */
export function nextTs(workspace: Workspace, channelId: string): string {
  const sql = "select last_ts from conversations where channel_id = ?";
  const last = workspace.db.get<{ last_ts: string }>(sql, channelId)?.last_ts ?? "0.0";
  const micros = Math.max(Math.floor(workspace.now() * 1000), Number(last.replace(".", "")) + 1);
  const ts = tsOf(micros);
  workspace.db.run("update conversations set last_ts = ? where channel_id = ?", ts, channelId);
  return ts;
}

export function findMessage(workspace: Workspace, channelId: string, ts: string): Message | undefined {
  const sql = "select record from messages where channel_id = ? and ts = ?";
  const row = workspace.db.get<{ record: string }>(sql, channelId, ts);
  return row ? (JSON.parse(row.record) as Message) : undefined;
}

/** Posts as a person or as the bot, tells the app what it subscribed to, all or nothing. */
export function postMessage(workspace: Workspace, conversation: Conversation, authorId: string, draft: Draft): Message {
  return workspace.db.transaction(() => {
    const { channelId } = conversation;
    const parent = draft.threadTs === undefined ? undefined : threadRoot(workspace, channelId, draft.threadTs);
    const ts = nextTs(workspace, channelId);
    const message: Message = {
      ...content(workspace, authorId, draft),
      ts,
      ...(parent ? { thread_ts: parent.ts, ...(parent.user ? { parent_user_id: parent.user } : {}) } : {}),
      ...(parent && draft.isBroadcast ? { subtype: "thread_broadcast", root: parent } : {}),
    };
    insertMessage(workspace, channelId, message, parent?.ts, !parent || draft.isBroadcast === true);
    for (const fileId of draft.fileIds ?? []) {
      const sql = "insert or ignore into file_shares (file_id, channel_id, ts) values (?, ?, ?)";
      workspace.db.run(sql, fileId, channelId, ts);
    }
    const { metadata: _, ...event } = withFiles(workspace, message);
    publishMessage(workspace, conversation, { ...event, event_ts: ts });
    publishMention(workspace, conversation, authorId, withFiles(workspace, message));
    if (parent && authorId === workspace.identity.botUserId) setThreadStatus(workspace, channelId, parent.ts, "");
    tell(workspace, channelId, ts, parent?.ts ?? ts);
    return message;
  });
}

/** Rewrites a message; fields that are not given stay. */
export function editMessage(
  workspace: Workspace,
  conversation: Conversation,
  ts: string,
  edit: Partial<Pick<Draft, "text" | "blocks" | "attachments" | "metadata">>,
  editorId: string,
): Message {
  return workspace.db.transaction(() => {
    const { channelId } = conversation;
    const before = findMessage(workspace, channelId, ts);
    if (!before) throw new SlackError("message_not_found");
    const changedTs = nextTs(workspace, channelId);
    const isRewritten = before.bot_id === undefined && edit.text !== undefined && edit.blocks === undefined;
    const after: Message = {
      ...before,
      ...edit,
      ...(isRewritten ? { blocks: [richText(edit.text ?? "", randomName(5))] } : {}),
      edited: { user: editorId, ts: `${changedTs.split(".")[0]}.000000` },
    };
    rewriteRecord(workspace, channelId, ts, after);
    publishChange(workspace, conversation, before, changedTs, { subtype: "message_changed", message: after });
    return after;
  });
}

/** Changes fields of a message without the mark of an edit. `isTold`: the app hears of it with `message_changed`. */
export function growMessage(
  workspace: Workspace,
  conversation: Conversation,
  ts: string,
  fields: Json,
  { isTold }: { isTold: boolean },
): Message {
  const { channelId } = conversation;
  const before = findMessage(workspace, channelId, ts);
  if (!before) throw new SlackError("message_not_found");
  const after: Message = { ...before, ...fields };
  rewriteRecord(workspace, channelId, ts, after);
  if (!isTold) tell(workspace, channelId, ts, String(before.thread_ts ?? ts));
  else {
    const change = { subtype: "message_changed", message: after };
    publishChange(workspace, conversation, before, nextTs(workspace, channelId), change);
  }
  return after;
}

/** Deletes a message; the root of a thread leaves a tombstone, so that its replies keep their place. */
export function deleteMessage(workspace: Workspace, conversation: Conversation, ts: string): void {
  workspace.db.transaction(() => {
    const { channelId } = conversation;
    const before = findMessage(workspace, channelId, ts);
    if (!before) throw new SlackError("message_not_found");
    const deletedTs = nextTs(workspace, channelId);
    const tombstone = {
      type: "message",
      subtype: "tombstone",
      user: "USLACKBOT",
      text: "This message was deleted.",
      hidden: true,
      ts,
    };
    const hasReplies = workspace.db.get(
      "select 1 as found from messages where channel_id = ? and thread_ts = ?",
      channelId,
      ts,
    );
    workspace.db.run("delete from streams where channel_id = ? and ts = ?", channelId, ts);
    if (hasReplies) {
      rewriteRecord(workspace, channelId, ts, tombstone);
    } else {
      workspace.db.run("delete from messages where channel_id = ? and ts = ?", channelId, ts);
    }
    publishChange(workspace, conversation, before, deletedTs, { subtype: "message_deleted", deleted_ts: ts });
  });
}

/** The root of the thread that `ts` names: the message itself must be one. */
export function threadRoot(workspace: Workspace, channelId: string, ts: string): Message {
  const root = findMessage(workspace, channelId, ts);
  if (!root) throw new SlackError("thread_not_found");
  if (root.thread_ts !== undefined && root.thread_ts !== root.ts) throw new SlackError("cannot_reply_to_message");
  return root;
}

/** Adds a message that the workspace itself writes, such as somebody joining. */
export function postNotice(workspace: Workspace, conversation: Conversation, notice: Json & { text: string }): void {
  const ts = nextTs(workspace, conversation.channelId);
  const message: Message = { ...notice, type: "message", ts };
  insertMessage(workspace, conversation.channelId, message, undefined, true);
  publishMessage(workspace, conversation, { ...message, event_ts: ts });
  tell(workspace, conversation.channelId, ts, ts);
}

function publishMention(workspace: Workspace, conversation: Conversation, authorId: string, message: Message): void {
  const { botUserId } = workspace.identity;
  const mentions = `${message.text}${JSON.stringify(message.blocks ?? [])}`;
  const isMention = mentions.includes(`<@${botUserId}`) || mentions.includes(`"user_id":"${botUserId}"`);
  if (!isMention || authorId === botUserId || conversation.kind === "im") return;
  const { subtype: _subtype, metadata: _metadata, ...event } = message;
  const { channelId } = conversation;
  publishIn(workspace, conversation, "app_mention", {
    ...event,
    type: "app_mention",
    channel: channelId,
    event_ts: message.ts,
  });
}

function insertMessage(
  workspace: Workspace,
  channelId: string,
  message: Message,
  threadTs: string | undefined,
  isInChannel: boolean,
): void {
  workspace.db.run(
    "insert into messages (channel_id, ts, thread_ts, in_channel, record) values (?, ?, ?, ?, ?)",
    channelId,
    message.ts,
    threadTs ?? null,
    isInChannel ? 1 : 0,
    JSON.stringify(message),
  );
}

function rewriteRecord(workspace: Workspace, channelId: string, ts: string, record: Json): void {
  const sql = "update messages set record = ? where channel_id = ? and ts = ?";
  workspace.db.run(sql, JSON.stringify(record), channelId, ts);
}

/** A change of a message is a hidden message itself, with a time stamp of its own. */
function publishChange(
  workspace: Workspace,
  conversation: Conversation,
  before: Message,
  changedTs: string,
  change: Json & { subtype: string },
): void {
  const event = { type: "message", hidden: true, ...change, previous_message: before };
  publishMessage(workspace, conversation, { ...event, ts: changedTs, event_ts: changedTs });
  tell(workspace, conversation.channelId, before.ts, String(before.thread_ts ?? before.ts));
}

function tell(workspace: Workspace, channelId: string, ts: string, threadTs: string): void {
  if (!findConversation(workspace, channelId)) return;
  workspace.db.afterCommit(() => workspace.changes.tell({ kind: "message", channelId, ts, threadTs }));
}

function tsOf(micros: number): string {
  const digits = String(micros).padStart(16, "0");
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}
