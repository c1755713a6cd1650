import type { Message } from "./draft.ts";
import { findFile, slackFile } from "./files.ts";
import { type Json, objectsIn, textOf } from "./json.ts";
import { reactionsOn } from "./reactions.ts";
import { shownStreaming } from "./streams/lifetime.ts";
import type { Workspace } from "./workspace.ts";

/** The message as the Web API shows it: with its thread's numbers and its reactions, with metadata if asked for. */
export function shownMessage(workspace: Workspace, channelId: string, message: Message, withMetadata: boolean): Json {
  const { metadata, ...rest } = withFiles(workspace, message);
  const replies = workspace.db.all<{ ts: string; record: string }>(
    "select ts, record from messages where channel_id = ? and thread_ts = ? order by ts",
    channelId,
    message.ts,
  );
  const users = [...new Set(replies.map((row) => authorOf(JSON.parse(row.record) as Message)))];
  const reactions = reactionsOn(workspace, channelId, message.ts);
  return {
    ...rest,
    ...shownStreaming(workspace, message),
    ...(metadata && withMetadata ? { metadata } : {}),
    ...(replies.length > 0
      ? {
          thread_ts: message.ts,
          reply_count: replies.length,
          reply_users_count: users.length,
          latest_reply: replies.at(-1)?.ts,
          reply_users: users.slice(0, 5),
          is_locked: false,
          subscribed: false,
        }
      : {}),
    ...(reactions.length > 0 ? { reactions } : {}),
  };
}

/** The message with its files as they are now: where they can be fetched changes with the port. */
export function withFiles(workspace: Workspace, message: Message): Message {
  if (message.files === undefined) return message;
  const files = objectsIn(message.files).map((file) => findFile(workspace, textOf(file.id)));
  return { ...message, files: files.filter((file) => file !== undefined).map((file) => slackFile(workspace, file)) };
}

function authorOf(message: Message): string {
  return String(message.user ?? message.bot_id ?? "");
}
