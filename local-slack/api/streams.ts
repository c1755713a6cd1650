import { isMember } from "../conversations.ts";
import type { Json } from "../json.ts";
import { findPerson } from "../people.ts";
import { setSessionStatus } from "../sessions/status.ts";
import { sessionStatuses } from "../sessions/stored.ts";
import { SlackError } from "../slack-error.ts";
import { appendToStream, startStream, stopStream } from "../streams/stream.ts";
import { requireBlocks } from "../validators/blocks.ts";
import { storedBlocks } from "../validators/stored-blocks.ts";
import type { Workspace } from "../workspace.ts";
import { json, object, objects, oneOf, text } from "./arguments.ts";
import { authorshipOf, authorshipShape } from "./authorship.ts";
import { requireMetadata } from "./metadata.ts";
import { defineMethod, type Method } from "./method.ts";
import { writableConversation } from "./targets.ts";

/*
 * Arguments and answers: ChatStartStreamArguments and its siblings of @slack/web-api; errors:
 * docs.slack.dev/reference/methods/chat.startStream, chat.appendStream, chat.stopStream. Where a person pressed Stop, Slack's
 * page also names `stopped_by_user`; here it is `message_not_in_streaming_state` like every other end.
 */

const written = { markdown_text: text.optional(), chunks: objects.optional() };

const startMethod = defineMethod({
  scopes: ["chat:write"],
  tokens: ["bot"],
  args: {
    ...written,
    ...authorshipShape,
    channel: text,
    thread_ts: text,
    recipient_user_id: text.optional(),
    recipient_team_id: text.optional(),
    task_display_mode: oneOf(["timeline", "plan"]).default("timeline"),
  },
  run: ({ workspace, caller, userId, args }) => {
    const conversation = writableConversation(workspace, userId, args.channel);
    if (conversation.kind !== "im") requireRecipient(workspace, conversation.channelId, args);
    notePlanTitle(workspace, args);
    const begun = {
      threadTs: args.thread_ts,
      display: args.task_display_mode,
      authorship: authorshipOf(caller, args),
    };
    return { channel: conversation.channelId, ts: startStream(workspace, conversation, begun, args).ts };
  },
});

const appendMethod = defineMethod({
  scopes: ["chat:write"],
  tokens: ["bot"],
  args: { ...written, channel: text, ts: text },
  run: ({ workspace, userId, args }) => {
    const conversation = writableConversation(workspace, userId, args.channel);
    appendToStream(workspace, conversation, args.ts, args);
    return { channel: conversation.channelId, ts: args.ts };
  },
});

const stopMethod = defineMethod({
  scopes: ["chat:write"],
  tokens: ["bot"],
  args: {
    ...written,
    channel: text,
    ts: text,
    blocks: json.optional(),
    metadata: object.optional(),
    session_status: oneOf(sessionStatuses).optional(),
  },
  run: ({ workspace, userId, args }) => {
    const conversation = writableConversation(workspace, userId, args.channel);
    const { channelId } = conversation;
    const blocks = args.blocks === undefined ? undefined : storedBlocks(requireBlocks(args.blocks));
    const metadata = args.metadata && requireMetadata(args.metadata);
    const { markdown_text, chunks, ts, session_status: status } = args;
    return workspace.db.transaction(() => {
      const message = stopStream(workspace, conversation, ts, { markdown_text, chunks, blocks, metadata });
      const place = { channelId, threadTs: String(message.thread_ts) };
      if (status) setSessionStatus(workspace, place, status, { title: "", initiatorId: null });
      return { channel: channelId, ts, message };
    });
  },
});

export const streamMethods: Record<string, Method> = {
  "chat.startStream": startMethod,
  "chat.appendStream": appendMethod,
  "chat.stopStream": stopMethod,
};

/** Where tasks stand one by one there is no place for the title of a plan. */
function notePlanTitle(workspace: Workspace, args: { chunks?: Json[] | undefined; task_display_mode: string }): void {
  const isTitled = args.chunks?.some((chunk) => chunk.type === "plan_update") === true;
  if (isTitled && args.task_display_mode === "timeline")
    workspace.gaps.note("plan_update of a stream in timeline mode");
}

/** Outside direct messages a stream is written to somebody: both ids are needed, of one who is in the channel. */
function requireRecipient(
  workspace: Workspace,
  channelId: string,
  args: { recipient_user_id?: string | undefined; recipient_team_id?: string | undefined },
): void {
  if (args.recipient_user_id === undefined) throw new SlackError("missing_recipient_user_id");
  if (args.recipient_team_id === undefined) throw new SlackError("missing_recipient_team_id");
  if (args.recipient_team_id !== workspace.identity.teamId) throw new SlackError("team_not_found");
  if (!findPerson(workspace, args.recipient_user_id)) throw new SlackError("user_not_found");
  if (!isMember(workspace, channelId, args.recipient_user_id)) throw new SlackError("user_not_in_channel");
}
