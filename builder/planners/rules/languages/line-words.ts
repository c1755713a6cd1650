import type { LineProblem } from "../outlined/section-reading.ts";

/** What is said of an outline, in one language. */
export interface LineWords {
  /** Which line cannot be read, and what would be understood; a sentence or two. */
  problem(problem: LineProblem): string;
  /** Of that, where nobody may be asked any more: what is done instead. */
  leftOut(problem: LineProblem): string;
  /** Lines beside those that were asked about. */
  others(lines: readonly string[]): string;
  /** What a reply wants gone: the key of a line, or "" where it says no more than "it" or "the line". null: nothing. */
  dropped(reply: string): string | null;
  /** How to answer. */
  sayAgain: string;
  /** A part of what is live that the lines do not have. */
  ends(line: string): string;
  /** What is left makes no app. */
  nothingLeft: string;
  /** Why an app that is live cannot become what its lines say. */
  cannotBecome: string;
  /** Said first of a plan for an app that is live. */
  becomes: string;
}
