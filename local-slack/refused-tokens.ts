import type { Workspace } from "./workspace.ts";

/** Tokens that were good once, and what a call with one of them answers: `token_revoked`, `token_expired`, `invalid_auth`. */
export function refuseToken(workspace: Workspace, token: string, error: string): void {
  const sql = "insert into meta (name, value) values (?, ?) on conflict (name) do update set value = excluded.value";
  workspace.db.run(sql, nameOf(token), error);
}

export function refusalOf(workspace: Workspace, token: string): string | undefined {
  return workspace.db.get<{ value: string }>("select value from meta where name = ?", nameOf(token))?.value;
}

export function restoreToken(workspace: Workspace, token: string): void {
  workspace.db.run("delete from meta where name = ?", nameOf(token));
}

function nameOf(token: string): string {
  return `refused token ${token}`;
}
