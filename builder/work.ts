import type { FoundProblem } from "./assignments.ts";
import type { DeadEnd } from "./dead-ends.ts";
import type { Steering } from "./steering.ts";

/** One attempt of coding, as the workflow hands it on. */
export interface Work {
  requestId: string;
  /** 1, and one more for each correction by the asker. */
  round: number;
  attempt: number;
  /** Bundle the agent starts from. */
  baseHash: string;
  /** What the checks found in it; none at a round's first attempt. */
  problems: FoundProblem[];
  /** The Plan changed while the base was written. */
  isSteered?: boolean;
  /** Nothing is tried after it in this round. */
  isLast?: boolean;
  /** Its code is what is live, byte for byte: only what it promises is tried. */
  isSameCode?: boolean;
  /** What is said does not change the Plan any more: it was changed often enough. */
  isFixed?: boolean;
  /** The base was left half done, by an attempt that was cut off. */
  isContinued?: boolean;
  /** The last attempt changed no file, and the problems are the same. */
  isUnchanged?: boolean;
  /** Which Approval of kind `dead_end` it goes on after. */
  deadEnd?: number;
  /** Another model than the usual one, by its name in the configuration. */
  model?: string;
  /** Somebody was asked about the money, and wanted it to go on. */
  isMoneyAsked?: boolean;
}

export type Coded =
  | { kind: "coded"; candidateHash: string; summary: string }
  | { kind: "failed"; code: string; message: string; next: string }
  /** It does not come to an end by itself: the Candidate is what was written by then. */
  | { kind: "stuck"; candidateHash: string; deadEnd: DeadEnd }
  /** What was said changes the Plan: the Candidate is what was written by then. */
  | { kind: "steered"; candidateHash: string; steering: Steering };

export function buildIdOf(work: Pick<Work, "requestId" | "round" | "attempt">): string {
  return `bld_${work.requestId.slice(4)}_${work.round}_${work.attempt}`;
}
