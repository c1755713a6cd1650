import type { Json } from "./json.ts";
import type { Person } from "./people.ts";
import { randomId } from "./random.ts";
import { SlackError } from "./slack-error.ts";
import type { Workspace } from "./workspace.ts";

export type ConversationKind = "channel" | "group" | "im";

export interface Conversation {
  channelId: string;
  kind: ConversationKind;
  /** Empty for direct messages. */
  name: string;
  purpose: string;
  creator: string;
  /** Seconds since the epoch. */
  createdAt: number;
  isArchived?: boolean;
}

export function allConversations(workspace: Workspace): Conversation[] {
  const rows = workspace.db.all<{ record: string }>("select record from conversations order by rowid");
  return rows.map((row) => JSON.parse(row.record) as Conversation);
}

export function findConversation(workspace: Workspace, channelId: string): Conversation | undefined {
  const row = workspace.db.get<{ record: string }>("select record from conversations where channel_id = ?", channelId);
  return row ? (JSON.parse(row.record) as Conversation) : undefined;
}

/** A conversation by id, name or `#name`. */
export function conversationCalled(workspace: Workspace, name: string): Conversation {
  const found = findNamed(workspace, name);
  if (!found) throw new SlackError("channel_not_found", { message: `There is no channel "${name}".` });
  return found;
}

export function findNamed(workspace: Workspace, name: string): Conversation | undefined {
  const bare = name.replace(/^#/, "");
  const row = workspace.db.get<{ record: string }>(
    "select record from conversations where channel_id = ? or (name = ? and kind <> 'im')",
    bare,
    bare,
  );
  return row ? (JSON.parse(row.record) as Conversation) : undefined;
}

export function createConversation(
  workspace: Workspace,
  made: { kind: ConversationKind; name: string; purpose: string; creator: string; members: readonly string[] },
): Conversation {
  const { members, ...rest } = made;
  const conversation: Conversation = {
    ...rest,
    channelId: randomId(made.kind === "im" ? "D" : "C"),
    createdAt: Math.floor(workspace.now() / 1000),
  };
  workspace.db.run(
    "insert into conversations (channel_id, kind, name, record) values (?, ?, ?, ?)",
    conversation.channelId,
    conversation.kind,
    conversation.name,
    JSON.stringify(conversation),
  );
  for (const userId of members) addMember(workspace, conversation.channelId, userId);
  workspace.db.afterCommit(() => workspace.changes.tell({ kind: "conversations" }));
  return conversation;
}

/** Closes a channel or opens it again. */
export function setArchived(workspace: Workspace, conversation: Conversation, isArchived: boolean): Conversation {
  const changed = { ...conversation, isArchived };
  const sql = "update conversations set record = ? where channel_id = ?";
  workspace.db.run(sql, JSON.stringify(changed), conversation.channelId);
  workspace.db.afterCommit(() => workspace.changes.tell({ kind: "conversations" }));
  return changed;
}

export function membersOf(workspace: Workspace, channelId: string): string[] {
  const sql = "select user_id from members where channel_id = ? order by rowid";
  return workspace.db.all<{ user_id: string }>(sql, channelId).map((row) => row.user_id);
}

export function isMember(workspace: Workspace, channelId: string, userId: string): boolean {
  const sql = "select 1 as found from members where channel_id = ? and user_id = ?";
  return workspace.db.get(sql, channelId, userId) !== undefined;
}

/** Answers false where the person was in it already. */
export function addMember(workspace: Workspace, channelId: string, userId: string): boolean {
  const sql = "insert or ignore into members (channel_id, user_id) values (?, ?)";
  return workspace.db.run(sql, channelId, userId) > 0;
}

/** Answers false where the person was not in it. */
export function removeMember(workspace: Workspace, channelId: string, userId: string): boolean {
  return workspace.db.run("delete from members where channel_id = ? and user_id = ?", channelId, userId) > 0;
}

/** The direct conversation of two people, made where there is none yet. */
export function directConversation(
  workspace: Workspace,
  one: string,
  other: string,
): { conversation: Conversation; isNew: boolean } {
  const found = workspace.db.get<{ record: string }>(
    `select c.record from conversations c
     join members a on a.channel_id = c.channel_id and a.user_id = ?
     join members b on b.channel_id = c.channel_id and b.user_id = ? where c.kind = 'im'`,
    one,
    other,
  );
  if (found) return { conversation: JSON.parse(found.record) as Conversation, isNew: false };
  const members = [one, other];
  const made = { kind: "im" as const, name: "", purpose: "", creator: one, members };
  return { conversation: createConversation(workspace, made), isNew: true };
}

/** Guests see only what they are in; full members also see every public channel. */
export function canSee(workspace: Workspace, conversation: Conversation, person: Person): boolean {
  if (isMember(workspace, conversation.channelId, person.userId)) return true;
  return conversation.kind === "channel" && !person.isRestricted && !person.isUltraRestricted;
}

/** The conversation as the Web API shows it to `viewerId`. */
export function slackConversation(workspace: Workspace, conversation: Conversation, viewerId: string): Json {
  const members = membersOf(workspace, conversation.channelId);
  const shared = {
    id: conversation.channelId,
    created: conversation.createdAt,
    creator: conversation.creator,
    is_archived: conversation.isArchived === true,
    is_org_shared: false,
    context_team_id: workspace.identity.teamId,
    updated: conversation.createdAt * 1000,
  };
  if (conversation.kind === "im") {
    const other = members.find((userId) => userId !== viewerId) ?? viewerId;
    return { ...shared, is_im: true, user: other, is_user_deleted: false, priority: 0 };
  }
  const isPrivate = conversation.kind === "group";
  return {
    ...shared,
    name: conversation.name,
    name_normalized: conversation.name,
    is_channel: !isPrivate,
    is_group: isPrivate,
    is_im: false,
    is_mpim: false,
    is_private: isPrivate,
    is_general: conversation.name === "general",
    is_member: members.includes(viewerId),
    is_shared: false,
    is_ext_shared: false,
    is_pending_ext_shared: false,
    pending_shared: [],
    shared_team_ids: [workspace.identity.teamId],
    previous_names: [],
    unlinked: 0,
    topic: { value: "", creator: "", last_set: 0 },
    purpose: { value: conversation.purpose, creator: conversation.creator, last_set: conversation.createdAt },
    num_members: members.length,
  };
}
