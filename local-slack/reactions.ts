import type { Json } from "./json.ts";
import type { Workspace } from "./workspace.ts";

/** The reactions on a message, oldest name first: `[{name, users, count}]`. */
export function reactionsOn(workspace: Workspace, channelId: string, ts: string): Json[] {
  const rows = workspace.db.all<{ name: string; user_id: string }>(
    "select name, user_id from reactions where channel_id = ? and ts = ? order by added",
    channelId,
    ts,
  );
  const users = new Map<string, string[]>();
  for (const row of rows) users.set(row.name, [...(users.get(row.name) ?? []), row.user_id]);
  return [...users].map(([name, who]) => ({ name, users: who, count: who.length }));
}
