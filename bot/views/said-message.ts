import { type Content, person, plain, section } from "./pieces.ts";

/** For all in the thread: what somebody wrote in a window of ours. */
export function saidMessage(personId: string, words: string): Content {
  const text = `${person(personId)} says:\n> ${plain(words.trim()).replace(/\n/g, "\n> ")}`;
  return { text, blocks: [section(text)] };
}
