import type { Json } from "./json.ts";
import { findMessage } from "./messages.ts";
import type { Person } from "./people.ts";
import { mentionForms, type Unread, unreadIn } from "./read-marks.ts";
import { shownMessage } from "./shown-message.ts";
import type { Workspace } from "./workspace.ts";

export interface FollowedThread extends Unread {
  channelId: string;
  threadTs: string;
  latestReply: string;
}

const shown = 50;

/**
 * The threads that somebody began, wrote in or was called in by an answer, the last answered first. Whom the message
 * above a thread names is called in the channel, not in the thread.
 */
export function followedThreads(workspace: Workspace, person: Person): FollowedThread[] {
  const [byId, byBlock, byGroup] = mentionForms(workspace, person);
  const rows = workspace.db.all<{ channel_id: string; root: string; latest: string }>(
    `select m.channel_id, coalesce(m.thread_ts, m.ts) as root,
       (select max(ts) from messages r where r.channel_id = m.channel_id and r.thread_ts = coalesce(m.thread_ts, m.ts)) as latest
     from messages m join members on members.channel_id = m.channel_id and members.user_id = ?
     where json_extract(m.record, '$.user') = ?
       or m.thread_ts is not null and (m.record like ? or m.record like ? or m.record like ?)
     group by 1, 2 having latest is not null order by latest desc limit ?`,
    person.userId,
    person.userId,
    byId,
    byBlock,
    byGroup,
    shown,
  );
  return rows.map((row) => ({
    channelId: row.channel_id,
    threadTs: row.root,
    latestReply: row.latest,
    ...unreadIn(workspace, { userId: person.userId, channelId: row.channel_id, threadTs: row.root }),
  }));
}

/** A thread as the page lists it: its first message and the last answer. */
export function shownThread(workspace: Workspace, thread: FollowedThread): Json {
  const { channelId, threadTs, latestReply, unread, mentions, lastRead } = thread;
  const part = (ts: string): Json | null => {
    const message = findMessage(workspace, channelId, ts);
    return message ? shownMessage(workspace, channelId, message, false) : null;
  };
  return {
    channel: channelId,
    thread_ts: threadTs,
    unread,
    mentions,
    last_read: lastRead,
    root: part(threadTs),
    latest: part(latestReply),
  };
}
