import { LogLevel, WebAPIPlatformError, WebAPIRateLimitedError, WebClient } from "@slack/web-api";
import type { Clock } from "../lib/clock.ts";
import { KnownError } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";

export interface SlackClientOptions {
  botToken: string;
  /** Slack's own when absent. */
  slackApiUrl?: string;
  log: Log;
}

/**
 * The Web API client of Toolroom. It repeats nothing by itself: a `chat.postMessage` whose answer was lost may have been
 * posted, so who calls decides what may be repeated (`patiently`, `bot/outbound`). A call ends after 30 s.
 */
export function createSlackClient(options: SlackClientOptions): WebClient {
  return new WebClient(options.botToken, {
    ...(options.slackApiUrl === undefined ? {} : { slackApiUrl: options.slackApiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 30_000,
    logger: slackLogger(options.log),
  });
}

/** Slack's libraries log through ours: warnings and errors only, since their other lines carry messages' text. */
export function slackLogger(log: Log) {
  const quiet = () => undefined;
  return {
    debug: quiet,
    info: quiet,
    warn: (...words: unknown[]) => log.warn("slack_library", { note: firstLine(words) }),
    error: (...words: unknown[]) => log.error("slack_library", { error: firstLine(words) }),
    getLevel: () => LogLevel.WARN,
    setLevel: quiet,
    setName: quiet,
  };
}

const MAX_WAITS = 20;
/** Slack's words for its own trouble (docs.slack.dev, errors of every method): what was asked may have been done or not. */
const BROKEN = new Set([
  ...["internal_error", "fatal_error", "service_unavailable", "request_timeout", "ratelimited"],
  "team_added_to_org",
]);

/** Its words for a token that it does not take (docs.slack.dev, errors of every method). */
const TOKEN_REFUSALS = new Set([
  ...["not_authed", "invalid_auth", "account_inactive", "token_revoked", "token_expired"],
  ...["not_allowed_token_type", "org_login_required"],
]);

/** Calls Slack, and again after the time it asks for when it says that we are too fast. Nothing was done in between. */
export async function patiently<T>(clock: Clock, call: () => Promise<T>): Promise<T> {
  for (let waits = 0; ; waits += 1) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof WebAPIRateLimitedError) || waits >= MAX_WAITS) throw error;
      await clock.sleep(error.retryAfter * 1000);
    }
  }
}

/** For calls that may be made twice: also again, at most three times, when the network or Slack failed. */
export async function persistently<T>(clock: Clock, call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await patiently(clock, call);
    } catch (error) {
      if (slackErrorOf(error) !== null) throw error;
      const word = slackWordOf(error);
      if (attempt >= 4 || (word !== null && isTokenRefusal(word))) throw slackSilent(error);
      await clock.sleep(250 * 4 ** (attempt - 1));
    }
  }
}

/** An outage, not a failure: whoever can waits for its end. */
export function slackSilent(cause: unknown): KnownError {
  const word = slackWordOf(cause);
  const next = "Nothing is lost: it will be tried again.";
  if (word === null || !isTokenRefusal(word))
    return new KnownError("slack_silent", "Slack does not answer.", next, { cause });
  const newToken = "Nothing is lost: give Toolroom a new SLACK_BOT_TOKEN and start it again.";
  return new KnownError("slack_silent", `Slack refuses Toolroom's token (${word}).`, newToken, { cause });
}

export function isSlackSilent(error: unknown): boolean {
  return error instanceof KnownError && error.code === "slack_silent";
}

/**
 * Slack's word for why it refused, such as `channel_not_found`; null where it did not answer, or only that it is broken,
 * or that it takes our token no longer: what we say then waits for a new one, and is not refused.
 */
export function slackErrorOf(error: unknown): string | null {
  const word = slackWordOf(error);
  return word === null || isTokenRefusal(word) ? null : word;
}

/** The same with Slack's words about our token. */
export function slackWordOf(error: unknown): string | null {
  if (!(error instanceof WebAPIPlatformError)) return null;
  const { error: word } = error.data;
  // What is no word is a page of somebody in between.
  return BROKEN.has(word) || !/^[\w:.-]+$/.test(word) ? null : word;
}

export function isTokenRefusal(word: string): boolean {
  return TOKEN_REFUSALS.has(word);
}

function firstLine(words: unknown[]): string {
  const text = words.map((word) => (word instanceof Error ? word.message : String(word))).join(" ");
  return (text.split("\n")[0] ?? "").slice(0, 300);
}
