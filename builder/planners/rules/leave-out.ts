import type { ReadingContext } from "./context.ts";

/** "leave it out": of an answer to what we cannot limit, that it may go. */
export function leavesOut(answer: string, { lexicon }: ReadingContext): boolean {
  const plain = answer.toLowerCase();
  return lexicon.language.limits.leaveOut.split("|").some((phrase) => plain.includes(phrase));
}
