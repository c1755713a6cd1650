import type { WebClient } from "@slack/web-api";
import type { Clock } from "../lib/clock.ts";
import { KnownError } from "../lib/errors.ts";
import { persistently, slackWordOf } from "./slack-client.ts";

/** Who the bot is, and in which workspace. */
export interface SlackIdentity {
  slackTeamId: string;
  botUserId: string;
  botId: string;
  /** Of our Slack app; empty where Slack does not tell it. */
  appId: string;
}

/** Asks Slack whose the token is. Throws KnownError `slack_refused` or `slack_silent`. */
export async function readSlackIdentity(client: WebClient, clock: Clock): Promise<SlackIdentity> {
  try {
    const answer = await persistently(clock, () => client.auth.test());
    const { team_id: slackTeamId, user_id: botUserId, bot_id: botId, app_id: appId = "" } = answer;
    if (slackTeamId !== undefined && botUserId !== undefined && botId !== undefined)
      return { slackTeamId, botUserId, botId, appId };
    throw new KnownError(
      "slack_refused",
      "The Slack token is no bot's.",
      "Set SLACK_BOT_TOKEN to the one that begins with xoxb-.",
    );
  } catch (error) {
    if (error instanceof KnownError && error.code !== "slack_silent") throw error;
    const reason = slackWordOf(error instanceof KnownError ? error.cause : error);
    if (reason === null)
      throw new KnownError("slack_silent", "Slack does not answer.", "Check the network and start again.", {
        cause: error,
      });
    throw new KnownError(
      "slack_refused",
      `Slack refuses the bot token (${reason}).`,
      "Check SLACK_BOT_TOKEN and start again.",
    );
  }
}
