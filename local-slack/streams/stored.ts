import type { Workspace } from "../workspace.ts";
import type { Mode, Streamed } from "./chunks.ts";
import type { TaskDisplay } from "./drawn.ts";

/** A message that is being streamed. When the stream ends, the message stays and this goes. */
export interface Stream extends Streamed {
  channelId: string;
  ts: string;
  threadTs: string;
  display: TaskDisplay;
  /** Null until something was written. */
  mode: Mode | null;
}

export function findStream(workspace: Workspace, channelId: string, ts: string): Stream | undefined {
  const sql = "select record from streams where channel_id = ? and ts = ?";
  const row = workspace.db.get<{ record: string }>(sql, channelId, ts);
  return row ? (JSON.parse(row.record) as Stream) : undefined;
}

/** Those of a thread, the oldest first. */
export function streamsIn(workspace: Workspace, channelId: string, threadTs: string): Stream[] {
  const sql = "select record from streams where channel_id = ? and thread_ts = ? order by ts";
  const rows = workspace.db.all<{ record: string }>(sql, channelId, threadTs);
  return rows.map((row) => JSON.parse(row.record) as Stream);
}

export function saveStream(workspace: Workspace, stream: Stream): void {
  workspace.db.run(
    `insert into streams (channel_id, ts, thread_ts, record) values (?, ?, ?, ?)
     on conflict (channel_id, ts) do update set record = excluded.record`,
    stream.channelId,
    stream.ts,
    stream.threadTs,
    JSON.stringify(stream),
  );
}

export function removeStream(workspace: Workspace, channelId: string, ts: string): void {
  workspace.db.run("delete from streams where channel_id = ? and ts = ?", channelId, ts);
}
