import { type Conversation, createConversation, findNamed, setArchived, slackConversation } from "../conversations.ts";
import { publish, publishIn } from "../events.ts";
import { enter, leave } from "../membership.ts";
import { nextTs, postNotice } from "../messages.ts";
import { SlackError } from "../slack-error.ts";
import type { Workspace } from "../workspace.ts";
import { flag, text } from "./arguments.ts";
import { defineMethod, type Method } from "./method.ts";
import { activePerson, joinedConversation, requireWritable } from "./targets.ts";

const longestName = 80;

/** Names of channels: docs.slack.dev/reference/methods/conversations.create. */
const createMethod = defineMethod({
  scopes: ["channels:manage", "groups:write"],
  args: { name: text, is_private: flag.optional() },
  run: ({ workspace, userId, args }) => {
    const person = activePerson(workspace, userId);
    if (person.isRestricted || person.isUltraRestricted) throw new SlackError("restricted_action");
    if (args.name.length > longestName) throw new SlackError("invalid_name_maxlength");
    if (!/^[\p{Ll}\p{Lo}\p{N}_-]+$/u.test(args.name)) throw new SlackError("invalid_name_specials");
    if (findNamed(workspace, args.name)) throw new SlackError("name_taken");
    return workspace.db.transaction(() => {
      const kind = args.is_private ? "group" : "channel";
      const made = { kind, name: args.name, purpose: "", creator: userId, members: [userId] } as const;
      const conversation = createConversation(workspace, made);
      const { channelId, createdAt } = conversation;
      const channel = { id: channelId, name: args.name, created: createdAt, creator: userId };
      const event = { type: "channel_created", channel, event_ts: nextTs(workspace, channelId) };
      if (!args.is_private) publish(workspace, "channel_created", event);
      return { channel: slackConversation(workspace, conversation, userId) };
    });
  },
});

const archiveMethod = defineMethod({
  scopes: ["channels:manage", "groups:write"],
  args: { channel: text },
  run: ({ workspace, userId, args }) => {
    const conversation = requireChannel(workspace, userId, args.channel);
    if (conversation.isArchived) throw new SlackError("already_archived");
    if (conversation.name === "general") throw new SlackError("cant_archive_general");
    return workspace.db.transaction(() => {
      postNotice(workspace, conversation, { subtype: "channel_archive", user: userId, text: "archived the channel" });
      return changed(workspace, conversation, userId, true);
    });
  },
});

const unarchiveMethod = defineMethod({
  scopes: ["channels:manage", "groups:write"],
  args: { channel: text },
  run: ({ workspace, userId, args }) => {
    const conversation = requireChannel(workspace, userId, args.channel);
    if (!conversation.isArchived) throw new SlackError("not_archived");
    return workspace.db.transaction(() => changed(workspace, conversation, userId, false));
  },
});

/** Errors by docs.slack.dev/reference/methods/conversations.invite; one person at a time, as people do it. */
const inviteMethod = defineMethod({
  scopes: ["channels:manage", "groups:write"],
  args: { channel: text, users: text },
  run: ({ workspace, userId, args }) => {
    const conversation = requireChannel(workspace, userId, args.channel);
    requireWritable(conversation);
    if (args.users.includes(",")) workspace.gaps.note("conversations.invite of several users");
    const { userId: invited } = activePerson(workspace, args.users);
    if (invited === userId) throw new SlackError("cant_invite_self");
    return workspace.db.transaction(() => {
      if (!enter(workspace, conversation, invited, userId)) throw new SlackError("already_in_channel");
      return { channel: slackConversation(workspace, conversation, userId) };
    });
  },
});

/** Errors by docs.slack.dev/reference/methods/conversations.kick. */
const kickMethod = defineMethod({
  scopes: ["channels:manage", "groups:write"],
  args: { channel: text, user: text },
  run: ({ workspace, userId, args }) => {
    const conversation = requireChannel(workspace, userId, args.channel);
    if (conversation.name === "general") throw new SlackError("cant_kick_from_general");
    const { userId: kicked } = activePerson(workspace, args.user);
    if (kicked === userId) throw new SlackError("cant_kick_self");
    return workspace.db.transaction(() => {
      if (!leave(workspace, conversation, kicked)) throw new SlackError("not_in_channel");
      return {};
    });
  },
});

export const channelMethods: Record<string, Method> = {
  "conversations.create": createMethod,
  "conversations.archive": archiveMethod,
  "conversations.unarchive": unarchiveMethod,
  "conversations.invite": inviteMethod,
  "conversations.kick": kickMethod,
};

function requireChannel(workspace: Workspace, userId: string, channelId: string): Conversation {
  const conversation = joinedConversation(workspace, userId, channelId);
  if (conversation.kind === "im") throw new SlackError("method_not_supported_for_channel_type");
  return conversation;
}

function changed(workspace: Workspace, conversation: Conversation, userId: string, isArchived: boolean) {
  const { channelId } = conversation;
  setArchived(workspace, conversation, isArchived);
  const type = isArchived ? "channel_archive" : "channel_unarchive";
  publishIn(workspace, conversation, type, {
    type,
    channel: channelId,
    user: userId,
    event_ts: nextTs(workspace, channelId),
  });
  return {};
}
