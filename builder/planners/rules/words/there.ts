import { isStop } from "./clauses.ts";
import type { Item } from "./item.ts";

/**
 * "soll dort jeden Werktag um 6:45 stehen: …", "in the same channel post …", "it should say there every Monday …": the channel
 * that was named last, as if it was named again; nothing in a sentence that names one itself, or says neither when nor what.
 */
export function withThere(items: readonly Item[]): Item[] {
  const said: Item[] = [];
  let last: Item | null = null;
  for (let at = 0; at < items.length; ) {
    const item = items[at];
    if (item === undefined) break;
    if (item.kind === "channel") last = item;
    const length = last === null ? 0 : lengthOfThere(items, at);
    const end = items[at + length - 1];
    if (last === null || end === undefined || length === 0 || !isPosted(items, at, length)) {
      said.push(item);
      at += 1;
      continue;
    }
    said.push({ ...last, from: item.from, to: end.to });
    at += length;
  }
  return said;
}

/** Items of the words for it; 0: there are none. */
function lengthOfThere(items: readonly Item[], at: number): number {
  const words = items.slice(at, at + 5).map((item) => (item.kind === "word" ? item.text.toLowerCase() : " "));
  const found = PHRASE.exec(words.join(" "))?.[0];
  if (found === undefined) return 0;
  let length = 0;
  for (let signs = 0; signs < found.trimEnd().length; length += 1) signs += (words[length] ?? "").length + 1;
  return length;
}

const PHRASE =
  /^(?:(?:also |too )?(?:in|into|to) (?:the same|that|that same) (?:channel|chat|room|place)|(?:in|im) (?:selben|gleichen|denselben|demselben|den gleichen|dem gleichen|jenem) (?:kanal|channel|chat)|im selben|ebenda|ebendort|dorthin|dort|there)(?= |$)/;

/** A sentence with what is said, or that it stands there, and when. */
function isPosted(items: readonly Item[], at: number, length: number): boolean {
  let [from, to] = [at, at + length];
  while (from > 0 && !isStop(items[from - 1])) from -= 1;
  while (to < items.length && !isStop(items[to])) to += 1;
  const sentence = items.slice(from, to);
  const isOwn = sentence.some(({ kind }) => kind === "channel" || kind === "command");
  // "there is", "dort ist": tells what there is.
  const isTold = TELLING.test(items[at + length]?.text ?? "") && /^(?:there|dort)$/i.test(items[at]?.text ?? "");
  const isWhen = sentence.some(({ kind }) => kind === "time" || kind === "recurrence");
  const isSaid = sentence.some(
    (item) =>
      item.kind === "quote" ||
      item.text === ":" ||
      (item.kind === "word" && (item.senses.includes("say") || item.senses.includes("remind"))),
  );
  return !isOwn && !isTold && isWhen && isSaid;
}

const TELLING = /^(?:is|are|was|were|will|should|must|shall|has|have|ist|sind|war|waren|gibt|hat|haben|liegen|liegt)$/i;
