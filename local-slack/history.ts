import type { Message } from "./draft.ts";
import { findMessage } from "./messages.ts";
import { SlackError } from "./slack-error.ts";
import type { Workspace } from "./workspace.ts";

export interface Span {
  oldest?: string | undefined;
  latest?: string | undefined;
  isInclusive: boolean;
}

/** What stands in the channel itself, newest first. */
export function historyOf(workspace: Workspace, channelId: string, span: Span): Message[] {
  const sql = "select record from messages where channel_id = ? and in_channel = 1 order by ts desc";
  return within(workspace.db.all<{ record: string }>(sql, channelId), span);
}

/** A thread: its root, and the replies within the span, oldest first. `ts` may be that of a reply. */
export function repliesTo(
  workspace: Workspace,
  channelId: string,
  ts: string,
  span: Span,
): { root: Message; replies: Message[] } {
  const asked = findMessage(workspace, channelId, ts);
  const root = asked && findMessage(workspace, channelId, String(asked.thread_ts ?? asked.ts));
  if (!root) throw new SlackError("thread_not_found");
  const sql = "select record from messages where channel_id = ? and thread_ts = ? order by ts";
  return { root, replies: within(workspace.db.all<{ record: string }>(sql, channelId, root.ts), span) };
}

function within(rows: readonly { record: string }[], span: Span): Message[] {
  return rows.map((row) => JSON.parse(row.record) as Message).filter((message) => isWithin(message.ts, span));
}

function isWithin(ts: string, span: Span): boolean {
  const at = microsOf(ts);
  const oldest = span.oldest === undefined ? 0 : microsOf(span.oldest);
  const latest = span.latest === undefined ? Number.POSITIVE_INFINITY : microsOf(span.latest);
  return span.isInclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
}

function microsOf(ts: string): number {
  const [seconds = "0", micros = ""] = ts.split(".");
  return Number(seconds) * 1_000_000 + Number(micros.padEnd(6, "0").slice(0, 6));
}
