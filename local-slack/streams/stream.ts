import type { Conversation } from "../conversations.ts";
import type { Draft, Message } from "../draft.ts";
import type { Json } from "../json.ts";
import { findMessage, growMessage, postMessage } from "../messages.ts";
import { SlackError } from "../slack-error.ts";
import { limits } from "../validators/limits.ts";
import type { Workspace } from "../workspace.ts";
import { grown, modeOf } from "./chunks.ts";
import { drawn, type TaskDisplay } from "./drawn.ts";
import { isOver } from "./lifetime.ts";
import { findStream, removeStream, type Stream, saveStream, streamsIn } from "./stored.ts";

/** What a call brings: one of the two. */
export interface Written {
  markdown_text?: string | undefined;
  chunks?: Json[] | undefined;
}

/** Posts the message that grows. It is in the thread's history from now on, with the text it has by then. */
export function startStream(
  workspace: Workspace,
  conversation: Conversation,
  begun: { threadTs: string; display: TaskDisplay; authorship: Pick<Draft, "username" | "icons"> },
  written: Written,
): Message {
  return workspace.db.transaction(() => {
    const { threadTs, display, authorship } = begun;
    const mode = modeOf(written) ?? null;
    const streamed = grown({ parts: [], planTitle: null }, written);
    const draft: Draft = { ...drawn(streamed, display), ...authorship, threadTs, streamingState: "in_progress" };
    const message = postMessage(workspace, conversation, workspace.identity.botUserId, draft);
    const { channelId } = conversation;
    saveStream(workspace, { ...streamed, channelId, ts: message.ts, threadTs, display, mode });
    return message;
  });
}

/** Adds to a stream. Throws `streaming_mode_mismatch` where it began with the other of `markdown_text` and `chunks`. */
export function appendToStream(workspace: Workspace, conversation: Conversation, ts: string, written: Written): void {
  const stream = requireStream(workspace, conversation, ts);
  workspace.db.transaction(() => {
    const after = appended(stream, written);
    saveStream(workspace, after);
    growMessage(workspace, conversation, ts, drawn(after, after.display), { isTold: false });
  });
}

/** Adds what is left, then `blocks` at the end, and makes it an ordinary message that `chat.update` may change. */
export function stopStream(
  workspace: Workspace,
  conversation: Conversation,
  ts: string,
  written: Written & { blocks?: Json[] | undefined; metadata?: Json | undefined },
): Message {
  const stream = requireStream(workspace, conversation, ts);
  return workspace.db.transaction(() => {
    const after = modeOf(written) === undefined ? stream : appended(stream, written);
    const { text, blocks } = drawn(after, after.display);
    const { metadata } = written;
    return endStream(workspace, conversation, ts, {
      text,
      blocks: [...blocks, ...(written.blocks ?? [])],
      ...(metadata ? { metadata } : {}),
    });
  });
}

/** Ends all streams of a thread as they are. Answers the time stamps of those that were alive. */
export function endStreamsIn(workspace: Workspace, conversation: Conversation, threadTs: string): string[] {
  const alive = streamsIn(workspace, conversation.channelId, threadTs).filter((one) => !isOver(workspace, one.ts));
  for (const { ts } of alive) endStream(workspace, conversation, ts, {});
  return alive.map((one) => one.ts);
}

/** Whether this message is being streamed now: it is the streaming methods' then, and nobody else changes it. */
export function isStreaming(workspace: Workspace, conversation: Conversation, ts: string): boolean {
  return liveStream(workspace, conversation, ts) !== undefined;
}

/** The stream, if it is still alive; one that had its time is ended by the look. */
function liveStream(workspace: Workspace, conversation: Conversation, ts: string): Stream | undefined {
  const stream = findStream(workspace, conversation.channelId, ts);
  if (!stream || !isOver(workspace, ts)) return stream;
  workspace.db.transaction(() => endStream(workspace, conversation, ts, {}));
  return undefined;
}

function requireStream(workspace: Workspace, conversation: Conversation, ts: string): Stream {
  const message = findMessage(workspace, conversation.channelId, ts);
  if (!message) throw new SlackError("message_not_found");
  if (message.bot_id === undefined) throw new SlackError("message_not_owned_by_app");
  const stream = liveStream(workspace, conversation, ts);
  if (!stream) throw new SlackError("message_not_in_streaming_state");
  return stream;
}

function appended(stream: Stream, written: Written): Stream {
  const mode = modeOf(written) ?? null;
  if (mode === null) throw new SlackError("no_text");
  if (stream.mode !== null && stream.mode !== mode) throw new SlackError("streaming_mode_mismatch");
  const after = { ...stream, ...grown(stream, written), mode };
  if (drawn(after, after.display).text.length > limits.messageText) throw new SlackError("msg_too_long");
  return after;
}

function endStream(workspace: Workspace, conversation: Conversation, ts: string, fields: Json): Message {
  removeStream(workspace, conversation.channelId, ts);
  return growMessage(workspace, conversation, ts, { ...fields, streaming_state: "completed" }, { isTold: true });
}
