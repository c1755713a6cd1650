import { has, isOpen, isSilent, mark, type Range, type Scene, senses } from "../words/scene.ts";

const MAX_WORDS = 4;

/** Small words that end a thing's name behind another noun: "trade show", "broken stuff". */
const ENDING = /^(?:show|stuff)$/;

/** The words of a thing's name from an index on: articles are passed over, grammar, signs and values end it. */
export function nounPhraseFrom(scene: Scene, start: number, end: number): Range | null {
  let from = start;
  while (from < end && isBeforeNoun(scene, from)) from += 1;
  let to = from;
  while (to < end && to - from < MAX_WORDS && isNounWord(scene, to)) to += 1;
  return to === from || (to === from + 1 && isEnding(scene, from)) ? null : { from, to };
}

function isEnding(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  return item?.kind === "word" && ENDING.test(item.word);
}

/** The words of a thing's name that end right before an index. */
export function nounPhraseBefore(scene: Scene, end: number, start: number): Range | null {
  let from = end;
  while (from > start && end - from < MAX_WORDS && isNounWord(scene, from - 1)) from -= 1;
  return from === end ? null : { from, to: end };
}

/** Articles, and words that say how things stand: "open", "yesterday's". */
function isBeforeNoun(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  // "wir übersetzen Handbücher": what we do, and no kind of them.
  const isDone =
    scene.context.lexicon.language.code === "de" &&
    /^(?:wir|ich|man|sie)$/i.test(scene.items[index - 1]?.text ?? "") &&
    /^\p{Ll}{4,}(?:en|eln|ern|e|t)$/u.test(item?.text ?? "") &&
    /^\p{Lu}/u.test(scene.items[index + 1]?.text ?? "");
  if (isDone) return true;
  return senses(item).includes("determiner") || has(item, "open", "overdue", "today", "yesterday", "week");
}

function isNounWord(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  if (item?.kind === "number") return index > 0 && isOpen(scene.items[index - 1]);
  if (mark(item) === "&") return isOpen(scene.items[index - 1]) && isOpen(scene.items[index + 1]);
  // "by the day" is known as one: it says how, not what.
  if (item?.kind !== "word" || /\d| /.test(item.text)) return false;
  if (senses(item).includes("lacking:secrecy")) return false;
  if (isSilent(item) && isEnding(scene, index) && isOpen(scene.items[index - 1])) return true;
  const { nounish, code } = scene.context.lexicon.language;
  if (isSilent(item) && nounish.split("|").includes(item.word)) return isNounWord(scene, index + 1);
  if (!isOpen(item) || isSilent(item)) return false;
  // "our printers Alpha, Beta": a name begins.
  const before = scene.items[index - 1];
  const isName =
    code === "en" &&
    /^\p{Lu}\p{Ll}/u.test(item.text) &&
    before?.kind === "word" &&
    /^\p{Ll}/u.test(before.text) &&
    !isSilent(before);
  if (isName) return false;
  // "23 extinguishers spread over three floors"
  if (isOpen(before) && /^(?:spread|scattered|located|stored|kept|parked|standing|lying)$/i.test(item.text))
    return false;
  return !has(
    item,
    "and",
    "or",
    "of",
    "with",
    "in",
    "wh",
    "that",
    "between",
    "until",
    "columns",
    "me",
    "before",
    "everybody",
    "say",
    "remind",
    "per",
    "older",
    "today",
    "yesterday",
  );
}
