import type { WebClient } from "@slack/web-api";
import type { Clock } from "../lib/clock.ts";
import type { Log } from "../lib/log.ts";
import { type Poll, startPoll } from "../operator/poll.ts";
import { isTokenRefusal, patiently, slackWordOf } from "./slack-client.ts";

export interface TokenWatchOptions {
  client: WebClient;
  clock: Clock;
  log: Log;
  /** Says a sentence where the operator reads it; Slack is no place for it. */
  tellOperator(sentence: string): void;
}

const EVERY_MS = 60_000;

/**
 * Looks whether Slack still takes our token, every minute and where Slack says that it is taken back (`wake`); an expiry
 * comes without a word. The operator is told once when it does not, and once when it does again.
 */
export function startTokenWatch({ client, clock, log, tellOperator }: TokenWatchOptions): Poll {
  let refusedBecause: string | null = null;
  const look = async (): Promise<void> => {
    const word = await refusalOf(clock, client);
    if (word === "unknown" || (word === null) === (refusedBecause === null)) return;
    refusedBecause = word;
    if (word === null) {
      log.info("slack_token_taken");
      return tellOperator("Slack takes Toolroom's token again. What waited is said now.");
    }
    log.error("slack_token_refused", { reason: word });
    tellOperator(
      `Slack takes Toolroom's token no longer (${word}). What people say and press is kept meanwhile. Stop Toolroom, set SLACK_BOT_TOKEN to a new token, and start it again.`,
    );
  };
  return startPoll({ name: "Slack token", everyMs: EVERY_MS, clock, log, work: look });
}

/** Slack's word for why it does not take the token; null: it does. `unknown`: it does not say. */
async function refusalOf(clock: Clock, client: WebClient): Promise<string | null> {
  try {
    await patiently(clock, () => client.auth.test());
    return null;
  } catch (error) {
    const word = slackWordOf(error);
    return word !== null && isTokenRefusal(word) ? word : "unknown";
  }
}
