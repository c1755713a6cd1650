import type { Caller } from "./api/method.ts";
import { findByName } from "./people.ts";
import { refusalOf } from "./refused-tokens.ts";
import { SlackError } from "./slack-error.ts";
import type { Workspace } from "./workspace.ts";

/** Whose token it is. The bot's and the app's are made per home; a person's is `xoxp-<handle>`. */
export function callerOf(workspace: Workspace, token: string | undefined): Caller {
  if (token === undefined || token === "") throw new SlackError("not_authed");
  const refusal = refusalOf(workspace, token);
  if (refusal !== undefined) throw new SlackError(refusal);
  const { botToken, appToken, configToken, botUserId } = workspace.identity;
  const scopes = workspace.manifest.oauth_config.scopes.bot;
  if (token === botToken) return { kind: "bot", userId: botUserId, scopes };
  if (token === configToken) return { kind: "config", scopes: ["app_configurations:read", "app_configurations:write"] };
  if (token === appToken) return { kind: "app", scopes: ["connections:write"] };
  const handle = /^xoxp-(.+)$/.exec(token)?.[1];
  const person = handle === undefined ? undefined : findByName(workspace, handle);
  if (!person || person.isBot || person.handle !== handle) throw new SlackError("invalid_auth");
  if (person.isDeleted) throw new SlackError("account_inactive");
  return { kind: "user", userId: person.userId, scopes: ["identify", "client"] };
}
