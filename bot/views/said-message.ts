import type { Language } from "../words/language.ts";
import { type Content, person, plain, section } from "./pieces.ts";

/** For all in the thread: what somebody wrote in a window of ours. */
export function saidMessage(personId: string, words: string, { replies }: Language): Content {
  const text = `${replies.says(person(personId))}\n> ${plain(words.trim()).replace(/\n/g, "\n> ")}`;
  return { text, blocks: [section(text)] };
}
