import { has, indexes, isOpen, isSilent, mark, type Range, type Scene, senses } from "../words/scene.ts";
import { nounFrom } from "./names.ts";

/** Things with a number or a letter each, by name. */
export interface NumberedList extends Range {
  names: string[];
}

/** "desk 1 to 60": no more are meant by it. */
const MOST = 60;

/**
 * "camera A, camera B and the drone", "GPU 1, GPU 2, tug A, belt loader", "Saal 1–5", "desk 1 to 8": at least two have a
 * number or letter. null: there are none. Nothing is taken.
 */
export function numberedListIn(scene: Scene, range: Range): NumberedList | null {
  for (const start of indexes(range)) {
    const found = isCoded(scene, start) && !scene.used.has(start) ? listFrom(scene, start, range) : null;
    if (found !== null) return found;
  }
  return null;
}

function listFrom(scene: Scene, start: number, range: Range): NumberedList | null {
  const names: string[] = [];
  let noun = nounAt(scene, start, range);
  const from = start - noun.split(" ").length + 1;
  let [at, to, coded] = [start, start, 0];
  while (at < range.to) {
    const read = elementAt(scene, at, range.to, noun, names.length > 0, isListSign(scene, at - 1));
    if (read === null) break;
    names.push(...read.names);
    coded += read.coded;
    noun = read.noun;
    to = read.to;
    const next = behindSigns(scene, to, range.to);
    if (next === to) break;
    at = next;
  }
  const before = coded < 2 ? [] : plainBefore(scene, from, range.from);
  // "rooms 1, 2 and 3": the first is a room too.
  const shared = nounFrom(scene, noun).one;
  const isShared = names[1]?.startsWith(`${shared} `) === true && /^\S+$/.test(names[1].slice(shared.length + 1));
  const isBare = isCode(scene, behindSigns(scene, start + 2, range.to));
  const isOne = isBare && /^(?:\d+\p{Ll}?|\p{Lu}\d*)$/u.test(codeOf(scene, start + 1));
  const first = isShared && isOne && coded > 1 ? [`${shared} ${codeOf(scene, start + 1)}`] : names.slice(0, 1);
  if (isBare && coded > 1 && isOfMany(scene, noun) && /^\p{Lu}$/u.test(codeOf(scene, start + 1)))
    return { from: start + 1, to, names: [...new Set(names.map((name) => name.replace(`${noun} `, "")))] };
  const all = [...new Set([...before.map(({ name }) => name), ...first, ...names.slice(1)])];
  return coded < 2 || all.length < 2 ? null : { from: before[0]?.at ?? from, to, names: all };
}

interface Element {
  names: string[];
  coded: number;
  noun: string;
  to: number;
}

function elementAt(
  scene: Scene,
  at: number,
  end: number,
  noun: string,
  isNext: boolean,
  isBehindSign: boolean,
): Element | null {
  if (isNext && isCode(scene, at)) return withCode(scene, at, end, nounFrom(scene, noun).one);
  let to = at;
  while (to < end && to < at + 3 && isNounPart(scene, to)) {
    to += 1;
    if (!isCode(scene, to) || isNumberOfMore(scene, to)) continue;
    const words = wordsOf(scene, { from: at, to });
    return withCode(scene, to, end, isNext ? words : noun);
  }
  const isPlain = isNext && to > at && isEnd(scene, to, end) && isThing(scene, { from: at, to });
  return isPlain && isBehindSign ? { names: [wordsOf(scene, { from: at, to })], coded: 0, noun, to } : null;
}

/** "1", "1 to 8", "1 bis 12", "1–5", "1,2,3". */
function withCode(scene: Scene, at: number, end: number, noun: string): Element | null {
  const said = codeOf(scene, at);
  // "Funkgeräte 1 bis 12": each is a Funkgerät.
  const one = (words: string) => nounFrom(scene, words).one;
  const several = said.split(",");
  if (several.length > 1)
    return { names: several.map((code) => `${one(noun)} ${code}`), coded: several.length, noun, to: at + 1 };
  const joined = /^(\d{1,3})[-–](\d{1,3})$/.exec(said);
  if (joined !== null) return spreadFrom(one(noun), joined[1] ?? "", joined[2] ?? "", at + 1);
  if (at + 2 < end && UP_TO.test(scene.items[at + 1]?.text ?? "")) {
    const isSaidAgain = scene.items[at + 2]?.text.toLowerCase() === noun.split(" ").at(-1)?.toLowerCase();
    const last = at + 2 + (isSaidAgain ? 1 : 0);
    if (last < end && isCode(scene, last)) return spreadFrom(one(noun), said, codeOf(scene, last), last + 1);
  }
  return { names: [`${noun} ${said}`], coded: 1, noun, to: at + 1 };
}

/** "Aufzüge A, B, C", of which one is not known: their letters alone. */
function isOfMany(scene: Scene, noun: string): boolean {
  return (
    scene.context.lexicon.language.code === "de" &&
    /(?:e|en|er|n|s)$/.test(noun) &&
    nounFrom(scene, noun).one === noun &&
    UMLAUT.test(noun)
  );
}

const UMLAUT = /[äöü]\p{L}*(?:e|en|er)$/u;

const UP_TO = /^(?:to|bis|through|thru|til|till|[-–—])$/i;

function spreadFrom(noun: string, first: string, last: string, to: number): Element | null {
  const isLetter = /^\p{Lu}$/u.test(first) && /^\p{Lu}$/u.test(last);
  const [from, until] = isLetter ? [first.charCodeAt(0), last.charCodeAt(0)] : [Number(first), Number(last)];
  if (!(from < until) || until - from >= MOST) return null;
  const codes = Array.from({ length: until - from + 1 }, (_, one) =>
    isLetter ? String.fromCharCode(from + one) : `${from + one}`,
  );
  return { names: codes.map((code) => `${noun} ${code}`), coded: codes.length, noun, to };
}

/** A noun with its number or letter right behind it. */
function isCoded(scene: Scene, index: number): boolean {
  return isNounPart(scene, index) && isCode(scene, index + 1) && !isNumberOfMore(scene, index + 1);
}

/** "Poll 3 times", "ca. 25 Lkw": the number counts what follows. */
function isNumberOfMore(scene: Scene, index: number): boolean {
  const [item, next] = [scene.items[index], scene.items[index + 1]];
  if (item?.kind !== "number" || next?.kind !== "word") return false;
  return isOpen(next) && !UP_TO.test(next.text) && !isBetween(scene, index + 1) && !isHow(scene, index + 1);
}

/** "stundenweise", "by the day", "with": what is told of it goes on. */
function isHow(scene: Scene, index: number): boolean {
  const { code } = scene.context.lexicon.language;
  const text = scene.items[index]?.text ?? "";
  return (
    has(scene.items[index], "with", "per", "of", "until", "between", "wh", "booking", "lending", "status_board") ||
    senses(scene.items[index]).some((sense) => sense.startsWith("vocabulary:")) ||
    (code === "de" && /^\p{Ll}/u.test(text))
  );
}

function isCode(scene: Scene, index: number): boolean {
  return codeOf(scene, index) !== "";
}

function codeOf(scene: Scene, index: number): string {
  const text = scene.items[index]?.text ?? "";
  return /^(?:\d{1,3}\p{Ll}?|\p{Lu}\d{0,2}|\d{1,3}[-–]\d{1,3}|\d{1,2}(?:,\d{1,2})+)$/u.test(text) ? text : "";
}

/** A word that may be part of a thing's name. */
function isNounPart(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  if (item?.kind !== "word" || item.text.length < 2 || scene.used.has(index)) return false;
  if (isSilent(item) || !/^\p{L}[\p{L}&'’-]*$/u.test(item.text) || NO_NOUN.test(item.text)) return false;
  return !has(item, "and", "or", "of", "with", "per", "between", "until", "before", "not", "wh", "in", "say", "remind");
}

const NO_NOUN =
  /^(?:um|ab|nach|vor|von|bis|zu|at|max|min|ca|circa|about|every|each|alle|top|plus|minus|over|under|than|has|have|who|are|is|kw|week|woche|day|tag|points?|punkte?|option|no|nr|seite|page|part|teil|step|schritt|phase|version|level|stufe|grade|note|figure|table|line)$/i;

/** The noun of the first: as many words as the next one with a number says too, else one. */
function nounAt(scene: Scene, start: number, range: Range): string {
  const next = indexes({ from: start + 2, to: Math.min(range.to, start + 8) }).find((index) => isCoded(scene, index));
  const text = (index: number) => scene.items[index]?.text.toLowerCase();
  let length = 1;
  while (
    next !== undefined &&
    start - length >= range.from &&
    next - length > start + 1 &&
    text(next) === text(start) &&
    text(next - length) === text(start - length) &&
    isNounPart(scene, start - length)
  )
    length += 1;
  return wordsOf(scene, { from: start - length + 1, to: start + 1 });
}

/** "the drone, camera A": things without a number that are listed before, from a sign or an article on. */
function plainBefore(scene: Scene, from: number, least: number): { name: string; at: number }[] {
  const found: { name: string; at: number }[] = [];
  let end = from;
  while (end > least && isBetween(scene, end - 1)) {
    let last = end - 1;
    while (last > least && isBetween(scene, last - 1)) last -= 1;
    let first = last;
    while (first > least && last - first < 3 && isNounPart(scene, first - 1)) first -= 1;
    const before = scene.items[first - 1];
    const isEdge =
      first === 0 ||
      isBetween(scene, first - 1) ||
      /^[:(]$/.test(mark(before)) ||
      senses(before).includes("determiner") ||
      has(before, "of");
    if (first === last || !isEdge || !isThing(scene, { from: first, to: last })) break;
    found.unshift({ name: wordsOf(scene, { from: first, to: last }), at: first });
    end = senses(before).includes("determiner") ? first - 1 : first;
  }
  return found;
}

/** No way to do it, and in German written large. */
function isThing(scene: Scene, range: Range): boolean {
  if (indexes(range).some((index) => isHow(scene, index))) return false;
  const text = wordsOf(scene, range);
  if (/(?:ing|weise|lich)$/i.test(text)) return false;
  return scene.context.lexicon.language.code === "en" || /^\p{Lu}/u.test(text);
}

function isEnd(scene: Scene, index: number, end: number): boolean {
  const item = scene.items[index];
  // "und Sauna buchen": in German what is written small is no part of a name.
  const isSmall = scene.context.lexicon.language.code === "de" && /^\p{Ll}/u.test(item?.text ?? "");
  return (
    index >= end || item?.kind !== "word" || isSilent(item) || isBetween(scene, index) || isSmall || isHow(scene, index)
  );
}

function isBetween(scene: Scene, index: number): boolean {
  const item = scene.items[index];
  if (item?.kind === "break" || item?.kind === "bullet") return true;
  return /^[,;/|+&]$/.test(mark(item)) || has(item, "and", "or");
}

/** A sign, or the article behind one. */
function isListSign(scene: Scene, index: number): boolean {
  return isBetween(scene, index) || (senses(scene.items[index]).includes("determiner") && isBetween(scene, index - 1));
}

/** Past signs, "and" and articles: where the next would stand. A line's end alone ends the list. */
function behindSigns(scene: Scene, from: number, end: number): number {
  let at = from;
  while (at < end && at < from + 4 && isBetween(scene, at)) at += 1;
  const isLine = at > from && indexes({ from, to: at }).every((index) => scene.items[index]?.kind === "break");
  if (at === from || (isLine && !isCoded(scene, at))) return from;
  // "and a list of …", "each free or taken": another thing begins, or what is told of each.
  if (/^(?:an?|eine?[nrm]?|each|every|jede[rs]?)$/i.test(scene.items[at]?.text ?? "") && !isCode(scene, at))
    return from;
  while (at < end && at < from + 5 && senses(scene.items[at]).includes("determiner") && !isCode(scene, at)) at += 1;
  return at;
}

function wordsOf(scene: Scene, range: Range): string {
  return indexes(range)
    .map((index) => scene.items[index]?.text ?? "")
    .join(" ");
}
