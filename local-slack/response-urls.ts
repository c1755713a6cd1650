import { requireContents } from "./contents.ts";
import { findConversation } from "./conversations.ts";
import type { Draft } from "./draft.ts";
import { deleteEphemeral, findEphemeral, postEphemeral, replaceEphemeral } from "./ephemerals.ts";
import { isJson, type Json, objectsIn, textOf } from "./json.ts";
import { deleteMessage, editMessage, postMessage } from "./messages.ts";
import { randomName } from "./random.ts";
import { SlackError } from "./slack-error.ts";
import type { Workspace } from "./workspace.ts";

const lifeMs = 30 * 60_000;
const maxUses = 5;

/** What a `response_url` answers to: where it was made, for whom, and the message that was clicked, if one was. */
export interface ResponsePlace {
  channelId: string;
  userId: string;
  messageTs?: string;
  isEphemeral: boolean;
}

interface Row {
  channel_id: string;
  user_id: string;
  message_ts: string | null;
  is_ephemeral: number;
  uses: number;
  expires_at: number;
}

export function makeResponseUrl(workspace: Workspace, place: ResponsePlace): string {
  const key = randomName(32);
  workspace.db.run(
    `insert into response_urls (url_key, channel_id, user_id, message_ts, is_ephemeral, expires_at)
     values (?, ?, ?, ?, ?, ?)`,
    key,
    place.channelId,
    place.userId,
    place.messageTs ?? null,
    place.isEphemeral ? 1 : 0,
    workspace.now() + lifeMs,
  );
  return `${workspace.url()}/response/${workspace.identity.teamId}/${key}`;
}

/** Uses a `response_url` once: five uses within thirty minutes, then `used_url` or `expired_url`. */
export function respondAt(workspace: Workspace, key: string, body: Json): void {
  workspace.db.transaction(() => {
    const row = workspace.db.get<Row>("select * from response_urls where url_key = ?", key);
    if (!row) throw new SlackError("invalid_url");
    if (row.expires_at < workspace.now()) throw new SlackError("expired_url");
    if (row.uses >= maxUses) throw new SlackError("used_url");
    workspace.db.run("update response_urls set uses = uses + 1 where url_key = ?", key);
    const ts = row.message_ts;
    const place: ResponsePlace = {
      channelId: row.channel_id,
      userId: row.user_id,
      isEphemeral: row.is_ephemeral === 1,
      ...(ts === null ? {} : { messageTs: ts }),
    };
    respond(workspace, place, body);
  });
}

/** Does what a body for a `response_url`, or the acknowledgement of a slash command, says. */
export function respond(workspace: Workspace, place: ResponsePlace, body: Json): void {
  const { botUserId } = workspace.identity;
  const conversation = findConversation(workspace, place.channelId);
  if (!conversation) throw new SlackError("channel_not_found");
  if (body.delete_original === true && place.messageTs !== undefined) {
    if (place.isEphemeral) deleteEphemeral(workspace, place.channelId, place.messageTs, place.userId);
    else deleteMessage(workspace, conversation, place.messageTs);
    return;
  }
  const draft = draftOf(workspace, body);
  if (body.replace_original === true && place.messageTs !== undefined) {
    if (place.isEphemeral) {
      const message = findEphemeral(workspace, place.channelId, place.messageTs, place.userId);
      if (!message) throw new SlackError("message_not_found");
      replaceEphemeral(
        workspace,
        { channelId: place.channelId, userId: place.userId, message },
        { blocks: [], ...draft },
      );
    } else editMessage(workspace, conversation, place.messageTs, { blocks: [], ...draft }, botUserId);
    return;
  }
  // As on Slack, an answer goes into the channel unless it names the thread itself.
  const threadTs = textOf(body.thread_ts);
  const inThread: Draft = { ...draft, ...(threadTs === "" ? {} : { threadTs }) };
  if (body.response_type === "in_channel") postMessage(workspace, conversation, botUserId, inThread);
  else postEphemeral(workspace, conversation, place.userId, botUserId, inThread);
}

function draftOf(workspace: Workspace, body: Json): Draft {
  return {
    ...requireContents(workspace, {
      text: typeof body.text === "string" ? body.text : undefined,
      blocks: body.blocks,
      attachments: body.attachments === undefined ? undefined : objectsIn(body.attachments),
    }),
    ...(isJson(body.metadata) ? { metadata: body.metadata } : {}),
  };
}
