import {
  allConversations,
  type Conversation,
  canSee,
  directConversation,
  isMember,
  membersOf,
  slackConversation,
} from "../conversations.ts";
import { historyOf, repliesTo, type Span } from "../history.ts";
import type { Json } from "../json.ts";
import { enter } from "../membership.ts";
import { findPerson } from "../people.ts";
import { shownMessage } from "../shown-message.ts";
import { SlackError } from "../slack-error.ts";
import type { Workspace } from "../workspace.ts";
import { flag, names, text, whole } from "./arguments.ts";
import { type Caller, defineMethod, type Method, requireScope } from "./method.ts";
import { messagePageOf, pageOf } from "./paging.ts";
import { activePerson, joinedConversation, visibleConversation } from "./targets.ts";

const page = { cursor: text.optional(), limit: whole.optional() };
const span = {
  oldest: text.optional(),
  latest: text.optional(),
  inclusive: flag.optional(),
  include_all_metadata: flag.optional(),
};
const prefixes = { channel: "channels", group: "groups", im: "im" };

const listMethod = defineMethod({
  isRead: true,
  scopes: ["channels:read", "groups:read", "im:read"],
  args: { ...page, types: names.optional(), exclude_archived: flag.optional() },
  run: ({ workspace, caller, userId, args }) => listed(workspace, caller, userId, args, false),
});

/** `users.conversations`: the same list, of what a person is a member of. */
const usersConversationsMethod = defineMethod({
  isRead: true,
  scopes: ["channels:read", "groups:read", "im:read"],
  args: {
    ...page,
    types: names.optional(),
    exclude_archived: flag.optional(),
    user: text.optional(),
  },
  run: ({ workspace, caller, userId, args }) => listed(workspace, caller, args.user ?? userId, args, true),
});

const infoMethod = defineMethod({
  isRead: true,
  scopes: ["channels:read", "groups:read", "im:read"],
  args: { channel: text, include_num_members: flag.optional(), include_locale: flag.optional() },
  run: ({ workspace, userId, args }) => {
    const conversation = visibleConversation(workspace, userId, args.channel);
    const { num_members: count, ...shown } = slackConversation(workspace, conversation, userId);
    return { channel: { ...shown, ...(args.include_num_members ? { num_members: count } : {}) } };
  },
});

const historyMethod = defineMethod({
  isRead: true,
  scopes: ["channels:history", "groups:history", "im:history"],
  args: { ...page, ...span, channel: text },
  run: ({ workspace, caller, userId, args }) => {
    const conversation = readable(workspace, caller, userId, args.channel);
    const all = historyOf(workspace, conversation.channelId, spanOf(args));
    const { items, nextCursor } = messagePageOf(all, args, "newest first");
    const messages = items.map((item) =>
      shownMessage(workspace, args.channel, item, args.include_all_metadata === true),
    );
    return paged({ messages, has_more: nextCursor !== "", pin_count: 0 }, nextCursor);
  },
});

const repliesMethod = defineMethod({
  isRead: true,
  scopes: ["channels:history", "groups:history", "im:history"],
  args: { ...page, ...span, channel: text, ts: text },
  run: ({ workspace, caller, userId, args }) => {
    const conversation = readable(workspace, caller, userId, args.channel);
    const { root, replies } = repliesTo(workspace, conversation.channelId, args.ts, spanOf(args));
    const { items, nextCursor } = messagePageOf(replies, args, "oldest first");
    const messages = [root, ...items].map((item) =>
      shownMessage(workspace, args.channel, item, args.include_all_metadata === true),
    );
    return paged({ messages, has_more: nextCursor !== "" }, nextCursor);
  },
});

const openMethod = defineMethod({
  scopes: ["im:write"],
  args: {
    users: names.optional(),
    channel: text.optional(),
    return_im: flag.optional(),
    prevent_creation: flag.optional(),
  },
  run: ({ workspace, userId, args }) => {
    if (args.channel !== undefined) {
      const conversation = joinedConversation(workspace, userId, args.channel);
      return { no_op: true, already_open: true, channel: { id: conversation.channelId } };
    }
    const [other, ...more] = args.users ?? [];
    if (other === undefined) throw new SlackError("users_list_not_supplied");
    if (more.length > 0) {
      workspace.gaps.note("conversations.open with several users");
      throw new SlackError("method_not_supported_for_channel_type");
    }
    if (!findPerson(workspace, other)) throw new SlackError("user_not_found");
    const { conversation, isNew } = workspace.db.transaction(() => directConversation(workspace, userId, other));
    const shown = args.return_im ? slackConversation(workspace, conversation, userId) : { id: conversation.channelId };
    return { ...(isNew ? {} : { no_op: true, already_open: true }), channel: shown };
  },
});

const joinMethod = defineMethod({
  scopes: ["channels:join"],
  args: { channel: text },
  run: ({ workspace, userId, args }) => {
    const conversation = visibleConversation(workspace, userId, args.channel);
    if (conversation.kind !== "channel") throw new SlackError("method_not_supported_for_channel_type");
    const isNew = workspace.db.transaction(() => enter(workspace, conversation, userId));
    const channel = slackConversation(workspace, conversation, userId);
    return isNew ? { channel } : { channel, warning: "already_in_channel" };
  },
});

const membersMethod = defineMethod({
  isRead: true,
  scopes: ["channels:read", "groups:read", "im:read"],
  args: { ...page, channel: text },
  run: ({ workspace, userId, args }) => {
    const conversation = visibleConversation(workspace, userId, args.channel);
    const { items, nextCursor } = pageOf(membersOf(workspace, conversation.channelId), args);
    return paged({ members: items }, nextCursor);
  },
});

export const conversationMethods: Record<string, Method> = {
  "conversations.list": listMethod,
  "conversations.info": infoMethod,
  "conversations.history": historyMethod,
  "conversations.replies": repliesMethod,
  "conversations.open": openMethod,
  "conversations.join": joinMethod,
  "conversations.members": membersMethod,
  "users.conversations": usersConversationsMethod,
};

interface Listing {
  cursor?: string | undefined;
  limit?: number | undefined;
  types?: string[] | undefined;
  exclude_archived?: boolean | undefined;
}

function listed(workspace: Workspace, caller: Caller, userId: string, args: Listing, isMineOnly: boolean): Json {
  const wanted = new Set(args.types ?? ["public_channel"]);
  for (const type of wanted) {
    const prefix = { public_channel: "channels", private_channel: "groups", im: "im", mpim: "mpim" }[type];
    if (!prefix) throw new SlackError("invalid_types");
    requireScope(caller, `${prefix}:read`);
  }
  const names = { channel: "public_channel", group: "private_channel", im: "im" };
  const person = activePerson(workspace, userId);
  const found = allConversations(workspace)
    .filter((conversation) => wanted.has(names[conversation.kind]))
    .filter((conversation) => !(args.exclude_archived && conversation.isArchived))
    .filter((conversation) =>
      isMineOnly ? isMember(workspace, conversation.channelId, userId) : canSee(workspace, conversation, person),
    );
  const { items, nextCursor } = pageOf(found, args);
  return paged({ channels: items.map((item) => slackConversation(workspace, item, userId)) }, nextCursor);
}

/** A conversation whose messages the caller may read: people also those of public channels they are not in. */
function readable(workspace: Workspace, caller: Caller, userId: string, channelId: string): Conversation {
  const conversation = visibleConversation(workspace, userId, channelId);
  requireScope(caller, `${prefixes[conversation.kind]}:history`);
  if (caller.kind === "bot" && !isMember(workspace, channelId, userId)) throw new SlackError("not_in_channel");
  return conversation;
}

function spanOf(args: {
  oldest?: string | undefined;
  latest?: string | undefined;
  inclusive?: boolean | undefined;
}): Span {
  return { oldest: args.oldest, latest: args.latest, isInclusive: args.inclusive === true };
}

function paged(answer: Json, nextCursor: string): Json {
  return { ...answer, response_metadata: { next_cursor: nextCursor } };
}
