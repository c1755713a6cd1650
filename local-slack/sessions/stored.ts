import type { Workspace } from "../workspace.ts";

export const sessionStatuses = ["active", "processing", "suspended", "closed"] as const;

export type SessionStatus = (typeof sessionStatuses)[number];

/** A thread that the agent works in: https://docs.slack.dev/ai/agent-sessions. */
export interface AgentSession {
  channelId: string;
  threadTs: string;
  status: SessionStatus;
  title: string;
  initiatorId: string | null;
  /** Who pressed Stop since the agent began to work; it is the agent that then changes the status. */
  stopAskedBy: string | null;
}

export function findAgentSession(workspace: Workspace, channelId: string, threadTs: string): AgentSession | undefined {
  const sql = "select record from agent_sessions where channel_id = ? and thread_ts = ?";
  const row = workspace.db.get<{ record: string }>(sql, channelId, threadTs);
  return row ? (JSON.parse(row.record) as AgentSession) : undefined;
}

export function saveAgentSession(workspace: Workspace, agentSession: AgentSession): void {
  const { channelId, threadTs } = agentSession;
  workspace.db.run(
    `insert into agent_sessions (channel_id, thread_ts, record) values (?, ?, ?)
     on conflict (channel_id, thread_ts) do update set record = excluded.record`,
    channelId,
    threadTs,
    JSON.stringify(agentSession),
  );
  workspace.db.afterCommit(() => workspace.changes.tell({ kind: "session", channelId, threadTs }));
}
