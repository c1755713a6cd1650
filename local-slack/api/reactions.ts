import { findMessage } from "../messages.ts";
import { react } from "../react.ts";
import { shownMessage } from "../shown-message.ts";
import { SlackError } from "../slack-error.ts";
import { flag, text } from "./arguments.ts";
import { defineMethod, type Method } from "./method.ts";
import { visibleConversation, writableConversation } from "./targets.ts";

const place = { channel: text, timestamp: text };

const addMethod = defineMethod({
  scopes: ["reactions:write"],
  args: { ...place, name: text },
  run: ({ workspace, userId, args }) => {
    const conversation = writableConversation(workspace, userId, args.channel);
    react(workspace, conversation, { ts: args.timestamp, name: bare(args.name), userId, isRemoved: false });
    return {};
  },
});

const removeMethod = defineMethod({
  scopes: ["reactions:write"],
  args: { ...place, name: text },
  run: ({ workspace, userId, args }) => {
    const conversation = writableConversation(workspace, userId, args.channel);
    react(workspace, conversation, { ts: args.timestamp, name: bare(args.name), userId, isRemoved: true });
    return {};
  },
});

const getMethod = defineMethod({
  isRead: true,
  scopes: ["reactions:read"],
  args: { ...place, full: flag.optional() },
  run: ({ workspace, userId, args }) => {
    const conversation = visibleConversation(workspace, userId, args.channel);
    const message = findMessage(workspace, conversation.channelId, args.timestamp);
    if (!message) throw new SlackError("message_not_found");
    return {
      type: "message",
      channel: conversation.channelId,
      message: shownMessage(workspace, conversation.channelId, message, false),
    };
  },
});

export const reactionMethods: Record<string, Method> = {
  "reactions.add": addMethod,
  "reactions.remove": removeMethod,
  "reactions.get": getMethod,
};

function bare(name: string): string {
  return name.replace(/^:|:$/g, "");
}
