import { groupIdOf } from "./api/usergroups.ts";
import { findPerson, type Person } from "./people.ts";
import { platformTeam } from "./seed.ts";
import type { Workspace } from "./workspace.ts";

/** Where somebody reads: a conversation, or with `threadTs` a thread in it; empty means the conversation itself. */
export interface ReadPlace {
  userId: string;
  channelId: string;
  threadTs: string;
}

export interface Unread {
  /** How many messages of others came after the last one read; of two hundred at most. */
  unread: number;
  /** How many of them name the person, or a group they are in. */
  mentions: number;
  /** Time stamp of the last message read; empty where nothing ever was. */
  lastRead: string;
}

/** More than these nobody counts, and a channel that was never opened may hold thousands. */
const mostCounted = 200;

/** Notes that somebody has read up to `ts`. Never goes back. */
export function markRead(workspace: Workspace, place: ReadPlace, ts: string): void {
  const changed = workspace.db.run(
    `insert into read_marks (user_id, channel_id, thread_ts, last_read) values (?, ?, ?, ?)
     on conflict do update set last_read = excluded.last_read where excluded.last_read > last_read`,
    place.userId,
    place.channelId,
    place.threadTs,
    ts,
  );
  if (changed > 0) workspace.db.afterCommit(() => workspace.changes.tell({ kind: "read", ...place }));
}

/** What somebody has not read yet in a place. What they wrote themselves, and what came before it, they have read. */
export function unreadIn(workspace: Workspace, place: ReadPlace): Unread {
  const mark = workspace.db.get<{ last_read: string }>(
    "select last_read from read_marks where user_id = ? and channel_id = ? and thread_ts = ?",
    place.userId,
    place.channelId,
    place.threadTs,
  );
  const lastRead = mark?.last_read ?? "";
  const person = findPerson(workspace, place.userId);
  if (!person) return { unread: 0, mentions: 0, lastRead };
  const where = place.threadTs === "" ? "in_channel = 1 and ? = ''" : "thread_ts = ?";
  const [byId, byBlock, byGroup] = mentionForms(workspace, person);
  const row = workspace.db.get<{ unread: number; mentions: number | null }>(
    `with here as (
       select ts, record, coalesce(json_extract(record, '$.user'), '') as author,
         coalesce(json_extract(record, '$.subtype'), '') as subtype
       from messages where channel_id = ? and ${where} and ts > ? order by ts desc limit ${mostCounted})
     select count(*) as unread, sum(record like ? or record like ? or record like ?) as mentions from here
     where ts > coalesce((select max(ts) from here where author = ?), '') and subtype not in ('channel_join', 'tombstone')`,
    place.channelId,
    place.threadTs,
    lastRead,
    byId,
    byBlock,
    byGroup,
    place.userId,
  );
  return { unread: row?.unread ?? 0, mentions: row?.mentions ?? 0, lastRead };
}

/** What a message that calls this person has in it, as patterns for `like`. */
export function mentionForms(workspace: Workspace, person: Person): [string, string, string] {
  const groupId = groupIdOf(workspace);
  const isInGroup = platformTeam.members.includes(person.handle);
  return [
    `%<@${person.userId}%`,
    `%"user_id":"${person.userId}"%`,
    isInGroup ? `%<!subteam^${groupId}%` : `%<@${person.userId}%`,
  ];
}
