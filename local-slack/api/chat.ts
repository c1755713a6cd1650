import { requireContents } from "../contents.ts";
import { findConversation, isMember } from "../conversations.ts";
import type { Draft, Message } from "../draft.ts";
import { postEphemeral } from "../ephemerals.ts";
import { deleteMessage, editMessage, findMessage, postMessage, threadRoot } from "../messages.ts";
import { findPerson } from "../people.ts";
import { requireEditWindow } from "../settings.ts";
import { SlackError } from "../slack-error.ts";
import { isStreaming } from "../streams/stream.ts";
import type { Workspace } from "../workspace.ts";
import { flag, json, object, objects, text } from "./arguments.ts";
import { authorshipOf, authorshipShape } from "./authorship.ts";
import { requireMetadata } from "./metadata.ts";
import { type Caller, defineMethod, type Method } from "./method.ts";
import { postTarget, requireWritable, visibleConversation, writableConversation } from "./targets.ts";

const contents = {
  text: text.optional(),
  markdown_text: text.optional(),
  blocks: json.optional(),
  attachments: objects.optional(),
  link_names: flag.optional(),
  parse: text.optional(),
};

const authorship = { ...authorshipShape, as_user: flag.optional() };

const metadata = object.optional();

const postMessageMethod = defineMethod({
  scopes: ["chat:write"],
  args: {
    ...contents,
    ...authorship,
    channel: text,
    metadata,
    thread_ts: text.optional(),
    reply_broadcast: flag.optional(),
    mrkdwn: flag.optional(),
    unfurl_links: flag.optional(),
    unfurl_media: flag.optional(),
  },
  run: ({ workspace, caller, userId, args }) => {
    const conversation = postTarget(workspace, userId, args.channel);
    const draft: Draft = {
      ...requireContents(workspace, args),
      ...authorshipOf(caller, args),
      ...(args.metadata ? { metadata: requireMetadata(args.metadata) } : {}),
      ...(args.thread_ts === undefined ? {} : { threadTs: args.thread_ts }),
      ...(args.reply_broadcast ? { isBroadcast: true } : {}),
    };
    const message = postMessage(workspace, conversation, userId, draft);
    return { channel: conversation.channelId, ts: message.ts, message };
  },
});

const postEphemeralMethod = defineMethod({
  scopes: ["chat:write"],
  args: { ...contents, ...authorship, channel: text, user: text, thread_ts: text.optional() },
  run: ({ workspace, caller, userId, args }) => {
    const conversation = writableConversation(workspace, userId, args.channel);
    const reader = findPerson(workspace, args.user);
    if (!reader || !isMember(workspace, conversation.channelId, reader.userId))
      throw new SlackError("user_not_in_channel");
    if (args.thread_ts !== undefined) threadRoot(workspace, conversation.channelId, args.thread_ts);
    const thread = args.thread_ts === undefined ? {} : { threadTs: args.thread_ts };
    const draft: Draft = { ...requireContents(workspace, args), ...authorshipOf(caller, args), ...thread };
    return { message_ts: postEphemeral(workspace, conversation, reader.userId, userId, draft).ts };
  },
});

const updateMethod = defineMethod({
  scopes: ["chat:write"],
  args: { ...contents, channel: text, ts: text, metadata, as_user: flag.optional() },
  run: ({ workspace, caller, userId, args }) => {
    const conversation = visibleConversation(workspace, userId, args.channel);
    const before = requireOwn(workspace, caller, args.channel, args.ts, "cant_update_message");
    requireWritable(conversation);
    requireEditWindow(workspace, args.ts);
    // Measured, not documented: a message that is being streamed belongs to the streaming methods.
    if (isStreaming(workspace, conversation, args.ts)) throw new SlackError("streaming_state_conflict");
    const given = requireContents(workspace, { ...args, text: args.text ?? (args.blocks ? before.text : undefined) });
    const edit = { ...given, ...(args.metadata ? { metadata: args.metadata } : {}) };
    const message = editMessage(workspace, conversation, args.ts, edit, userId);
    return { channel: conversation.channelId, ts: args.ts, text: message.text, message };
  },
});

const deleteMethod = defineMethod({
  scopes: ["chat:write"],
  args: { channel: text, ts: text, as_user: flag.optional() },
  run: ({ workspace, caller, userId, args }) => {
    const conversation = visibleConversation(workspace, userId, args.channel);
    requireOwn(workspace, caller, args.channel, args.ts, "cant_delete_message");
    requireWritable(conversation);
    deleteMessage(workspace, conversation, args.ts);
    return { channel: conversation.channelId, ts: args.ts };
  },
});

const getPermalinkMethod = defineMethod({
  isRead: true,
  args: { channel: text, message_ts: text },
  run: ({ workspace, userId, args }) => {
    visibleConversation(workspace, userId, args.channel);
    const message = findMessage(workspace, args.channel, args.message_ts);
    if (!message) throw new SlackError("message_not_found");
    const root = message.thread_ts;
    const thread =
      root && root !== message.ts ? `?${new URLSearchParams({ thread_ts: String(root), cid: args.channel })}` : "";
    const permalink = `${workspace.url()}/archives/${args.channel}/p${args.message_ts.replace(".", "")}${thread}`;
    return { channel: args.channel, permalink };
  },
});

export const chatMethods: Record<string, Method> = {
  "chat.postMessage": postMessageMethod,
  "chat.postEphemeral": postEphemeralMethod,
  "chat.update": updateMethod,
  "chat.delete": deleteMethod,
  "chat.getPermalink": getPermalinkMethod,
};

function requireOwn(workspace: Workspace, caller: Caller, channelId: string, ts: string, refusal: string): Message {
  const message = findMessage(workspace, channelId, ts);
  if (!message || !findConversation(workspace, channelId)) throw new SlackError("message_not_found");
  const isOwn =
    caller.kind === "bot" ? message.bot_id !== undefined : caller.kind === "user" && message.user === caller.userId;
  if (!isOwn || message.subtype === "tombstone") throw new SlackError(refusal);
  return message;
}
