import {
  type Conversation,
  canSee,
  conversationCalled,
  directConversation,
  findConversation,
  isMember,
} from "../conversations.ts";
import { findPerson, type Person } from "../people.ts";
import { SlackError } from "../slack-error.ts";
import type { Workspace } from "../workspace.ts";

/** The conversation with this id, if the caller may know of it; else `channel_not_found`. */
export function visibleConversation(workspace: Workspace, userId: string, channelId: string): Conversation {
  const conversation = findConversation(workspace, channelId);
  const person = activePerson(workspace, userId);
  if (!conversation || !canSee(workspace, conversation, person)) throw new SlackError("channel_not_found");
  return conversation;
}

/** The conversation with this id, of which the caller must be a member. */
export function joinedConversation(workspace: Workspace, userId: string, channelId: string): Conversation {
  const conversation = visibleConversation(workspace, userId, channelId);
  if (!isMember(workspace, channelId, userId)) throw new SlackError("not_in_channel");
  return conversation;
}

/** The conversation with this id, in which the caller may write. */
export function writableConversation(workspace: Workspace, userId: string, channelId: string): Conversation {
  const conversation = joinedConversation(workspace, userId, channelId);
  requireWritable(conversation);
  return conversation;
}

/** In an archived channel nothing changes any more. */
export function requireWritable(conversation: Conversation): void {
  if (conversation.isArchived) throw new SlackError("is_archived");
}

/** Where a message goes: a channel's id or name, or a person's id, which means the direct conversation with them. */
export function postTarget(workspace: Workspace, userId: string, channel: string): Conversation {
  if (findPerson(workspace, channel)) return directConversation(workspace, userId, channel).conversation;
  const named = findConversation(workspace, channel) ?? namedConversation(workspace, channel);
  return writableConversation(workspace, userId, named.channelId);
}

export function activePerson(workspace: Workspace, userId: string): Person {
  const person = findPerson(workspace, userId);
  if (!person) throw new SlackError("user_not_found");
  return person;
}

function namedConversation(workspace: Workspace, name: string): Conversation {
  try {
    return conversationCalled(workspace, name);
  } catch {
    throw new SlackError("channel_not_found");
  }
}
