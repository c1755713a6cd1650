import type { ReadingContext } from "../context.ts";
import { isStop } from "./clauses.ts";
import type { Item } from "./item.ts";

/**
 * "say in here", "hier reinschreiben", "in diesem Kanal": the channel where it is asked, as if it was named; nothing where one is
 * named in the same sentence, or "here" says who writes or where something stands.
 */
export function withHere(items: readonly Item[], { here }: ReadingContext): Item[] {
  if (here === undefined) return [...items];
  const said: Item[] = [];
  for (let at = 0; at < items.length; ) {
    const length = lengthOfHere(items, at);
    const item = items[at];
    const last = items[at + length - 1];
    if (item === undefined) break;
    if (length === 0 || last === undefined || !isTold(items, at, length)) {
      said.push(item);
      at += 1;
      continue;
    }
    said.push({ kind: "channel", inner: here, text: here, from: item.from, to: last.to });
    at += length;
  }
  return said;
}

/** Items of the words for it; 0: there are none. */
function lengthOfHere(items: readonly Item[], at: number): number {
  const words = items.slice(at, at + 4).map((item) => (item.kind === "word" ? item.text.toLowerCase() : " "));
  const found = PHRASE.exec(words.join(" "))?.[0];
  if (found === undefined) return 0;
  let length = 0;
  for (let signs = 0; signs < found.trimEnd().length; length += 1) signs += (words[length] ?? "").length + 1;
  return length;
}

const PHRASE =
  /^(?:(?:right |back )?(?:here )?(?:in|into|to) (?:this|the same|our) (?:channel|chat|room)|(?:right )?in here|(?:right )?here in this channel|here|(?:hier )?(?:in|im) (?:diese[mn]|selben|gleichen) (?:kanal|channel|chat)|hier (?:rein|im kanal|im channel|in den kanal|in den channel)|hier)(?= |$)/;

/** In a sentence that says something, or when. */
function isTold(items: readonly Item[], at: number, length: number): boolean {
  let [from, to] = [at, at + length];
  const isBare = length === 1 && /^(?:here|hier)$/i.test(items[at]?.text ?? "");
  const isEnd = (item: Item | undefined) => isStop(item) || (isBare && item?.text === ",");
  while (from > 0 && !isEnd(items[from - 1])) from -= 1;
  while (to < items.length && !isEnd(items[to])) to += 1;
  const sentence = items.slice(from, to);
  if (sentence.some(({ kind }) => kind === "channel" || kind === "command")) return false;
  if (isBare && BEHIND_OTHER.test(items[at - 1]?.text ?? "")) return false;
  if (isBare && OF_OTHER.test(items[at + 1]?.text ?? "")) return false;
  const isWished = !isBare || sentence.some(({ text }) => WISHING.test(text));
  const isWhen = isWished && sentence.some(({ kind }) => kind === "time" || kind === "recurrence");
  const isSaid = sentence.some(
    (item) =>
      item.kind === "word" &&
      (["say", "remind"].some((sense) => item.senses.includes(sense)) || SAYING.test(item.word)),
  );
  return isWhen || isSaid;
}

const OF_OTHER = /^(?:is|are|'s|ist|sind|schreibt|spricht|gibt|haben)$/i;
const BEHIND_OTHER =
  /^(?:neu|new|bin|am|is|are|ist|sind|work|arbeite|everyone|everybody|people|from|von|over|out|down)$/i;
const WISHING = /^(?:should|shall|must|please|pls|soll|sollen|sollte|muss|bitte|bekanntgeben)$/i;
const SAYING =
  /^(?:shout|shouts|yell|drop|write|writes|put|tell|say|says|announce|reinschreiben|schreiben|schreib|rein|verkünden|ansagen|stehen|steht|melden|meldet|sagen|sag)$/;
