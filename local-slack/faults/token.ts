import { publish } from "../events.ts";
import { saveIdentity, writeTokens } from "../identity.ts";
import { randomToken } from "../random.ts";
import { refusalOf, refuseToken, restoreToken } from "../refused-tokens.ts";
import type { Workspace } from "../workspace.ts";

/**
 * Takes the bot's token away: every call with it answers `token_revoked`. The app hears `tokens_revoked` where it
 * subscribes to it: `{type, tokens: {oauth: [], bot: [user id]}}` (@slack/types, events/token.d.ts).
 */
export function revokeToken(workspace: Workspace): void {
  const { botToken, botUserId } = workspace.identity;
  workspace.db.transaction(() => {
    refuseToken(workspace, botToken, "token_revoked");
    publish(workspace, "tokens_revoked", {
      type: "tokens_revoked",
      tokens: { oauth: [], bot: [botUserId] },
      event_ts: (workspace.now() / 1000).toFixed(6),
    });
  });
}

/**
 * Gives the bot a new token and writes it into `tokens.json`. The old one answers `token_expired`, as one that was rotated
 * does, or `invalid_auth`, as one of an app that was installed anew may.
 */
export function giveNewToken(workspace: Workspace, oldAnswers: "token_expired" | "invalid_auth"): void {
  const { identity } = workspace;
  workspace.db.transaction(() => {
    refuseToken(workspace, identity.botToken, oldAnswers);
    identity.botToken = randomToken("xoxb");
    saveIdentity(workspace.db, identity);
  });
  writeTokens(workspace.home, identity);
}

/** Lets the bot's present token be good again, if it was revoked. */
export function clearTokenFault(workspace: Workspace): void {
  restoreToken(workspace, workspace.identity.botToken);
}

/** `good`, or what calls with the bot's present token answer. */
export function tokenState(workspace: Workspace): string {
  return refusalOf(workspace, workspace.identity.botToken) ?? "good";
}
