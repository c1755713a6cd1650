/** What of an App a rule may ask for: kinds of things that it reads or reaches (things.ts makes them of a Manifest), or amounts. */
export type Condition =
  | "entries"
  | "data"
  | "secrets"
  | "messages"
  | "reactions"
  | "joins"
  | "services"
  | "events"
  | "channels"
  | "ownChannels"
  | "sharedChannels"
  | "dm"
  | "hosts"
  | "webhooks"
  | "page"
  | "model"
  | "packages"
  | "compute"
  | "monthlyUsdOver"
  | "memoryMbOver"
  | "cpusOver"
  | "gpusOver"
  | "monthlyUsdUpTo"
  /** Of the built-in rules alone. */
  | "reactionsPut"
  | "reactionsTaken"
  | "schedules"
  | "commands"
  | "widened"
  | "noApprovers"
  | "closedChannels"
  | "closedData"
  | "noRoom";

/** What is wanted of a condition's things: any (`true`), one whose name fits a pattern with `*`, or an amount. */
export type Wanted = true | readonly string[] | number;

/**
 * A rule of policy, as data: where an App has something of each condition, the effect. Of an App that is live it is
 * applied to what is new: see match-rule.ts.
 */
export interface Rule {
  name: string;
  when: Readonly<Partial<Record<Condition, Wanted>>>;
  effect: "refuse" | "approve" | "allow";
  /** For people; `{hosts}` stands for the names of what fits that condition, `{model.monthlyUsd}` for a word of it. */
  because: string;
  /** A sentence of `because` for each thing of this condition. Without it: one for all. */
  per?: Condition;
  /** Applied to an App once, and not again for more of the same kinds. */
  once?: true;
  /** Of a refusal: the next move. */
  next?: string;
  /** Of a built-in refusal: no company's allowance lifts it. */
  isFirm?: true;
  /** Handles of the groups whose yes it wants; left away: those who approve releases. */
  by?: readonly string[];
}
