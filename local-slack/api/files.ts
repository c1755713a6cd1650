import { completeFile, reserveFile, slackFile, visibleFile } from "../files.ts";
import { textOf } from "../json.ts";
import { postMessage } from "../messages.ts";
import { explained, SlackError } from "../slack-error.ts";
import { requireBlocks } from "../validators/blocks.ts";
import { storedBlocks } from "../validators/stored-blocks.ts";
import { json, names, objects, text, whole } from "./arguments.ts";
import { defineMethod, type Method } from "./method.ts";
import { writableConversation } from "./targets.ts";

const getUploadURLExternalMethod = defineMethod({
  scopes: ["files:write"],
  args: { filename: text, length: whole, alt_text: text.optional(), snippet_type: text.optional() },
  run: ({ workspace, userId, args }) => {
    if (args.length <= 0)
      throw explained("invalid_arguments", ["length must be greater than 0 [json-pointer:/length]"]);
    const asked = { userId, name: args.filename, size: args.length, altText: args.alt_text ?? "" };
    const { fileId, uploadKey } = reserveFile(workspace, asked);
    return { upload_url: `${workspace.url()}/upload/v1/${uploadKey}`, file_id: fileId };
  },
});

const completeUploadExternalMethod = defineMethod({
  scopes: ["files:write"],
  args: {
    files: objects,
    channel_id: text.optional(),
    channels: names.optional(),
    thread_ts: text.optional(),
    initial_comment: text.optional(),
    blocks: json.optional(),
  },
  run: ({ workspace, userId, args }) => {
    const channelIds = [
      ...new Set([...(args.channels ?? []), ...(args.channel_id === undefined ? [] : [args.channel_id])]),
    ];
    const targets = channelIds.map((channelId) => writableConversation(workspace, userId, channelId));
    const blocks = args.blocks === undefined ? undefined : storedBlocks(requireBlocks(args.blocks));
    return workspace.db.transaction(() => {
      const stored = args.files.map((file) => {
        const title = file.title === undefined ? undefined : textOf(file.title);
        return completeFile(workspace, userId, textOf(file.id), title);
      });
      for (const conversation of targets) {
        postMessage(workspace, conversation, userId, {
          text: args.initial_comment ?? "",
          fileIds: stored.map((file) => file.fileId),
          ...(blocks ? { blocks } : {}),
          ...(args.thread_ts === undefined ? {} : { threadTs: args.thread_ts }),
        });
      }
      return { files: stored.map((file) => slackFile(workspace, file)) };
    });
  },
});

const infoMethod = defineMethod({
  isRead: true,
  scopes: ["files:read"],
  args: { file: text },
  run: ({ workspace, userId, args }) => {
    const file = visibleFile(workspace, userId, args.file);
    if (!file) throw new SlackError("file_not_found");
    return { file: slackFile(workspace, file), comments: [], response_metadata: { next_cursor: "" } };
  },
});

export const fileMethods: Record<string, Method> = {
  "files.getUploadURLExternal": getUploadURLExternalMethod,
  "files.completeUploadExternal": completeUploadExternalMethod,
  "files.info": infoMethod,
};
