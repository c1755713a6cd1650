import type { Workspace } from "./workspace.ts";

/** A status goes by itself after so long: docs.slack.dev/reference/methods/assistant.threads.setStatus. */
const lifeMs = 2 * 60_000;

/** Shows `is thinking…` under a thread until the app's next message there, for two minutes at most; empty takes it away. */
export function setThreadStatus(workspace: Workspace, channelId: string, threadTs: string, status: string): void {
  const isChanged =
    status === ""
      ? workspace.db.run("delete from thread_statuses where channel_id = ? and thread_ts = ?", channelId, threadTs) > 0
      : workspace.db.run(
          `insert into thread_statuses (channel_id, thread_ts, status, set_at) values (?, ?, ?, ?)
           on conflict (channel_id, thread_ts) do update set status = excluded.status, set_at = excluded.set_at`,
          channelId,
          threadTs,
          status,
          workspace.now(),
        ) > 0;
  if (!isChanged) return;
  workspace.db.afterCommit(() => workspace.changes.tell({ kind: "status", channelId, threadTs, status }));
}

/** Empty where there is none. */
export function threadStatus(workspace: Workspace, channelId: string, threadTs: string): string {
  const sql = "select status, set_at from thread_statuses where channel_id = ? and thread_ts = ?";
  const row = workspace.db.get<{ status: string; set_at: number }>(sql, channelId, threadTs);
  return row && workspace.now() - row.set_at < lifeMs ? row.status : "";
}
