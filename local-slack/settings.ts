import { SlackError } from "./slack-error.ts";
import type { Workspace } from "./workspace.ts";

const windowName = "edit_window_minutes";

/** How long after it was written a message may be edited, in minutes; null for ever, as in a new workspace. */
export function setEditWindow(workspace: Workspace, minutes: number | null): void {
  workspace.db.run("delete from meta where name = ?", windowName);
  if (minutes === null) return;
  workspace.db.run("insert into meta (name, value) values (?, ?)", windowName, String(minutes));
}

/** Throws `edit_window_closed` where the message is too old to be edited in this workspace. */
export function requireEditWindow(workspace: Workspace, ts: string): void {
  const row = workspace.db.get<{ value: string }>("select value from meta where name = ?", windowName);
  if (!row) return;
  const ageMs = workspace.now() - Number(ts) * 1000;
  if (ageMs > Number(row.value) * 60_000) throw new SlackError("edit_window_closed");
}
