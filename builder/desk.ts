import type { HeardOutcome } from "../store/message-tables.ts";
import type { AskInput } from "../store/schema.ts";

/**
 * What people can do to a request, for whichever entrance they use (Slack today, API and `tool` later). Every verb is
 * saved before it returns, asks `operator/authority.ts`, and is harmless when it comes twice.
 */
export interface Desk {
  /** Saves an ask, once per Slack message, and starts its workflow. */
  receive(ask: ReceivedAsk): Promise<Received>;
  /**
   * A reply in a thread we know: a decision in words ("build it", "cancel", "looks right"), answers to our questions, a
   * correction of what is shown, or, in a live app's thread with nothing open, the ask for a change. It decides only what
   * stood in Slack before it was said.
   */
  reply(reply: ThreadReply): Promise<Replied>;
  /** A button, which stands on the card that shows what is decided. Judged by user id now; the first one wins. */
  decide(decision: DecisionInput): Promise<DecisionOutcome>;
  /** The version before this Release, where it is still what is live. The words *undo* and *back to v2* are replies. */
  undo(releaseId: string, ask: ReceivedAsk): Promise<Received>;
  /** Stop: the button, the word, ❌. Work in progress ends within two seconds. */
  stop(requestId: string, personId: string): Promise<StopOutcome>;
}

export interface ReceivedAsk {
  slackTeamId: string;
  channelId: string;
  /** Thread it lives in: of a top-level message its own ts. */
  threadTs: string;
  messageTs: string;
  personId: string;
  /** The ask without the bot's mention. */
  text: string;
  inputs: AskInput[];
}

export type Received =
  | { kind: "started"; requestId: string }
  /** The same message again. */
  | { kind: "known"; requestId: string }
  /** Nothing was started; `say` goes to that person only. */
  | { kind: "refused"; say: string };

export interface ThreadReply extends ReceivedAsk {
  /** Whether the bot was mentioned in it. */
  mentioned: boolean;
}

/** Kept with its effect: the same message again gets the same answer. */
export type Replied = HeardOutcome;

export interface DecisionInput {
  approvalId: string;
  personId: string;
  answer: "yes" | "no" | "change";
  /** What should be different, or the reason. */
  words?: string;
  /** Slack message the words stand in, where it was a reply, and what came with it. */
  saidIn?: string;
  inputs?: AskInput[];
}

export type DecisionOutcome =
  | { kind: "taken"; as: string }
  /** Somebody was first: who, what, when; or something newer took its place, which stands at `newer`. */
  | { kind: "already"; say: string; newer?: { channelId: string; ts: string } }
  /** Not theirs to decide, expired, or about an older release. */
  | { kind: "refused"; say: string };

export type StopOutcome =
  | { kind: "stopping" }
  | { kind: "nothing_to_stop"; say: string }
  | { kind: "refused"; say: string };
