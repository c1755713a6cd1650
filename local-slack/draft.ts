import type { Json } from "./json.ts";
import { findPerson } from "./people.ts";
import { randomName } from "./random.ts";
import { richText, withLinks } from "./rich-text.ts";
import type { Workspace } from "./workspace.ts";

/** A message as it is stored; its files as ids; what is counted (replies, reactions) is added by `shownMessage`. */
export interface Message extends Json {
  type: "message";
  ts: string;
  text: string;
}

export interface Draft {
  text: string;
  blocks?: Json[];
  attachments?: Json[];
  metadata?: Json;
  fileIds?: readonly string[];
  threadTs?: string;
  isBroadcast?: boolean;
  username?: string;
  icons?: Json;
  /** `in_progress` while it is being written to. */
  streamingState?: string;
}

/** What a message by this author looks like, before it has its place. Also the body of ephemeral messages. */
export function content(workspace: Workspace, authorId: string, draft: Draft): Message {
  const { teamId, botId, appId, botUserId } = workspace.identity;
  const isBot = authorId === botUserId;
  const text = isBot ? draft.text : withLinks(draft.text);
  const isCustom = isBot && (draft.username !== undefined || draft.icons !== undefined);
  const blocks = draft.blocks ?? (isBot || text === "" ? undefined : [richText(text, randomName(5))]);
  const displayName = findPerson(workspace, botUserId)?.realName;
  return {
    type: "message",
    ...(isCustom ? { subtype: "bot_message" } : { user: authorId }),
    ...(draft.fileIds
      ? {
          subtype: "file_share",
          files: draft.fileIds.map((fileId) => ({ id: fileId })),
          upload: false,
          display_as_bot: false,
        }
      : {}),
    text,
    ts: "",
    team: teamId,
    ...(isBot
      ? {
          bot_id: botId,
          app_id: appId,
          username: draft.username ?? (isCustom ? displayName : undefined),
          icons: draft.icons,
          bot_profile: {
            id: botId,
            app_id: appId,
            name: displayName,
            deleted: false,
            updated: 0,
            team_id: teamId,
            icons: {},
          },
        }
      : { client_msg_id: crypto.randomUUID() }),
    ...(blocks ? { blocks } : {}),
    ...(draft.attachments ? { attachments: draft.attachments } : {}),
    ...(draft.streamingState ? { streaming_state: draft.streamingState } : {}),
    ...(draft.metadata ? { metadata: draft.metadata } : {}),
  };
}
