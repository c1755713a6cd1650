import type { CheckActor } from "../../sdk/contract/check.ts";
import type { DeliveryAnswer } from "../../sdk/contract/delivery.ts";

/**
 * A Candidate that runs on a fresh data folder, and what can be done to it. `at` is ISO 8601 with offset. What the app
 * or the platform refuses is an answer; a target that is gone throws.
 */
export interface CheckTarget {
  /** Fires a trigger by its `run` name, with what it gets; `as`: who does it, of what happens in Slack. */
  fire(
    run: string,
    how: { as: CheckActor; at: string; body?: string | Record<string, unknown> | undefined },
  ): Promise<DeliveryAnswer>;
  /** Whether a schedule of its manifest is due in that minute. Asks no app. */
  isDue(run: string, at: string): boolean;
  /** Opens a page, or sends `form` to it. A redirect of the app is followed once; 401 and 403 are refusals. */
  visit(
    path: string,
    how: { as: CheckActor; at: string; form?: Record<string, string> },
  ): Promise<{ status: number; text: string }>;
  /** Uses a command as it is typed, such as `/lunch ramen`. */
  command(text: string, how: { as: CheckActor; at: string }): Promise<DeliveryAnswer>;
  /** Everything it has posted so far, oldest first. What it told a person in private has `@` and their id as channel. */
  posts(): Promise<{ channel: string; text: string }[]>;
  /** How many rows of one of its tables have these values. */
  rows(table: string, has: Record<string, string | number | null>): Promise<number>;
}
