import { randomName } from "./random.ts";
import { SlackError } from "./slack-error.ts";
import type { Workspace } from "./workspace.ts";

const triggerLifeMs = 3000;

/** A trigger: the right to open one modal for this person within three seconds. */
export function makeTrigger(workspace: Workspace, userId: string): string {
  const triggerId = `${workspace.now()}.${workspace.identity.teamId}.${randomName(24)}`;
  const sql = "insert into triggers (trigger_id, user_id, expires_at) values (?, ?, ?)";
  workspace.db.run(sql, triggerId, userId, workspace.now() + triggerLifeMs);
  return triggerId;
}

/** Uses a trigger up and answers whose it was. */
export function useTrigger(workspace: Workspace, triggerId: string): string {
  const row = workspace.db.get<{ user_id: string; expires_at: number; is_used: number }>(
    "select user_id, expires_at, is_used from triggers where trigger_id = ?",
    triggerId,
  );
  if (!row) throw new SlackError("invalid_trigger_id");
  if (row.expires_at < workspace.now()) throw new SlackError("expired_trigger_id");
  if (row.is_used) throw new SlackError("exchanged_trigger_id");
  workspace.db.run("update triggers set is_used = 1 where trigger_id = ?", triggerId);
  return row.user_id;
}
